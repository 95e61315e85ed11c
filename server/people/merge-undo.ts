import { sql } from 'kysely';
import { nowOf, type Trx } from '#server/platform/database.ts';
import { emit } from '#server/platform/events.ts';
import { found, refuse } from '#server/platform/refusal.ts';
import { audit } from '#server/team/audit.ts';
import { type Journal, partedPortrait, portraitOf, show } from './merge-journal.ts';
import { replayWithout } from './merge-replay.ts';
import { lockPair } from './merges.ts';
import { rememberNotTheSame } from './not-the-same.ts';
import { changed, livePerson } from './persons.ts';

/**
 * Undoes a merge by its journal, also when the kept person was merged further, grew or was corrected since: what the other
 * brought leaves, what came since stays. The two are remembered as two. Returns the id of the person the other has left.
 * Refuses `merge_undone`.
 */
export async function undoMerge(trx: Trx, mergeId: string, memberId: string): Promise<string> {
  const merge = await openMerge(trx, mergeId);
  const rootId = await livePerson(trx, merge.kept_id);
  const backId = merge.merged_id;
  await lockPair(trx, rootId, backId);
  const journal = merge.journal as Journal;
  const change = await replayWithout(trx, { mergeId, keptId: merge.kept_id, backId, journal });
  await show(trx, rootId, partedPortrait(await portraitOf(trx, rootId), change));
  await show(trx, backId, journal.other);
  const pointers = await moveBack(trx, journal, { rootId, backId });
  await keepWithdrawals(trx, merge.at, { rootId, backId });
  await close(trx, mergeId, memberId);
  await rememberNotTheSame(trx, { id: rootId, otherId: backId, memberId });
  await announce(trx, { rootId, backId, pointers });
  const detail = { mergeId, otherId: backId };
  await audit(trx, { memberId, act: 'person.merge-undone', subject: rootId, detail });
  return rootId;
}

async function openMerge(trx: Trx, mergeId: string) {
  const row = await trx
    .selectFrom('person_merge')
    .selectAll()
    .where('merge_id', '=', mergeId)
    .forUpdate()
    .executeTakeFirst();
  const merge = found(row, 'merge');
  if (merge.undone_at) throw refuse('merge_undone');
  return merge;
}

type Pair = { rootId: string; backId: string };

/** Identities and pointers that are still where the merge put them. Returns who points to the other again. */
async function moveBack(trx: Trx, journal: Journal, { rootId, backId }: Pair): Promise<string[]> {
  await sql`update identity set person_id = ${backId}
    where person_id = ${rootId} and identity_id = any(${journal.identities}::uuid[])`.execute(trx);
  await sql`update person set merged_into = null where person_id = ${backId}`.execute(trx);
  const { rows } = await sql<{ person_id: string }>`update person set merged_into = ${backId}
    where merged_into = ${rootId} and person_id = any(${journal.pointers}::uuid[]) returning person_id`.execute(
    trx,
  );
  return rows.map((row) => row.person_id);
}

/** A consent withdrawn while the two were one is withdrawn for both: nobody can tell which of them meant it. */
async function keepWithdrawals(trx: Trx, since: Date, { rootId, backId }: Pair): Promise<void> {
  await sql`insert into consent (person_id, purpose, at, given, source, member_id)
    select ${backId}, purpose, at, given, source, member_id from consent
    where person_id = ${rootId} and at >= ${since} and not given
    on conflict do nothing`.execute(trx);
}

async function close(trx: Trx, mergeId: string, memberId: string): Promise<void> {
  await trx
    .updateTable('person_merge')
    .set({ undone_at: nowOf(trx), undone_by: memberId })
    .where('merge_id', '=', mergeId)
    .execute();
}

/** Whoever had been merged into the other leaves with it, and is merged into it as before. */
async function announce(
  trx: Trx,
  { rootId, backId, pointers }: Pair & { pointers: string[] },
): Promise<void> {
  const parted = [backId, ...pointers].map((otherId) => ({ personId: rootId, otherId }));
  await emit(trx, 'people.merge-undone', parted);
  await emit(
    trx,
    'people.merged',
    pointers.map((otherId) => ({ personId: backId, otherId })),
  );
  await changed(trx, [rootId, backId]);
}
