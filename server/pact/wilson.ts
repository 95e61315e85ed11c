/** The 97.5% point of the normal distribution: intervals are at 95%. */
const z = 1.959963984540054;

export type Interval = { lower: number; upper: number };

/**
 * Wilson's score interval for `kept` out of `n`, at 95%; null when n is 0.
 * E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927).
 */
export function wilson(kept: number, n: number): Interval | null {
  if (n === 0) return null;
  const share = kept / n;
  const centre = share + (z * z) / (2 * n);
  const half = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  const whole = 1 + (z * z) / n;
  return {
    lower: Math.max(0, (centre - half) / whole),
    upper: Math.min(1, (centre + half) / whole),
  };
}
