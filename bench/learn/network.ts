import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import {
  addPoint,
  heldAgainst,
  hiddenOf,
  type Much,
  units,
} from '#server/reading/reservation/network.ts';
import { softmax } from '#server/reading/reservation/softmax.ts';
import { descend } from './descent.ts';
import { placesOf } from './places.ts';

/** What was said of one example, and which outcome is right, as an index. */
export type Example = { signs: ReadonlyMap<string, number>; right: number };

type Known = { signs: readonly Much[]; right: number };
type Slope = { slope: Float64Array; points: Float64Array };

const descent = { rounds: 500, step: 0.003, restraint: 0.01 };
const fewest = 8;
/** So many rounds see every example once. */
const batches = 50;
/** Of the signs, and of the hidden units, half are left out each time by chance, that none relies on another (dropout, Srivastava 2014). */
const left = 0.5;
/** How far apart the points stand before anything is learned. */
const scattered = 0.17;

/**
 * The points of a network that tells the right outcome by the signs (server/reading/reservation/network.ts): those of the outcomes, then
 * of each sign by name. Chance is drawn from a seed: the same examples give the same points.
 */
export function learn(examples: readonly Example[], outcomes: number): [string, Float64Array][] {
  const chance = chanceOf(1);
  const places = placesOf(
    examples.map(({ signs }) => signs.keys()),
    fewest,
  );
  const names = [...Array.from({ length: outcomes }, (_, at) => `${at}`), ...places.keys()];
  const known = examples.map((one) => knownOf(one, places, outcomes));
  const points = Float64Array.from(
    { length: names.length * units },
    () => (chance() - 0.5) * scattered,
  );
  const slopeAt = (now: Float64Array, round: number) => {
    const slope = new Float64Array(now.length);
    for (let at = round % batches; at < known.length; at += batches)
      learnFrom(known[at] as Known, { slope, points: now }, { outcomes, chance });
    return slope;
  };
  descend(points, slopeAt, descent);
  return names.map((name, row) => [name, points.subarray(row * units, (row + 1) * units)]);
}

function chanceOf(seed: number): () => number {
  const drawn = xoroshiro128plus(seed);
  return () => uniformFloat64(drawn);
}

function knownOf(
  { signs, right }: Example,
  places: ReadonlyMap<string, number>,
  outcomes: number,
): Known {
  const known = [...signs].flatMap(([name, much]) => {
    const place = places.get(name);
    return place === undefined ? [] : [{ row: outcomes + place, much }];
  });
  return { signs: known, right };
}

type Drawn = { outcomes: number; chance: () => number };

/** Adds to the slope where the points would make an example likelier, downhill. */
function learnFrom(one: Known, { slope, points }: Slope, { outcomes, chance }: Drawn): void {
  const said = one.signs.filter(() => chance() >= left);
  const open = Float64Array.from({ length: units }, () => (chance() < left ? 0 : 1 / (1 - left)));
  const sum = sumOf(said, points);
  const hidden = hiddenOf(sum).map((held, at) => held * (open[at] as number));
  const back = new Float64Array(units);
  wrongsOf({ hidden, right: one.right }, points, outcomes).forEach((much, row) => {
    addPoint(back, points, { row, much });
    push(slope, hidden, { row, much });
  });
  const through = back.map((much, at) =>
    (sum[at] as number) > 0 ? much * (open[at] as number) : 0,
  );
  for (const { row, much } of said) push(slope, through, { row, much: much / (1 - left) });
}

/** What is left of the signs counts for all. */
function sumOf(said: readonly Much[], points: Float64Array): Float64Array {
  const sum = new Float64Array(units);
  for (const { row, much } of said) addPoint(sum, points, { row, much: much / (1 - left) });
  return sum;
}

/** By how much each outcome is held too likely. */
function wrongsOf(
  { hidden, right }: { hidden: Float64Array; right: number },
  points: Float64Array,
  outcomes: number,
): number[] {
  const sums = Array.from({ length: outcomes }, (_, row) => heldAgainst(hidden, points, row));
  return softmax(sums).map((share, at) => share - (at === right ? 1 : 0));
}

function push(slope: Float64Array, point: Float64Array, { row, much }: Much): void {
  const from = row * units;
  for (let at = 0; at < units; at++)
    slope[from + at] = (slope[from + at] as number) + (point[at] as number) * much;
}
