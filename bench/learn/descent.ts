/** `rounds` of going down, in steps ever smaller; `restraint`: how strongly a weight is held back, so that what few messages say weighs little. */
export type Descent = { rounds: number; step: number; restraint: number };

/** Moves the weights to where the way down ends: by Adam (Kingma and Ba, 2015), with a Gaussian prior. */
export function descend(
  weights: Float64Array,
  slopeAt: (weights: Float64Array, round: number) => Float64Array,
  { rounds, step, restraint }: Descent,
): void {
  const [mean, square] = [new Float64Array(weights.length), new Float64Array(weights.length)];
  for (let round = 0; round < rounds; round++) {
    const slope = slopeAt(weights, round);
    const pace = step * (1 - round / rounds);
    const [begun, spread] = [1 - 0.9 ** (round + 1), 1 - 0.999 ** (round + 1)];
    for (let at = 0; at < weights.length; at++) {
      const now = (slope[at] as number) + (weights[at] as number) * restraint;
      const m = 0.9 * (mean[at] as number) + 0.1 * now;
      const s = 0.999 * (square[at] as number) + 0.001 * now * now;
      [mean[at], square[at]] = [m, s];
      const way = m / begun / (Math.sqrt(s / spread) + 1e-8);
      weights[at] = (weights[at] as number) - pace * way;
    }
  }
}
