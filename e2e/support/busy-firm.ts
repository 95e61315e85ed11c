import { newId } from '#server/platform/ids.ts';
import type { Firm } from '#test/support/firm.ts';
import { comment, hear } from '#test/support/talk.ts';
import { colleague, promiseAll, said } from './member.ts';
import type { Stage } from './widget-stage.ts';

const talk = [
  ['Luca Bassi', 'Un tavolo per 4 domani alle 20:30?'],
  ['Anna Rossi', 'Ho trovato un capello nella zuppa. Non torno più, ditelo al cuoco!'],
  ['Karl Meier', 'Do you have a menu without gluten? My daughter cannot eat pasta.'],
  ['Zoë Lefèvre', 'Merci pour hier soir, c’était parfait !'],
  [
    'Giulia Neri',
    `Quanto costa il menù della festa? ${'Siamo in tanti e veniamo da lontano. '.repeat(12)}`,
  ],
  [
    'Unaparolasolalunghissimachenonsispezzadasola',
    'https://osteria.example/una/strada/molto/lunga/che/non/si/spezza/da/nessuna/parte?q=1',
  ],
] as const;

/** A firm in which every screen has something to show: people, clocks, colleagues, trouble. */
export async function fill(stage: Stage): Promise<{ conversationId: string; personId: string }> {
  const { firm, channelId, patto } = stage;
  const { owner } = firm;
  await promiseAll(firm);
  await setHouse(stage);
  for (const [name, text] of talk) await said(stage, name, text);
  await said(stage, 'Luca Bassi.', 'Di nuovo io, da un altro telefono');
  const place = { patto: patto.running, workspaceId: firm.workspaceId } as unknown as Firm;
  await hear(place, channelId, [{ kind: 'comment' }, comment('x', { id: '' })]);
  const { items } = await owner.conversations.list({ view: 'all', limit: 50 });
  const line = (name: string) => items.find(({ person }) => person.name === name);
  const [anna, karl, luca] = ['Anna Rossi', 'Karl Meier', 'Luca Bassi'].map((name) => line(name));
  if (!anna?.person.id || !karl || !luca?.person.id) throw new Error('nobody wrote');
  await owner.conversations.reply({
    id: karl.id,
    text: 'Of course, and they are good.',
    key: newId(),
  });
  await owner.conversations.assign({ id: anna.id, memberId: firm.memberId });
  await owner.conversations.saveDraft({ id: luca.id, text: 'Certo, vi', replyTo: null });
  const { id } = luca.person as { id: string };
  await owner.people.update({
    id,
    place: 'Cremona',
    about: 'Viene ogni venerdì, sempre in quattro.',
  });
  await owner.people.addIdentity({ id, kind: 'mail', handle: 'luca@example.org' });
  await owner.people.consent({ id, purpose: 'stories', given: true, source: 'a tavola' });
  return { conversationId: luca.id, personId: id };
}

async function setHouse({ firm, patto }: Stage): Promise<void> {
  const { owner } = firm;
  const { id: sala } = await owner.departments.create({ name: 'Sala' });
  await colleague(firm, 'Luisa Conti');
  await owner.members.invite({
    email: 'ugo@example.org',
    name: 'Ugo Fabbri',
    role: 'member',
    departments: [sala],
  });
  const luisa = (await owner.members.list()).find(({ name }) => name === 'Luisa Conti');
  await owner.grants.give({
    memberId: luisa?.id ?? '',
    right: 'manage_pact',
    departmentId: null,
    channelId: null,
  });
  const periods = [1, 2, 3, 4, 5, 6].flatMap((weekday) => [
    { weekday, opens: '12:00', closes: '14:30', name: 'pranzo' },
    { weekday, opens: '19:00', closes: '25:00', name: 'cena' },
  ]);
  await owner.hours.set({ periods, exceptions: [], closedOnHolidays: true });
  const rows =
    'id,author,text,sent_at,inbound\n1,anna,"Buono, tutto",2026-02-01,true\n2,,senza autore,2026-02-01,true\n';
  await fetch(`${patto.origin}/api/imports?name=vecchio.csv`, {
    method: 'POST',
    headers: { origin: patto.origin, cookie: firm.cookie, 'patto-workspace': firm.workspaceId },
    body: rows,
  });
}
