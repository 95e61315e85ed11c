import { intentOf } from '#server/reading/reservation/intent.ts';
import { outcomes, weightsIn } from '#server/reading/reservation/weights.ts';
import type { Tongue } from '#server/reading/tongue.ts';
import { learn } from './regression.ts';
import { examplesIn, type Said } from './weights-of.ts';

const folds = 5;
const [none, reserve, ask] = ['none', 'reserve', 'ask_availability'] as const;

/**
 * How the reader does on messages it did not learn from: each fifth of the examples is read with the weights learned from the others.
 * `right`: of what wants something with a table, asking and reserving being one; `false`: of the rest, taken for a booking.
 */
export function measure(language: Tongue): { examples: number; right: number; false: number } {
  const all = examplesIn(language);
  const seen = Array.from({ length: folds }, (_, fold) => seenIn(all, fold)).flat();
  const booked = seen.filter(({ truth }) => isBooking(truth));
  const others = seen.filter(({ truth }) => !isBooking(truth));
  const right = booked.filter(({ truth, read }) => merged(truth) === merged(read)).length;
  const wrong = others.filter(({ read }) => isBooking(read)).length;
  return {
    examples: all.length,
    right: share(right, booked.length),
    false: share(wrong, others.length),
  };
}

function seenIn(all: readonly Said[], fold: number) {
  const others = all.filter((_, at) => at % folds !== fold);
  const weights = weightsIn(learn(others, outcomes.length));
  const kept = all.filter((_, at) => at % folds === fold);
  return kept.map(({ talk, right }) => ({
    truth: outcomes[right] ?? none,
    read: intentOf(talk, weights).intent ?? none,
  }));
}

function isBooking(one: string): boolean {
  return one !== none && one !== 'past_visit';
}

function merged(one: string): string {
  return one === ask ? reserve : one;
}

function share(part: number, whole: number): number {
  return Math.round((part / whole) * 1000) / 1000;
}
