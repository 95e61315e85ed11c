/**
 * A neural network with one hidden layer. Each sign has a point in `units` dimensions, and so has each outcome: the points of the signs
 * are added up, what is negative in the sum counts nothing (ReLU), and the rest is held against the point of each outcome. Other than weights
 * that each sign has by itself, it can learn that "è libero" asks for a table beside "sabato" and for nothing beside "bagno".
 */
export type Points = { readonly length: number; readonly [at: number]: number };

/** How many hidden units there are, the dimensions of a point. */
export const units = 48;

/** Adds a point, so much of it, to a sum. `row`: the how manieth of the points it is. */
export function addPoint(sum: Float64Array, points: Points, { row, much }: Much): void {
  const from = row * units;
  for (let at = 0; at < units; at++)
    sum[at] = (sum[at] as number) + (points[from + at] as number) * much;
}

/** A point, and how much of it there is. */
export type Much = { row: number; much: number };

/** How much what the hidden units hold speaks for the outcome whose point is given. */
export function heldAgainst(hidden: Float64Array, points: Points, row: number): number {
  const from = row * units;
  let all = 0;
  for (let at = 0; at < units; at++) all += (hidden[at] as number) * (points[from + at] as number);
  return all;
}

/** What the hidden units hold of a sum. */
export function hiddenOf(sum: Float64Array): Float64Array {
  return sum.map((one) => Math.max(0, one));
}

/** A point as a word of `units` letters, one for each dimension, in fortieths: "P" is nought, "x" one. */
export function spelled(point: ArrayLike<number>): string {
  const letters = Array.from(point, (one) => Math.round(one / fortieth));
  return String.fromCharCode(
    ...letters.map((one) => nought + Math.max(-most, Math.min(most, one))),
  );
}

/** The points that words spell, one after the other, in fortieths: small enough to be near the processor. */
export function pointsOf(words: readonly string[]): Int8Array {
  const all = new Int8Array(words.length * units);
  words.forEach((word, row) => {
    for (let at = 0; at < units; at++) all[row * units + at] = word.charCodeAt(at) - nought;
  });
  return all;
}

export const fortieth = 1 / 40;
const [nought, most] = [80, 46];
