import { expect, test } from 'vitest';
import { inWorkspace } from '#server/platform/database.ts';
import { emit } from '#server/platform/events.ts';
import { newId } from '#server/platform/ids.ts';
import { addMember, openFirm, sharedPatto } from '#test/support/firm.ts';
import { chat, comment, connectWebsite, hear } from '#test/support/talk.ts';

const patto = sharedPatto({ workers: false });

async function osteria() {
  const firm = await openFirm(patto);
  return { patto, firm, channelId: await connectWebsite(firm), owner: firm.owner };
}

test('a comment under a page becomes a conversation with a person, and Marta answers it', async () => {
  const { patto, firm, channelId, owner } = await osteria();
  await hear(firm, channelId, [comment('Ciao! un tavolo per 4 domani alle 20:30?', { id: 'c1' })]);
  const { items } = await owner.conversations.list({});
  expect(items).toMatchObject([
    {
      person: { name: 'Luca Bassi' },
      excerpt: 'Ciao! un tavolo per 4 domani alle 20:30?',
      lastFromUs: false,
    },
  ]);
  const id = items[0]?.id ?? '';
  patto.clock.turn(6 * 60_000);
  const answer = await owner.conversations.reply({
    id,
    text: 'Ciao Luca, ti aspettiamo!',
    key: newId(),
  });
  expect(answer).toMatchObject({
    author: { kind: 'member', name: 'Marta Bassi' },
    send: { state: 'waiting' },
  });
  const thread = await owner.conversations.get({ id });
  expect(thread).toMatchObject({
    post: { text: 'I piatti di oggi', people: 1 },
    lastFromUs: true,
    answeredInSeconds: 360,
  });
  expect(thread.items.map((message) => message.text)).toEqual([
    'Ciao! un tavolo per 4 domani alle 20:30?',
    'Ciao Luca, ti aspettiamo!',
  ]);
  expect((await owner.conversations.list({})).items).toEqual([]);
});

test('one message once, whatever the repetition; an answer by its key once too', async () => {
  const { firm, channelId, owner } = await osteria();
  const said = comment('I marubini sono senza glutine?', { id: 'c1' });
  await hear(firm, channelId, [said, said]);
  await hear(firm, channelId, [said]);
  const [line] = (await owner.conversations.list({})).items;
  expect(line?.messages).toBe(1);
  const key = newId();
  const id = line?.id ?? '';
  const first = await owner.conversations.reply({ id, text: 'Sì!', key });
  expect((await owner.conversations.reply({ id, text: 'Sì!', key })).id).toBe(first.id);
  expect((await owner.conversations.get({ id })).items).toHaveLength(2);
});

test('a child before its parent, and two conversations that turn out to be one', async () => {
  const { firm, channelId, owner } = await osteria();
  await hear(firm, channelId, [
    comment('anche noi!', {
      id: 'child',
      parent: 'middle',
      visitor: { id: 'anna', name: 'Anna' },
      sentAt: '2026-11-22T11:03:00Z',
    }),
  ]);
  await hear(firm, channelId, [
    comment('ci siete sabato?', { id: 'root', sentAt: '2026-11-22T11:01:00Z' }),
  ]);
  expect((await owner.conversations.list({})).items).toHaveLength(2);
  await hear(firm, channelId, [
    comment('certo, alle 20', {
      id: 'middle',
      parent: 'root',
      visitor: { id: 'gino', name: 'Gino' },
      sentAt: '2026-11-22T11:02:00Z',
    }),
  ]);
  const [line, ...others] = (await owner.conversations.list({})).items;
  expect(others).toEqual([]);
  const thread = await owner.conversations.get({ id: line?.id ?? '' });
  expect(thread.items.map((message) => message.text)).toEqual([
    'ci siete sabato?',
    'certo, alle 20',
    'anche noi!',
  ]);
  expect(thread.items[2]?.parentId).toBe(thread.items[1]?.id);
});

test('private chat is one thread per visitor; a hostile name and a NUL are kept as text', async () => {
  const { firm, channelId, owner } = await osteria();
  const visitor = { id: 'x', name: '<img src=x onerror=alert(1)>' };
  await hear(firm, channelId, [
    chat('prima\u0000riga', { visitor }),
    chat('seconda \ud800', { visitor }),
  ]);
  const [line] = (await owner.conversations.list({})).items;
  expect(line).toMatchObject({
    messages: 2,
    visibility: 'private',
    person: { name: visitor.name },
  });
});

test('a poison event is buried with its reason; what stands behind it comes in; try again brings it back', async () => {
  const { firm, channelId, owner } = await osteria();
  await hear(firm, channelId, [{ kind: 'comment' }, comment('ci siete?')]);
  expect((await owner.conversations.list({})).items).toHaveLength(1);
  const { items } = await owner.channels.deadLetters({});
  expect(items).toHaveLength(1);
  expect(await owner.channels.retryDeadLetters({})).toEqual({ retried: 1 });
  await firm.patto.run('intake', firm.workspaceId, { channelId });
  expect((await owner.channels.deadLetters({})).items[0]).toMatchObject({ tries: 2 });
});

test('search finds words over all time, by stem, without accents, and only here', async () => {
  const { patto, firm, channelId, owner } = await osteria();
  await hear(firm, channelId, [
    comment('Le prenotazioni si fanno perché siete pieni?'),
    comment('Do you take bookings for tomorrow evening?', { visitor: { id: 'b', name: 'Bea' } }),
  ]);
  expect((await owner.conversations.search({ q: 'prenotazione' })).items).toMatchObject([
    { highlights: [{ from: 3, to: 15 }] },
  ]);
  expect((await owner.conversations.search({ q: 'booking' })).items).toHaveLength(1);
  const other = await openFirm(patto, 'Passo', 'Dario Neri');
  expect((await other.owner.conversations.search({ q: 'booking' })).items).toEqual([]);
});

test('close, reopen, assign, draft, presence, correct', async () => {
  const { firm, channelId, owner } = await osteria();
  await hear(firm, channelId, [comment('avete posto?')]);
  const id = (await owner.conversations.list({})).items[0]?.id ?? '';
  await owner.conversations.assign({ id, memberId: firm.memberId });
  expect(await owner.conversations.counts()).toMatchObject({ due: 1, mine: 1 });
  await owner.conversations.saveDraft({ id, text: 'Certo' });
  expect((await owner.conversations.get({ id })).draft).toMatchObject({ text: 'Certo' });
  await owner.conversations.close({ id });
  expect(await owner.conversations.counts()).toMatchObject({ due: 0 });
  await owner.conversations.reopen({ id });
  const messageId = (await owner.conversations.get({ id })).items[0]?.id ?? '';
  const corrected = await owner.conversations.correct({ id: messageId, kind: 'reservation' });
  expect(corrected.reading).toMatchObject({ kind: 'reservation', correctedBy: 'Marta Bassi' });
  expect(await owner.conversations.presence({ id, state: 'writing' })).toEqual([]);
});

test('whose right to reply is limited elsewhere is refused here', async () => {
  const { firm, channelId, owner } = await osteria();
  await hear(firm, channelId, [comment('avete posto?')]);
  const id = (await owner.conversations.list({})).items[0]?.id ?? '';
  const sara = await addMember(firm, 'Sara', 'member');
  const reply = () => sara.client.conversations.reply({ id, text: 'Certo!', key: newId() });
  const elsewhere = await owner.channels.connect({
    network: 'website',
    name: 'Altro sito',
    settings: { site: 'https://altro.example' },
  });
  await owner.grants.give({
    memberId: sara.memberId,
    right: 'reply',
    departmentId: null,
    channelId: elsewhere.id,
  });
  await expect(reply()).rejects.toMatchObject({ code: 'forbidden' });
  await owner.grants.give({
    memberId: sara.memberId,
    right: 'reply',
    departmentId: null,
    channelId,
  });
  await expect(reply()).resolves.toMatchObject({ author: { name: 'Sara' } });
});

test('what was deleted before it was seen never shows, and its answers are together', async () => {
  const { firm, channelId, owner } = await osteria();
  const { app } = firm.patto;
  const gone = { what: 'deletion' as const, id: 'p', at: '2026-11-22T12:00:00Z' };
  const read = {
    channelId,
    network: 'website',
    rawEventId: newId(),
    receivedAt: new Date(),
    item: gone,
    reading: null,
  };
  await inWorkspace(app.db, app.scope(firm.workspaceId), (trx) =>
    emit(trx, 'incoming.read', [read]),
  );
  await hear(firm, channelId, [comment('uno', { parent: 'p' })]);
  await hear(firm, channelId, [
    comment('due', { parent: 'p', visitor: { id: 'b', name: 'Bea' } }),
    comment('tolto', { id: 'p' }),
  ]);
  const [line, ...others] = (await owner.conversations.list({})).items;
  expect({ messages: line?.messages, others }).toEqual({ messages: 2, others: [] });
});
