import { softmax } from '#server/reading/reservation/softmax.ts';
import { byName, descended, placesOf } from './regression.ts';

/** One of those that may be chosen: what was said of it, and whether it is right. Several may be, or none. */
export type Option = { signs: readonly string[]; right: boolean };

type Choice = { at: Int32Array; right: boolean }[];

/**
 * What each sign weighs for being chosen among what else there is, or nothing (conditional logit, McFadden 1974). Of each option by
 * itself it cannot be told how likely it is: "siamo in 4" is less so before "anzi in 5".
 */
export function learnChoice(choices: readonly (readonly Option[])[]): Map<string, number[]> {
  const places = placesOf(choices.flat().map(({ signs }) => signs));
  const known = choices.map((options) =>
    options.map(({ signs, right }) => ({ at: placed(signs, places), right })),
  );
  const weights = descended(places.size, (now) => slopeAt(now, known));
  return byName([...places.keys()], weights, 1);
}

function placed(signs: readonly string[], places: ReadonlyMap<string, number>): Int32Array {
  return Int32Array.from(signs.flatMap((sign) => places.get(sign) ?? []));
}

/** Where the weights would make the right choices likelier, downhill. */
function slopeAt(weights: Float64Array, choices: readonly Choice[]): Float64Array {
  const slope = new Float64Array(weights.length);
  for (const options of choices) {
    const sums = options.map(({ at }) => sumAt(weights, at));
    const [, ...shares] = softmax([0, ...sums]);
    const isAnyRight = options.some(({ right }) => right);
    const wanted = softmax(
      options.map(({ right }, one) => (right ? (sums[one] as number) : -Infinity)),
    );
    options.forEach(({ at, right }, one) => {
      const much = (shares[one] as number) - (isAnyRight && right ? (wanted[one] as number) : 0);
      for (const place of at) slope[place] = (slope[place] as number) + much;
    });
  }
  return slope;
}

function sumAt(weights: Float64Array, at: Int32Array): number {
  let sum = 0;
  for (const place of at) sum += weights[place] as number;
  return sum;
}
