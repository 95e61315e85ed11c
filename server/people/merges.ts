import { sql } from 'kysely';
import { nowOf, type Trx } from '#server/platform/database.ts';
import { emit } from '#server/platform/events.ts';
import { newId } from '#server/platform/ids.ts';
import { tell } from '#server/platform/live.ts';
import { refuse } from '#server/platform/refusal.ts';
import { audit } from '#server/team/audit.ts';
import { type Journal, joinedPortrait, portraitOf, show } from './merge-journal.ts';
import { changed, livePerson } from './persons.ts';

/** `memberId` is null where Patto itself was sure. */
export type Merging = { id: string; otherId: string; memberId: string | null };

/**
 * Says that two persons are one: `id` is kept, the other points to it and its identities move. What moved is written down for
 * `undoMerge`. Returns the merge's id. Refuses `same_person` for two that are one already.
 */
export async function mergePeople(trx: Trx, { id, otherId, memberId }: Merging): Promise<string> {
  const keptId = await livePerson(trx, id);
  const goneId = await livePerson(trx, otherId);
  if (keptId === goneId) throw refuse('same_person');
  await lockPair(trx, keptId, goneId);
  const journal = await join(trx, keptId, goneId);
  const mergeId = newId();
  await trx
    .insertInto('person_merge')
    .values({
      merge_id: mergeId,
      kept_id: keptId,
      merged_id: goneId,
      at: nowOf(trx),
      member_id: memberId,
      journal: JSON.stringify(journal),
    })
    .execute();
  await audit(trx, {
    memberId,
    act: 'person.merged',
    subject: keptId,
    detail: { mergeId, otherId: goneId },
  });
  await emit(trx, 'people.merged', [{ personId: keptId, otherId: goneId }]);
  await changed(trx, [keptId]);
  await tell(trx, { type: 'people', ids: [goneId] });
  return mergeId;
}

/** In the order of their ids, so that two merges of the same persons wait for each other. */
export async function lockPair(trx: Trx, a: string, b: string): Promise<void> {
  const rows = await trx
    .selectFrom('person')
    .select(['merged_into', 'erased_at'])
    .where('person_id', 'in', [a, b])
    .orderBy('person_id')
    .forUpdate()
    .execute();
  await sql`select from person_activity where person_id in (${a}, ${b}) order by person_id for update`.execute(
    trx,
  );
  const living = rows.filter((row) => !row.erased_at);
  if (living.length < 2) throw refuse('conflict');
}

async function join(trx: Trx, keptId: string, goneId: string): Promise<Journal> {
  const before = await portraitOf(trx, keptId);
  const other = await portraitOf(trx, goneId);
  const after = joinedPortrait(before, other);
  await show(trx, keptId, after);
  const identities = await moveIdentities(trx, keptId, goneId);
  const pointers = await point(trx, keptId, goneId);
  await forgetComparisons(trx, [goneId]);
  return { identities, pointers, other, before, after };
}

async function moveIdentities(trx: Trx, keptId: string, goneId: string): Promise<string[]> {
  const moved = await trx
    .updateTable('identity')
    .set({ person_id: keptId })
    .where('person_id', '=', goneId)
    .returning('identity_id')
    .execute();
  return moved.map((row) => row.identity_id);
}

/** Whoever points to the other, and the other, point to the kept one: no chain is ever walked. */
async function point(trx: Trx, keptId: string, goneId: string): Promise<string[]> {
  const { rows } = await sql<{ person_id: string }>`
    update person set merged_into = ${keptId} where person_id = ${goneId} or merged_into = ${goneId}
    returning person_id`.execute(trx);
  await trx.deleteFrom('person_activity').where('person_id', '=', goneId).execute();
  return rows.map((row) => row.person_id).filter((personId) => personId !== goneId);
}

/** Persons who are no longer there, or no longer the same, are not suggested. */
export async function forgetComparisons(trx: Trx, personIds: readonly string[]): Promise<void> {
  const ids = sql`any(${personIds}::uuid[])`;
  await sql`delete from person_key where person_id = ${ids}`.execute(trx);
  await sql`delete from person_uncompared where person_id = ${ids}`.execute(trx);
  await sql`delete from suggestion where first_id = ${ids} or second_id = ${ids}`.execute(trx);
}
