import { sql } from 'kysely';
import type { Trx } from '#server/platform/database.ts';
import { blockingKeys, crowd } from './blocking.ts';
import { type Likeness, likeness } from './likeness.ts';
import { mergePeople } from './merges.ts';
import { differentPairs, pairKey } from './not-the-same.ts';
import type { Portrayal } from './portrayal.ts';
import { portray } from './portrayals.ts';

/** Persons compared in one round: intake never waits for it. */
const aRound = 3000;

/**
 * Compares new and changed persons with all others, and keeps as suggestions who may be one; joins those it is sure of. One
 * round takes so many at most; what remains waits for the next.
 */
export async function compareWaiting(trx: Trx): Promise<void> {
  const ids = await takeWaiting(trx);
  if (ids.length === 0) return;
  const people = await portray(trx, ids);
  await saveKeys(trx, ids, people);
  const pairs = await pairsOf(trx, people);
  await saveSuggestions(
    trx,
    ids,
    pairs.filter((pair) => pair.verdict === 'suggest'),
  );
  await joinSure(
    trx,
    pairs.filter((pair) => pair.verdict === 'automatic'),
  );
}

/** Two statements: a delete over a locking subquery may run the subquery once a row. */
async function takeWaiting(trx: Trx): Promise<string[]> {
  const waiting = await trx
    .selectFrom('person_uncompared')
    .select('person_id')
    .orderBy('person_id')
    .limit(aRound)
    .forUpdate()
    .skipLocked()
    .execute();
  const ids = waiting.map((row) => row.person_id);
  await sql`delete from person_uncompared where person_id = any(${ids}::uuid[])`.execute(trx);
  return ids;
}

async function saveKeys(
  trx: Trx,
  ids: readonly string[],
  people: readonly Portrayal[],
): Promise<void> {
  const { keys, owners } = keysOf(people);
  await sql`delete from person_key where person_id = any(${ids}::uuid[])`.execute(trx);
  await sql`insert into person_key (key, person_id)
    select * from unnest(${keys}::text[], ${owners}::uuid[]) as mine (key, person_id)
    where not exists (select from crowd_key where crowd_key.key = mine.key)
    on conflict do nothing`.execute(trx);
  await sql`with crowded as (
      insert into crowd_key (key) select key from person_key where key = any(${[...new Set(keys)]}::text[])
      group by key having count(*) > ${crowd} order by key on conflict do nothing returning key
    )
    delete from person_key where key in (select key from crowded)`.execute(trx);
}

function keysOf(people: readonly Portrayal[]): { keys: string[]; owners: string[] } {
  const all = people.flatMap((person) =>
    blockingKeys(person).map((key) => ({ key, id: person.id })),
  );
  return { keys: all.map((one) => one.key), owners: all.map((one) => one.id) };
}

/** Two who may be one, the smaller id first. */
export type Pair = Likeness & { firstId: string; secondId: string };

/** Everybody who shares a key with these persons and may be one with them; also when these have no keys saved yet. */
export async function pairsOf(trx: Trx, people: readonly Portrayal[]): Promise<Pair[]> {
  const candidates = await candidatesOf(trx, people);
  const others = [...new Set(candidates.map((one) => one.otherId))];
  const known = new Map([...(await portray(trx, others)), ...people].map((one) => [one.id, one]));
  const different = await differentPairs(trx);
  const pairs = new Map<string, Pair>();
  for (const { id, otherId } of candidates) {
    const key = pairKey(id, otherId);
    const [first, second] = key.split(' ').map((one) => known.get(one));
    if (!first || !second || pairs.has(key) || different.has(key)) continue;
    pairs.set(key, { ...likeness(first, second), firstId: first.id, secondId: second.id });
  }
  return [...pairs.values()].filter((pair) => pair.verdict !== 'different');
}

type Candidate = { id: string; otherId: string };

async function candidatesOf(trx: Trx, people: readonly Portrayal[]): Promise<Candidate[]> {
  const { keys, owners } = keysOf(people);
  const { rows } = await sql<Candidate>`
    select distinct mine.id, other.person_id as "otherId"
    from unnest(${keys}::text[], ${owners}::uuid[]) as mine (key, id)
    cross join lateral (select array_agg(person_id) as ids from person_key where key = mine.key) as block
    cross join lateral unnest(block.ids) as other (person_id)
    where cardinality(block.ids) <= ${crowd} and other.person_id <> mine.id`.execute(trx);
  return rows;
}

async function saveSuggestions(
  trx: Trx,
  ids: readonly string[],
  pairs: readonly Pair[],
): Promise<void> {
  await sql`delete from suggestion where first_id = any(${ids}::uuid[]) or second_id = any(${ids}::uuid[])`.execute(
    trx,
  );
  const of = <T>(pick: (pair: Pair) => T) => pairs.map(pick);
  await sql`insert into suggestion (first_id, second_id, score, evidence)
    select * from unnest(${of((p) => p.firstId)}::uuid[], ${of((p) => p.secondId)}::uuid[], ${of((p) => p.score)}::float8[],
      ${of((p) => JSON.stringify(p.evidence))}::jsonb[])
    on conflict do nothing`.execute(trx);
}

/** Undoable as any merge; an undone one is remembered, and not made again. */
async function joinSure(trx: Trx, pairs: readonly Pair[]): Promise<void> {
  const gone = new Set<string>();
  for (const { firstId, secondId } of pairs) {
    if (gone.has(firstId) || gone.has(secondId)) continue;
    await mergePeople(trx, { id: firstId, otherId: secondId, memberId: null });
    gone.add(secondId);
  }
}
