import type { Talk } from './signs.ts';
import { softmax } from './softmax.ts';
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

function sharesOf(talk: Talk, weights: Weights): Record<Outcome, number> {
  const shares = softmax(sumOf(talk, weights)).map((share, at) => [outcomes[at], share]);
  return Object.fromEntries(shares) as Record<Outcome, number>;
}
