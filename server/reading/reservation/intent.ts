import type { Talk } from './signs.ts';
import { type Outcome, outcomes, sumOf, type Weights } from './weights.ts';

/** What a message wants with a table. */
export type Intent = Exclude<Outcome, 'none'>;

/** `confidence`: how sure that is, 0 to 1; of `null`, how sure that nothing is wanted. */
export type Weighed = { intent: Intent | null; confidence: number };

// A table proposed to nobody who asked costs a host more than one to be entered by hand.
const enough = 0.6;

/** What is wanted, where enough says so; null for everything else, however many days and numbers are in it. */
export function intentOf(talk: Talk, weights: Weights): Weighed {
  const { none, past_visit: past, ...booked } = sharesOf(talk, weights);
  const [[best]] = Object.entries(booked).toSorted(([, a], [, b]) => b - a) as [[Intent, number]];
  const wanted = 1 - none - past;
  if (wanted >= enough) return { intent: best, confidence: wanted };
  if (past > none) return { intent: 'past_visit', confidence: past };
  return { intent: null, confidence: 1 - wanted };
}

/** How likely each outcome is: the softmax of what all signs say together. */
function sharesOf(talk: Talk, weights: Weights): Record<Outcome, number> {
  const sums = sumOf(talk, weights);
  const top = Math.max(...sums);
  const grown = sums.map((sum) => Math.exp(sum - top));
  const total = grown.reduce((all, one) => all + one, 0);
  const shares = outcomes.map((outcome, at) => [outcome, (grown[at] ?? 0) / total]);
  return Object.fromEntries(shares) as Record<Outcome, number>;
}
