import { nowOf, type Trx } from '#server/platform/database.ts';
import { emit } from '#server/platform/events.ts';
import { newId } from '#server/platform/ids.ts';
import { tell } from '#server/platform/live.ts';
import { found, refuse } from '#server/platform/refusal.ts';
import type { RequestKind } from '#server/reading/kind.ts';
import { defined } from '#server/team/defined.ts';
import type { BookingField, Tone } from './tables.ts';
import { viewMessage } from './views.ts';

type By = { id: string; memberId: string };

/** What a member says a message is. */
type ReadingSaid = {
  kind?: RequestKind | undefined;
  tone?: Tone | undefined;
  language?: string | undefined;
};

/** Corrects what was read in a message, and keeps who said so beside what was read. */
export async function correctReading(
  trx: Trx,
  { id, memberId, ...wanted }: By & ReadingSaid,
): Promise<void> {
  const { conversation_id: conversationId, ...before } = await readingOf(trx, id);
  const said = defined(wanted);
  if (Object.keys(said).length === 0) return;
  const after = { ...before, ...said };
  const { kind, tone } = after;
  await trx.updateTable('message').set(after).where('message_id', '=', id).execute();
  await trx
    .updateTable('conversation')
    .set({ kind, tone })
    .where('conversation_id', '=', conversationId)
    .execute();
  await keep(trx, { id, memberId }, [{ before, after }]);
  const was = { kind: before.kind };
  await emit(trx, 'readings.corrected', [
    { messageId: id, conversationId, before: was, after: { kind } },
  ]);
}

/** What a member says a booking is; a field that is not there is not corrected, null = it is not said. */
type BookingSaid = {
  intent?: string | undefined;
  party?: number | null | undefined;
  children?: number | null | undefined;
  date?: string | null | undefined;
  time?: string | null | undefined;
};

/**
 * Keeps what a member says of the booking in a message, beside what was shown; each field can be taken back by itself. Refuses
 * `not_found` where nobody outside said anything.
 */
export async function correctBooking(
  trx: Trx,
  { id, memberId, ...said }: By & BookingSaid,
): Promise<void> {
  const fields = Object.entries(defined(said));
  if (fields.length === 0) return;
  const { findings, direction, deletedAt } = await viewMessage(trx, id);
  if (direction === 'out' || deletedAt) throw refuse('not_found', { what: 'reservation' });
  const { intent, booking } = findings?.reservation ?? {};
  const shown: Record<string, { value: unknown } | undefined> = { intent, ...booking };
  const kept = fields.map(([field, after]) => ({
    field: field as BookingField,
    before: shown[field]?.value ?? null,
    after,
  }));
  await keep(trx, { id, memberId }, kept);
}

/** Takes back the last correction of a field: what was said or read before counts again. Refuses `not_found` where there is none. */
export async function undoCorrection(
  trx: Trx,
  { id, field, memberId }: By & { field: BookingField },
): Promise<void> {
  const last = await trx
    .selectFrom('correction')
    .select('correction_id')
    .where('message_id', '=', id)
    .where('field', '=', field)
    .where('undone_at', 'is', null)
    .orderBy('at', 'desc')
    .orderBy('correction_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  await trx
    .updateTable('correction')
    .set({ undone_at: nowOf(trx), undone_by: memberId })
    .where('correction_id', '=', found(last, 'correction').correction_id)
    .execute();
  await tellOf(trx, id);
}

type Kept = { field?: BookingField; before: unknown; after: unknown };

async function keep(trx: Trx, { id, memberId }: By, list: readonly Kept[]): Promise<void> {
  const rows = list.map(({ field = null, before, after }) => ({
    ...{ correction_id: newId(), message_id: id, member_id: memberId, at: nowOf(trx) },
    ...{ field, before: JSON.stringify(before), after: JSON.stringify(after) },
  }));
  await trx.insertInto('correction').values(rows).execute();
  await tellOf(trx, id);
}

async function tellOf(trx: Trx, id: string): Promise<void> {
  const { conversation_id: conversationId } = await readingOf(trx, id);
  await tell(trx, { type: 'conversations', ids: [conversationId] });
}

async function readingOf(trx: Trx, id: string) {
  const message = await trx
    .selectFrom('message')
    .select(['kind', 'tone', 'language', 'conversation_id'])
    .where('message_id', '=', id)
    .executeTakeFirst();
  return found(message, 'message');
}
