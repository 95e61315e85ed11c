import fc from 'fast-check';
import { sql } from 'kysely';
import type { MessageReceived } from '#server/conversations/events.ts';
import { inWorkspace, type Trx } from '#server/platform/database.ts';
import { emit } from '#server/platform/events.ts';
import { newId } from '#server/platform/ids.ts';
import { type Firm, openFirm, startPatto } from './firm.ts';
import { osteria } from './hours.ts';
import { connectWebsite } from './talk.ts';

/** What is said and done in one conversation over the weekend the clock goes back, and in which order it is heard of. */
export type Deed = { what: 'said'; message: MessageReceived } | { what: 'closed'; at: Date };
/** `cuts` say how many deeds are heard at once. */
export type Hearsay = { deeds: Deed[]; cuts: number[] };
export type Talk = Hearsay & { trx: Trx; place: Place; id: string; failed: Set<string> };
export type Place = Firm & { channel: string };

const began = new Date('2026-10-23T08:00:00Z');
const time = fc
  .integer({ min: 0, max: 4 * 1440 })
  .map((m) => new Date(began.getTime() + m * 60_000));
const asked = fc.record({
  kind: fc.constantFrom(
    ...(['question', 'question', 'complaint', 'reservation', 'praise', 'spam', 'other'] as const),
  ),
  direction: fc.constant('in' as const),
  severe: fc.boolean(),
  history: fc.constantFrom(false, false, false, true),
  automatic: fc.constantFrom(false, false, false, true),
});
const answered = fc.record({
  kind: fc.constant('other' as const),
  direction: fc.constant('out' as const),
  severe: fc.constant(false),
  history: fc.constantFrom(false, false, true),
  automatic: fc.constantFrom(false, false, true),
});
const nameless = {
  messageId: '',
  conversationId: '',
  channelId: '',
  personId: null,
  language: 'it',
};
const said = fc
  .tuple(time, fc.oneof({ weight: 3, arbitrary: asked }, { weight: 1, arbitrary: answered }))
  .map(([sentAt, more]): Deed => ({ what: 'said', message: { ...nameless, sentAt, ...more } }));
const closed = time.map((at): Deed => ({ what: 'closed', at }));
const deed = fc.oneof({ weight: 8, arbitrary: said }, { weight: 1, arbitrary: closed });

/** Any talk, heard in any order; nobody closes a conversation in which nothing was said. */
export const hearsay: fc.Arbitrary<Hearsay> = fc.record({
  deeds: fc.tuple(said, fc.array(deed, { maxLength: 11 })).map(([first, rest]) => [first, ...rest]),
  cuts: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 12, maxLength: 12 }),
});

/** The osteria with its hours and the medium preset, after that weekend. */
export async function openOsteria(): Promise<Place> {
  const patto = await startPatto({ workers: false, at: '2026-10-20T10:00:00Z' });
  const firm = await openFirm(patto);
  const channel = await connectWebsite(firm);
  await inFirm(firm, async (trx) => {
    for (const [position, { weekday, opens, closes }] of osteria.periods.entries()) {
      const row = { position, weekday, opens_minute: opens, closes_minute: closes, name: null };
      await trx.insertInto('opening_period').values(row).execute();
    }
  });
  await firm.owner.pact.preset({ size: 'medium' });
  patto.clock.set('2026-11-01T10:00:00Z');
  return { ...firm, channel };
}

/** One transaction in a firm. */
export function inFirm<T>(
  { patto, workspaceId }: Firm,
  work: (trx: Trx) => Promise<T>,
): Promise<T> {
  return inWorkspace(patto.app.db, patto.app.scope(workspaceId), work);
}

/** A new conversation in which all this will be heard. */
export async function begin(trx: Trx, place: Place, { deeds, cuts }: Hearsay): Promise<Talk> {
  const id = newId();
  const names = { conversationId: id, channelId: place.channel };
  const named = deeds.map(
    (one): Deed =>
      one.what === 'closed'
        ? one
        : { what: 'said', message: { ...one.message, ...names, messageId: newId() } },
  );
  await sql`insert into conversation (conversation_id, channel_id, visibility, first_message_at, last_message_at)
    values (${id}, ${place.channel}, 'private', ${began}, ${began})`.execute(trx);
  return { trx, place, id, deeds: named, cuts, failed: new Set() };
}

/** As intake does it: the rows first, then the event with the list in the order of the network's time. */
export async function hearAll({ trx, place, id, deeds, cuts }: Talk): Promise<void> {
  const left = [...deeds];
  for (const cut of cuts) {
    const batch = left.splice(0, cut);
    const messages = batch.flatMap((one) => (one.what === 'said' ? [one.message] : []));
    await write(trx, id, messages);
    const inOrder = messages.toSorted((a, b) => a.sentAt.getTime() - b.sentAt.getTime());
    await emit(trx, 'messages.received', inOrder);
    const closings = batch.flatMap((one) => (one.what === 'closed' ? [one.at] : []));
    for (const at of closings)
      await emit(trx, 'conversations.closed', [
        { conversationId: id, memberId: place.memberId, at },
      ]);
  }
}

async function write(trx: Trx, id: string, messages: readonly MessageReceived[]): Promise<void> {
  for (const one of messages)
    await sql`insert into message (message_id, conversation_id, channel_id, direction, text, language, visibility,
        sent_at, received_at, kind, severe, history, automatic)
      values (${one.messageId}, ${id}, ${one.channelId}, ${one.direction}, '', ${one.language}, 'private',
        ${one.sentAt}, ${one.sentAt}, ${one.kind}, ${one.severe}, ${one.history}, ${one.automatic})`.execute(
      trx,
    );
  await sql`update conversation c set messages = messages + ${messages.length},
    first_message_at = coalesce((select min(m.sent_at) from message m where m.conversation_id = c.conversation_id), first_message_at)
    where conversation_id = ${id}`.execute(trx);
}

/** Something said turns out to be otherwise: an answer did not leave, a message asks something else. */
export async function findOut(talk: Talk, n: number, kind: MessageReceived['kind']): Promise<void> {
  const one = talk.deeds[n % talk.deeds.length];
  if (one?.what !== 'said') return;
  if (one.message.direction === 'in') await correct(talk, one.message, kind);
  else await fail(talk, one.message);
}

async function correct(
  { trx, id }: Talk,
  message: MessageReceived,
  kind: MessageReceived['kind'],
): Promise<void> {
  const { messageId, kind: before } = message;
  message.kind = kind;
  await trx.updateTable('message').set({ kind }).where('message_id', '=', messageId).execute();
  const corrected = { messageId, conversationId: id, before: { kind: before }, after: { kind } };
  await emit(trx, 'readings.corrected', [corrected]);
}

async function fail({ trx, id, failed }: Talk, message: MessageReceived): Promise<void> {
  const { messageId, channelId, sentAt } = message;
  if (failed.has(messageId)) return;
  failed.add(messageId);
  await sql`insert into outbox (outbox_id, channel_id, message_id, draft, state, not_before, queued_at, state_at)
    values (${newId()}, ${channelId}, ${messageId}, '{}', 'failed', ${sentAt}, ${sentAt}, ${sentAt})`.execute(
    trx,
  );
  await emit(trx, 'replies.failed', [{ messageId, conversationId: id }]);
}

/** Two conversations turn out to be one: the messages have moved when the event says so. */
export async function unite(gone: Talk, kept: Talk): Promise<Talk> {
  const { trx } = kept;
  await sql`update message set conversation_id = ${kept.id} where conversation_id = ${gone.id}`.execute(
    trx,
  );
  await sql`update conversation set merged_into = ${kept.id} where conversation_id = ${gone.id}`.execute(
    trx,
  );
  await emit(trx, 'conversations.merged', [{ conversationId: gone.id, into: kept.id }]);
  return { ...kept, deeds: [...kept.deeds, ...gone.deeds] };
}
