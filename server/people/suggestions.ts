import { sql } from 'kysely';
import type { z } from 'zod';
import type * as shape from '#contract/people.ts';
import type { Trx } from '#server/platform/database.ts';
import { pairsOf } from './compare.ts';
import { livePerson } from './persons.ts';
import type { Evidence } from './portrayal.ts';
import { portray } from './portrayals.ts';
import { viewLines } from './views.ts';

type Suggestion = z.output<typeof shape.Suggestion>;
type Pair = { firstId: string; secondId: string; score: number; evidence: Evidence[] };
export type Asked = { personId?: string | undefined; limit: number };

/** Persons who may be one, likeliest first, with the evidence; of one person, as things stand this moment. */
export async function viewSuggestions(trx: Trx, { personId, limit }: Asked): Promise<Suggestion[]> {
  const pairs = personId ? await pairsOfOne(trx, personId) : await bestPairs(trx, limit);
  const shown = pairs.toSorted((a, b) => b.score - a.score).slice(0, limit);
  const lines = await viewLines(
    trx,
    shown.flatMap((pair) => [pair.firstId, pair.secondId]),
  );
  return shown.flatMap(({ firstId, secondId, score, evidence }) => {
    const [first, second] = [lines.get(firstId), lines.get(secondId)];
    return first && second ? [{ first, second, score, evidence }] : [];
  });
}

async function pairsOfOne(trx: Trx, id: string): Promise<Pair[]> {
  return pairsOf(trx, await portray(trx, [await livePerson(trx, id)]));
}

async function bestPairs(trx: Trx, limit: number): Promise<Pair[]> {
  const { rows } = await sql<Pair>`
    select first_id as "firstId", second_id as "secondId", score, evidence from suggestion
    order by score desc, first_id, second_id limit ${limit}`.execute(trx);
  return rows;
}
