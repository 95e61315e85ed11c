import fc from 'fast-check';
import { sql } from 'kysely';
import { collectDue } from '#server/conversations/due.ts';
import type { MessageReceived } from '#server/conversations/events.ts';
import { inWorkspace, type Trx } from '#server/platform/database.ts';
import { emit } from '#server/platform/events.ts';
import { newId } from '#server/platform/ids.ts';
import { type Firm, openFirm, type Patto } from './firm.ts';
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
  begins: false,
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

const opened = '2026-10-20T10:00:00Z';

/** The osteria with its hours and the medium preset, since 20 October 2026. */
export async function openOsteria(patto: Patto): Promise<Place> {
  patto.clock.set(opened);
  const firm = await openFirm(patto);
  const channel = await connectWebsite(firm);
  const periods = osteria.periods.map(({ weekday, opens, closes }) => {
    return { weekday, opens: wallTime(opens), closes: wallTime(closes), name: null };
  });
  await firm.owner.hours.set({ periods, exceptions: [], closedOnHolidays: false });
  await firm.owner.pact.preset({ size: 'medium' });
  return { ...firm, channel };
}

function wallTime(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((n) => String(n).padStart(2, '0')).join(':');
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
  return { trx, place, id, deeds: named, cuts, failed: new Set() };
}

/** As intake does it: the messages, then the event in the order of the network's time, then their conversation. */
export async function hearAll(talk: Talk): Promise<void> {
  const { trx, place, id, deeds, cuts } = talk;
  const left = [...deeds];
  for (const cut of cuts) {
    const batch = left.splice(0, cut);
    const messages = batch.flatMap((one) => (one.what === 'said' ? [one.message] : []));
    await hearMessages(talk, messages);
    const closings = batch.flatMap((one) => (one.what === 'closed' ? [one.at] : []));
    for (const at of closings) {
      const closing = { conversationId: id, memberId: place.memberId, at };
      await emit(trx, 'conversations.closed', [closing]);
    }
  }
}

async function hearMessages({ trx, place, id }: Talk, messages: MessageReceived[]): Promise<void> {
  if (messages.length === 0) return;
  for (const one of messages)
    await sql`insert into message (message_id, conversation_id, channel_id, direction, text, language, visibility,
        sent_at, received_at, kind, severe, history, automatic)
      values (${one.messageId}, ${id}, ${one.channelId}, ${one.direction}, '', ${one.language}, 'private',
        ${one.sentAt}, ${one.sentAt}, ${one.kind}, ${one.severe}, ${one.history}, ${one.automatic})`.execute(
      trx,
    );
  const { rows } = await sql`select from conversation where conversation_id = ${id}`.execute(trx);
  const inOrder = messages
    .map((one) => ({ ...one, begins: rows.length === 0 }))
    .sort((a, b) => a.sentAt.getTime() - b.sentAt.getTime());
  const dues = await collectDue(trx, () => emit(trx, 'messages.received', inOrder));
  const first = inOrder[0]?.sentAt ?? began;
  const due = dues.get(id) ?? null;
  await sql`insert into conversation as c (conversation_id, channel_id, visibility, first_message_at, last_message_at, due_at)
    values (${id}, ${place.channel}, 'private', ${first}, ${first}, coalesce(${due}::timestamptz, 'infinity'))
    on conflict (workspace_id, conversation_id) do update set first_message_at = least(c.first_message_at, ${first}),
      due_at = case when ${dues.has(id)} then excluded.due_at else c.due_at end`.execute(trx);
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
