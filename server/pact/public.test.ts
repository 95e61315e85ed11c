import { expect, test } from 'vitest';
import { newId } from '#server/platform/ids.ts';
import { openFirm, sharedPatto } from '#test/support/firm.ts';
import { inFirm, openOsteria, type Place } from '#test/support/hearsay.ts';
import { answers, writes } from '#test/support/shop-talk.ts';

const patto = sharedPatto({ workers: false });

type Promised = Awaited<ReturnType<Place['owner']['pact']['promises']>>[number];

async function promised(shop: Place, kind: Promised['kind']): Promise<Promised> {
  const found = (await shop.owner.pact.promises()).find((one) => one.kind === kind);
  if (!found) throw new Error(`nothing is promised for ${kind}`);
  return found;
}

async function show(shop: Place, kind: Promised['kind'], visible = true): Promise<void> {
  const { since: _, ...promise } = await promised(shop, kind);
  await shop.owner.pact.revise({ ...promise, public: visible });
}

/** So many of a kind were asked on a day, and so many of them answered in time. */
async function happened(
  shop: Place,
  kind: Promised['kind'],
  { n, kept, day }: { n: number; kept: number; day: string },
) {
  const { id: promise_id, version } = await promised(shop, kind);
  const at = new Date(`${day}T12:00:00Z`);
  const times = { started_at: at, due_at: at, warn_at: at, stopped_at: at, resolve_due_at: null };
  const rows = Array.from({ length: n }, (_, i) => ({
    ...{
      conversation_id: newId(),
      clock_id: newId(),
      channel_id: shop.channel,
      promise_id,
      version,
      kind,
    },
    ...{ started_by: newId(), judged_by: newId(), stopped_by: newId(), ...times },
    ...{ warned_at: null, broken_at: null, resolved_at: null, voided_at: null },
    ...{ kept: i < kept, reply_minutes: 10 },
  }));
  await inFirm(shop, (trx) => trx.insertInto('clock').values(rows).execute());
}

async function slugOf(shop: Place): Promise<string> {
  return (await shop.owner.workspaces.get()).slug;
}

async function page(shop: Place, query = '', headers: HeadersInit = {}): Promise<string> {
  const response = await patto.request(`/p/${await slugOf(shop)}/pact${query}`, { headers });
  expect(response.status).toBe(200);
  return response.text();
}

/** The words a reader sees, in order. */
function seen(text: string): string {
  const body = text.slice(text.indexOf('<main'));
  return body
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/\s+/g, ' ');
}

test('everybody reads the real figures, n and the date, in their language', async () => {
  const shop = await openOsteria(patto);
  for (const kind of ['reservation', 'complaint', 'idea'] as const) await show(shop, kind);
  await happened(shop, 'reservation', { n: 212, kept: 212, day: '2026-11-07' });
  await happened(shop, 'complaint', { n: 21, kept: 21, day: '2026-11-07' });
  await happened(shop, 'complaint', { n: 5, kept: 0, day: '2026-11-14' });
  await happened(shop, 'idea', { n: 7, kept: 6, day: '2026-11-10' });
  patto.clock.set('2026-11-22T13:05:00Z');
  const italian = seen(await page(shop));
  expect(italian).toContain(
    'Prenotazioni risposta entro 15 minuti, in orario di apertura 100% su 212, mantenuta',
  );
  expect(italian).toContain(
    'Reclami risposta entro 1 ora, in orario di apertura 81% su 26, non mantenuta',
  );
  expect(italian).toContain(
    'un sì o un no, con il perché, entro 30 giorni 6 su 7 troppo poche per dirlo',
  );
  expect(italian).toContain('Ultimi 28 giorni, aggiornato il 22 novembre 2026 alle ore 14:05.');
  expect(italian).toContain('Sabato 14 novembre non ce l’abbiamo fatta con 5 reclami.');
  expect(italian).not.toContain('Domande');
  const english = seen(await page(shop, '', { 'accept-language': 'en-GB' }));
  expect(english).toContain(
    'Complaints an answer within 1 hour, in opening hours 81% of 26, not kept',
  );
  expect(english).toContain('On Saturday 14 November we did not manage with 5 complaints.');
});

test('who answers is named', async () => {
  const shop = await openOsteria(patto);
  await show(shop, 'question');
  const at = '2026-11-03T11:10:00Z';
  const { id } = await writes(shop, { who: 'Luca', text: 'Avete posto?', at });
  await answers(shop, id, '2026-11-03T11:15:00Z');
  const text = seen(await page(shop));
  expect(text).toContain('Vi risponde Marta');
  expect(text).toContain('1 su 1 troppo poche per dirlo');
});

test('a promise hidden on a bad week says since when; one never shown is left out', async () => {
  const shop = await openOsteria(patto);
  await show(shop, 'complaint');
  await happened(shop, 'complaint', { n: 26, kept: 3, day: '2026-11-07' });
  patto.clock.set('2026-11-14T09:00:00Z');
  await show(shop, 'complaint', false);
  patto.clock.set('2026-11-22T13:05:00Z');
  const text = seen(await page(shop));
  expect(text).toContain('Reclami nascosta dal 14 novembre 2026');
  expect(text).not.toMatch(/su 26|Prenotazioni/);
  const badge = await patto.request(`/p/${await slugOf(shop)}/pact.svg`);
  expect(await badge.text()).toContain('nascosto dal 14 nov');
});

test('the badge prints the same figure, for other sites to show', async () => {
  const shop = await openOsteria(patto);
  await show(shop, 'reservation');
  await happened(shop, 'reservation', { n: 100, kept: 99, day: '2026-11-07' });
  patto.clock.set('2026-11-22T13:05:00Z');
  const badge = await patto.request(`/p/${await slugOf(shop)}/pact.svg?lang=en`);
  expect(badge.headers.get('content-type')).toBe('image/svg+xml');
  expect(badge.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  expect(await badge.text()).toContain('our pact: 99% kept of 100 · 22 Nov');
});

test('nothing on the page runs, and search engines are told what it says', async () => {
  const shop = await openOsteria(patto);
  await shop.owner.workspaces.update({ name: '</script><b>Ponte & Co' });
  await show(shop, 'reservation');
  const response = await patto.request(`/p/${await slugOf(shop)}/pact?lang=en`);
  expect(response.headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; style-src 'sha256-/,
  );
  const text = await response.text();
  expect(text).not.toContain('<b>Ponte');
  const [, data = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(text) ?? [];
  expect(JSON.parse(data)).toMatchObject({
    about: { '@type': 'Organization', name: '</script><b>Ponte & Co' },
    mainEntity: { itemListElement: [{ item: { '@type': 'Observation', description: 'of 0' } }] },
  });
  expect(text.match(/<script/g)).toHaveLength(1);
  expect(text).toContain('<meta property="og:title"');
});

test('a firm that promises nothing in public says so; one that is not there is not found', async () => {
  const firm = await openFirm(patto, 'Cantina Serra', 'Elena Serra');
  const { slug } = await firm.owner.workspaces.get();
  const page = await patto.request(`/p/${slug}/pact`);
  expect(await page.text()).toContain('Cantina Serra non ha ancora pubblicato il suo patto.');
  expect((await patto.request(`/p/${slug}/pact.svg`)).status).toBe(404);
  const nowhere = await patto.request('/p/nowhere/pact', { headers: { 'accept-language': 'it' } });
  expect(nowhere.status).toBe(404);
  expect(await nowhere.text()).toContain('Qui non c’è nessun patto.');
});
