import { softmax } from '#server/reading/reservation/softmax.ts';
import { descend } from './descent.ts';
import { placesOf } from './places.ts';

/** One of those that may be chosen: what was said of it, and whether it is right. Several may be, or none. */
export type Option = { signs: readonly string[]; right: boolean };

type Choice = { at: Int32Array; right: boolean }[];

/**
 * What each sign weighs for being chosen among what else there is, or nothing (conditional logit, McFadden 1974). Of each option by
 * itself it cannot be told how likely it is: "siamo in 4" is less so before "anzi in 5".
 */
export function learnChoice(choices: readonly (readonly Option[])[]): Map<string, number> {
  const places = placesOf(
    choices.flat().map(({ signs }) => signs),
    fewest,
  );
  const known = choices.map((options) =>
    options.map(({ signs, right }) => ({ at: placed(signs, places), right })),
  );
  const weights = new Float64Array(places.size);
  descend(weights, (now) => slopeAt(now, known), descent);
  const all = [...places].map(([name, at]): [string, number] => [name, weights[at] as number]);
  return new Map(all.filter(([, weight]) => Math.abs(weight) >= least));
}

const descent = { rounds: 300, step: 0.03, restraint: 2 };
const fewest = 4;
/** What weighs less is left out. */
const least = 0.05;

function placed(signs: readonly string[], places: ReadonlyMap<string, number>): Int32Array {
  return Int32Array.from(signs.flatMap((sign) => places.get(sign) ?? []));
}

/** How much it counts that nothing is to be chosen where the right ones are left out: else whatever is alone would be chosen. */
const leftOut = 0.25;

/** Where the weights would make the right choices likelier, downhill. */
function slopeAt(weights: Float64Array, choices: readonly Choice[]): Float64Array {
  const slope = new Float64Array(weights.length);
  for (const options of choices) {
    const rights = options.filter(({ right }) => right);
    const sharesOf = (some: Choice, none: number[]) =>
      softmax([...none, ...some.map(({ at }) => sumAt(weights, at))]).slice(none.length);
    push(slope, options, sharesOf(options, [0]));
    if (rights.length === 0) continue;
    push(slope, rights, sharesOf(rights, []), -1);
    const others = options.filter(({ right }) => !right);
    push(slope, others, sharesOf(others, [0]), leftOut);
  }
  return slope;
}

/** Away from what is chosen too often, by how often it is. */
function push(slope: Float64Array, options: Choice, shares: readonly number[], much = 1): void {
  options.forEach(({ at }, one) => {
    for (const place of at)
      slope[place] = (slope[place] as number) + (shares[one] as number) * much;
  });
}

function sumAt(weights: Float64Array, at: Int32Array): number {
  let sum = 0;
  for (const place of at) sum += weights[place] as number;
  return sum;
}
