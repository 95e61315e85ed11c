import { sql } from 'kysely';
import { nowOf, type Trx } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { tell } from '#server/platform/live.ts';
import { found, refuse } from '#server/platform/refusal.ts';
import type { BookingField } from './tables.ts';
import { viewMessage } from './views.ts';

/** What a member says a booking is; a field that is not there is not corrected, null = it is not said. */
type BookingSaid = {
  intent?: string | undefined;
  party?: number | null | undefined;
  children?: number | null | undefined;
  date?: string | null | undefined;
  time?: string | null | undefined;
};

type By = { id: string; memberId: string };

/**
 * Keeps what a member says of the booking in a message, beside what was shown; each field can be taken back by itself. Refuses
 * `not_found` where nobody outside said anything.
 */
export async function correctBooking(
  trx: Trx,
  { id, memberId, ...said }: By & BookingSaid,
): Promise<void> {
  const fields = Object.entries(said).filter(([, value]) => value !== undefined);
  if (fields.length === 0) return;
  const { findings, direction, deletedAt } = await viewMessage(trx, id);
  if (direction === 'out' || deletedAt) throw refuse('not_found', { what: 'reservation' });
  const { intent, booking } = findings?.reservation ?? {};
  const shown: Record<string, { value: unknown } | undefined> = { intent, ...booking };
  const rows = fields.map(([field, value]) => ({
    ...{ correction_id: newId(), message_id: id, member_id: memberId, at: nowOf(trx) },
    field: field as BookingField,
    before: JSON.stringify(shown[field]?.value ?? null),
    after: JSON.stringify(value),
  }));
  await trx.insertInto('correction').values(rows).execute();
  await tellOf(trx, id);
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

async function tellOf(trx: Trx, id: string): Promise<void> {
  const { rows } = await sql<{
    conversation_id: string;
  }>`select conversation_id from message where message_id = ${id}`.execute(trx);
  await tell(trx, { type: 'conversations', ids: rows.map((row) => row.conversation_id) });
}
