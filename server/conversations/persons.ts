import { sql } from 'kysely';
import type { PersonErased, PersonMerged, PersonMergeUndone } from '#server/people/events.ts';
import type { Trx } from '#server/platform/database.ts';
import { on, type Reaction } from '#server/platform/events.ts';
import { forgetMessages } from './follow.ts';

/** Conversations follow what happens to persons: merged, parted again, erased. */
export const followPeople: readonly Reaction[] = [
  on('people.merged', repoint),
  on('people.merge-undone', pointBack),
  on('people.erased', forget),
];

async function repoint(trx: Trx, list: readonly PersonMerged[]): Promise<void> {
  for (const { personId, otherId } of list) {
    await sql`update message set said_by = coalesce(said_by, person_id), person_id = ${personId} where person_id = ${otherId}`.execute(
      trx,
    );
    await sql`update conversation set began_by = coalesce(began_by, person_id), person_id = ${personId} where person_id = ${otherId}`.execute(
      trx,
    );
  }
}

/** What was the other's before the merge is the other's again; what came since stays where it came. */
async function pointBack(trx: Trx, list: readonly PersonMergeUndone[]): Promise<void> {
  for (const { personId, otherId } of list) {
    await sql`update message set person_id = ${otherId}, said_by = null where person_id = ${personId} and said_by = ${otherId}`.execute(
      trx,
    );
    await sql`update conversation set person_id = ${otherId}, began_by = null where person_id = ${personId} and began_by = ${otherId}`.execute(
      trx,
    );
  }
}

async function forget(trx: Trx, list: readonly PersonErased[]): Promise<void> {
  for (const { personId } of list) {
    const rows = await trx
      .selectFrom('message')
      .select('message_id')
      .where('person_id', '=', personId)
      .execute();
    await forgetMessages(
      trx,
      rows.map((row) => row.message_id),
    );
  }
}
