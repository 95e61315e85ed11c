import { softmax } from '#server/reading/reservation/softmax.ts';

/** What was said of one example, and which outcome is right, as an index. */
export type Example = { signs: ReadonlyMap<string, number>; right: number };

type Rows = { names: string[]; at: Int32Array[]; much: Float64Array[]; right: number[] };

const rounds = 300;
const step = 0.03;
/** How strongly a weight is held back: what few messages say weighs little. */
const restraint = 2;
/** A sign in fewer messages than this tells nothing about others. */
const fewest = 3;

/**
 * Multinomial logistic regression with a Gaussian prior over all examples at once. Nothing is drawn by lot: the same examples give the
 * same weights.
 */
export function learn(examples: readonly Example[], outcomes: number): Map<string, number[]> {
  const rows = rowsOf(examples);
  const weights = descended(rows.names.length * outcomes, (now) => slopeAt(now, rows, outcomes));
  return byName(rows.names, weights, outcomes);
}

/** Where the way down ends, each weight held back: by Adam (Kingma and Ba, 2015). */
export function descended(
  size: number,
  slopeOf: (weights: Float64Array) => Float64Array,
): Float64Array {
  const weights = new Float64Array(size);
  const [mean, square] = [weights.slice(), weights.slice()];
  for (let round = 1; round <= rounds; round++) {
    const slope = slopeOf(weights);
    for (let at = 0; at < weights.length; at++) {
      const now = (slope[at] as number) + (weights[at] as number) * restraint;
      const m = 0.9 * (mean[at] as number) + 0.1 * now;
      const s = 0.999 * (square[at] as number) + 0.001 * now * now;
      [mean[at], square[at]] = [m, s];
      const [first, second] = [m / (1 - 0.9 ** round), s / (1 - 0.999 ** round)];
      weights[at] = (weights[at] as number) - (step * first) / (Math.sqrt(second) + 1e-8);
    }
  }
  return weights;
}

function rowsOf(examples: readonly Example[]): Rows {
  const places = placesOf(examples.map(({ signs }) => signs.keys()));
  const known = examples.map(({ signs }) => [...signs].filter(([name]) => places.has(name)));
  return {
    names: [...places.keys()],
    at: known.map((row) => Int32Array.from(row, ([name]) => places.get(name) ?? 0)),
    much: known.map((row) => Float64Array.from(row, ([, much]) => much)),
    right: examples.map(({ right }) => right),
  };
}

/** Where each sign stands that more than one example has, by the alphabet. */
export function placesOf(signs: Iterable<Iterable<string>>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const own of signs) for (const name of own) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts].filter(([, count]) => count >= fewest).map(([name]) => name);
  return new Map(names.toSorted().map((name, at) => [name, at]));
}

/** Where the weights would make the examples likelier, downhill. */
function slopeAt(weights: Float64Array, rows: Rows, outcomes: number): Float64Array {
  const slope = new Float64Array(weights.length);
  for (let row = 0; row < rows.right.length; row++) {
    const [at, much] = [rows.at[row] as Int32Array, rows.much[row] as Float64Array];
    const shares = sharesOf(weights, { at, much }, outcomes);
    shares[rows.right[row] as number] = (shares[rows.right[row] as number] as number) - 1;
    for (let sign = 0; sign < at.length; sign++)
      for (let outcome = 0; outcome < outcomes; outcome++) {
        const place = (at[sign] as number) * outcomes + outcome;
        slope[place] =
          (slope[place] as number) + (much[sign] as number) * (shares[outcome] as number);
      }
  }
  return slope;
}

function sharesOf(
  weights: Float64Array,
  { at, much }: { at: Int32Array; much: Float64Array },
  outcomes: number,
): number[] {
  const sums = Array.from({ length: outcomes }, () => 0);
  for (let sign = 0; sign < at.length; sign++)
    for (let outcome = 0; outcome < outcomes; outcome++)
      sums[outcome] =
        (sums[outcome] as number) +
        (weights[(at[sign] as number) * outcomes + outcome] as number) * (much[sign] as number);
  return softmax(sums);
}

/** What weighs next to nothing is left out. */
export function byName(names: readonly string[], weights: Float64Array, outcomes: number) {
  const all = names.map((name, at): [string, number[]] => [
    name,
    [...weights.slice(at * outcomes, (at + 1) * outcomes)],
  ]);
  return new Map(all.filter(([, own]) => own.some((weight) => Math.abs(weight) >= least)));
}

const least = 0.05;
