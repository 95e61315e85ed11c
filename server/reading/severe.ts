import type { Evidence } from './evidence.ts';
import type { Found } from './find-phrases.ts';

/** The phrases for which somebody must look at once, without the look-alikes ("a steal", "a nome avvocato Rossi"). */
export function severePhrases(evidence: Evidence): readonly Found[] {
  const harmless = evidence('not severe');
  return evidence('severe').filter(
    ({ first, last }) => !harmless.some((one) => one.first <= last && first <= one.last),
  );
}
