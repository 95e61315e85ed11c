import { wilson } from './wilson.ts';

export type Verdict = 'kept' | 'broken' | 'too_few';
export type Tally = { kept: number; n: number; target: number };

/** Below this number of cases nothing is claimed, either way. */
export const enough = 20;

/**
 * Whether a promise was kept. `kept` is a claim and must be proven: n >= 20 and the Wilson 95% lower bound reaches the
 * target. `broken` is a fact: n >= 20 and the share itself is under the target. All else is too few to tell.
 */
export function verdictOf({ kept, n, target }: Tally): Verdict {
  const interval = wilson(kept, n);
  if (!interval || n < enough) return 'too_few';
  if (interval.lower >= target) return 'kept';
  return kept / n < target ? 'broken' : 'too_few';
}
