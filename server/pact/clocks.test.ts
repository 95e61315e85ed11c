import { expect, test } from 'vitest';
import { sharedPatto } from '#test/support/firm.ts';
import { inFirm, openOsteria, type Place } from '#test/support/hearsay.ts';
import { answers, clocksOf, watch, writes } from '#test/support/shop-talk.ts';

// Tuesday 3 November 2026 in Cremona is UTC+1: lunch is from 11:00Z to 13:30Z, dinner from 18:00Z to 22:00Z
const patto = sharedPatto({ workers: false });
const lunch = '2026-11-03T11:10:00.000Z';

test('Luca asks at lunch; the clock runs in opening hours, the list says until when, and Marta keeps it', async () => {
  const shop = await openOsteria(patto);
  const { id } = await writes(shop, {
    who: 'Luca',
    text: 'Avete il menù senza glutine?',
    at: lunch,
  });
  const dueAt = '2026-11-03T19:40:00.000Z';
  expect(await clocksOf(shop, id)).toEqual([
    { kind: 'question', outcome: 'running', startedAt: lunch, dueAt },
  ]);
  expect((await shop.owner.conversations.list({})).items).toMatchObject([{ id, dueAt }]);
  await answers(shop, id, '2026-11-03T18:30:00.000Z');
  expect(await clocksOf(shop, id)).toMatchObject([{ outcome: 'kept' }]);
  const { promises } = await shop.owner.pact.keeping({});
  const question = promises.find((one) => one.promise.kind === 'question');
  // 140 minutes of lunch and 30 of dinner
  expect(question).toMatchObject({ n: 1, kept: 1, medianMinutes: 170 });
});

test('the owner is warned before, told after, once each, and a late answer does not mend it', async () => {
  const shop = await openOsteria(patto);
  const { id } = await writes(shop, {
    who: 'Anna',
    text: 'Zuppa fredda!',
    at: lunch,
    kind: 'complaint',
  });
  await watch(shop, '2026-11-03T11:59:00Z');
  expect(await calls(shop)).toEqual([]);
  await watch(shop, '2026-11-03T12:00:00Z');
  await watch(shop, '2026-11-03T12:01:00Z');
  expect(await calls(shop)).toEqual([{ id, warned: '2026-11-03T12:00:00.000Z', broken: null }]);
  expect(await clocksOf(shop, id)).toMatchObject([{ outcome: 'running' }]);
  await watch(shop, '2026-11-03T12:10:00Z');
  await watch(shop, '2026-11-03T12:11:00Z');
  expect(await calls(shop)).toMatchObject([{ broken: '2026-11-03T12:10:00.000Z' }]);
  expect(await clocksOf(shop, id)).toMatchObject([{ outcome: 'late' }]);
  await answers(shop, id, '2026-11-03T12:20:00Z');
  expect(await clocksOf(shop, id)).toMatchObject([{ outcome: 'broken' }]);
});

test('what they write within a day of our answer is talk; after a day, or a closed case, a clock starts', async () => {
  const shop = await openOsteria(patto);
  const who = 'Sara';
  const { id } = await writes(shop, { who, text: 'Siete aperti domenica?', at: lunch });
  await answers(shop, id, '2026-11-03T11:20:00Z');
  await writes(shop, { who, text: 'Anche a cena?', at: '2026-11-03T11:30:00Z' });
  expect(await clocksOf(shop, id)).toHaveLength(1);
  expect(await shop.owner.pact.orphans()).toMatchObject([{ conversationId: id, person: who }]);
  await writes(shop, { who, text: 'E il lunedì?', at: '2026-11-04T11:20:00Z' });
  expect(await clocksOf(shop, id)).toHaveLength(2);
  expect(await shop.owner.pact.orphans()).toEqual([]);
  await answers(shop, id, '2026-11-04T11:30:00Z');
  await shop.owner.conversations.close({ id });
  await writes(shop, { who, text: 'Un’ultima cosa: i cani?', at: '2026-11-04T11:40:00Z' });
  expect(await clocksOf(shop, id)).toMatchObject([
    { outcome: 'running', startedAt: '2026-11-04T11:40:00.000Z' },
    { outcome: 'kept' },
    { outcome: 'kept' },
  ]);
});

test('an answer taken back never stopped the clock', async () => {
  const shop = await openOsteria(patto);
  const { id } = await writes(shop, { who: 'Piero', text: 'Fate i tortelli?', at: lunch });
  const key = await answers(shop, id, '2026-11-03T11:20:00Z');
  expect(await clocksOf(shop, id)).toMatchObject([{ outcome: 'kept' }]);
  await shop.owner.conversations.withdrawReply({ id: key });
  const dueAt = '2026-11-03T19:40:00.000Z';
  expect(await clocksOf(shop, id)).toMatchObject([{ outcome: 'running', dueAt }]);
  expect((await shop.owner.conversations.list({})).items).toMatchObject([{ id, dueAt }]);
});

test('an answer that failed never stopped the clock, until it is sent again', async () => {
  const shop = await openOsteria(patto);
  const { id } = await writes(shop, { who: 'Olga', text: 'Fate il lesso?', at: lunch });
  const key = await answers(shop, id, '2026-11-03T11:20:00Z');
  await shop.owner.channels.disconnect({ id: shop.channel });
  await patto.run('send', shop.workspaceId, { outboxId: await outboxOf(shop, key) });
  expect(await clocksOf(shop, id)).toMatchObject([{ outcome: 'running' }]);
  patto.clock.set('2026-11-03T11:50:00Z');
  await shop.owner.conversations.retryReply({ id: key });
  expect(await clocksOf(shop, id)).toMatchObject([{ outcome: 'kept' }]);
});

test('a reading that is corrected chooses the promise again from the start; spam leaves no clock', async () => {
  const shop = await openOsteria(patto);
  const { id, messageId } = await writes(shop, { who: 'Bot', text: 'Guadagna subito', at: lunch });
  shop.patto.clock.set('2026-11-03T11:20:00Z');
  await shop.owner.conversations.correct({ id: messageId, kind: 'complaint' });
  expect(await clocksOf(shop, id)).toMatchObject([
    { kind: 'complaint', startedAt: lunch, dueAt: '2026-11-03T12:10:00.000Z' },
  ]);
  await shop.owner.conversations.correct({ id: messageId, kind: 'spam' });
  expect(await clocksOf(shop, id)).toEqual([]);
  expect(await shop.owner.pact.clocks({ id })).toMatchObject([{ outcome: 'void' }]);
  expect((await shop.owner.conversations.get({ id })).dueAt).toBeNull();
});

test('a complaint after a question brings the due time forward, from its own time', async () => {
  const shop = await openOsteria(patto);
  const { id } = await writes(shop, { who: 'Ada', text: 'Dov’è il mio ordine?', at: lunch });
  const at = '2026-11-03T11:40:00.000Z';
  await writes(shop, { who: 'Ada', text: 'È uno scandalo.', at, kind: 'complaint' });
  expect(await clocksOf(shop, id)).toEqual([
    { kind: 'complaint', outcome: 'running', startedAt: lunch, dueAt: '2026-11-03T12:40:00.000Z' },
  ]);
});

test('closing a case without an answer keeps nothing; taking the closing back lets the clock run', async () => {
  const shop = await openOsteria(patto);
  const { id } = await writes(shop, { who: 'Elio', text: 'C’è posto?', at: lunch });
  shop.patto.clock.set('2026-11-03T11:30:00Z');
  await shop.owner.conversations.close({ id });
  expect(await clocksOf(shop, id)).toMatchObject([{ outcome: 'broken' }]);
  shop.patto.clock.set('2026-11-03T11:40:00Z');
  await shop.owner.conversations.reopen({ id });
  expect(await clocksOf(shop, id)).toMatchObject([{ outcome: 'running' }]);
  await answers(shop, id, '2026-11-03T11:50:00Z');
  expect(await clocksOf(shop, id)).toMatchObject([{ outcome: 'kept' }]);
});

test('hours changed while a clock runs neither loosen nor tighten what was promised', async () => {
  const shop = await openOsteria(patto);
  const { id } = await writes(shop, { who: 'Rita', text: 'Avete il seggiolone?', at: lunch });
  await inFirm(shop, (trx) => trx.deleteFrom('opening_period').where('weekday', '=', 2).execute());
  await writes(shop, { who: 'Rita', text: 'Siamo in cinque.', at: '2026-11-03T11:30:00Z' });
  expect(await clocksOf(shop, id)).toMatchObject([{ dueAt: '2026-11-03T19:40:00.000Z' }]);
});

async function outboxOf(shop: Place, messageId: string): Promise<string> {
  const row = await inFirm(shop, (trx) =>
    trx
      .selectFrom('outbox')
      .select('outbox_id')
      .where('message_id', '=', messageId)
      .executeTakeFirst(),
  );
  return row?.outbox_id ?? '';
}

async function calls(shop: Place) {
  return inFirm(shop, async (trx) => {
    const rows = await trx
      .selectFrom('clock')
      .select(['conversation_id as id', 'warned_at', 'broken_at'])
      .where('warned_at', 'is not', null)
      .execute();
    return rows.map(({ id, warned_at, broken_at }) => {
      return { id, warned: warned_at?.toISOString(), broken: broken_at?.toISOString() ?? null };
    });
  });
}
