import { type Evidence, overlap } from './evidence.ts';
import type { Found } from './find-phrases.ts';

/** The phrases for which somebody must look at once, without the look-alikes ("a steal", "a nome avvocato Rossi"). */
export function severePhrases(evidence: Evidence): readonly Found[] {
  const harmless = evidence('not severe');
  return evidence('severe').filter((one) => !harmless.some((other) => overlap(one, other)));
}
