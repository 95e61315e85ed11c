import { sql } from 'kysely';
import { nowOf, type Trx } from '#server/platform/database.ts';
import { refuse } from '#server/platform/refusal.ts';
import { livePerson } from './persons.ts';

export type Different = { id: string; otherId: string; memberId: string | null };

/** Remembers that two persons are two: they are never suggested as one again, nor joined by Patto itself. */
export async function sayNotTheSame(trx: Trx, { id, otherId, memberId }: Different): Promise<void> {
  const pair = { id: await livePerson(trx, id), otherId: await livePerson(trx, otherId), memberId };
  if (pair.id === pair.otherId) throw refuse('invalid', { field: 'otherId' });
  await rememberNotTheSame(trx, pair);
}

/** As `sayNotTheSame`, of two who are known to be there. */
export async function rememberNotTheSame(
  trx: Trx,
  { id, otherId, memberId }: Different,
): Promise<void> {
  const [first_id, second_id] = id < otherId ? [id, otherId] : [otherId, id];
  await trx
    .insertInto('not_the_same')
    .values({ first_id, second_id, at: nowOf(trx), member_id: memberId })
    .onConflict((c) => c.doNothing())
    .execute();
  await sql`delete from suggestion where first_id = ${first_id} and second_id = ${second_id}`.execute(
    trx,
  );
}

/** The pairs that are two, as the persons they stand for now; keys of `pairKey`. */
export async function differentPairs(trx: Trx): Promise<Set<string>> {
  const { rows } = await sql<{ first: string; second: string }>`
    select coalesce((select merged_into from person where person_id = n.first_id), n.first_id) as first,
      coalesce((select merged_into from person where person_id = n.second_id), n.second_id) as second
    from not_the_same n`.execute(trx);
  return new Set(rows.map(({ first, second }) => pairKey(first, second)));
}

/** Two ids in either order. */
export function pairKey(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}
