import { intentOf } from '#server/reading/reservation/intent.ts';
import { peopleWeightsIn, weighed } from '#server/reading/reservation/likely.ts';
import { partyOf } from '#server/reading/reservation/party.ts';
import { outcomes, weightsIn } from '#server/reading/reservation/weights.ts';
import type { Tongue } from '#server/reading/tongue.ts';
import {
  intentExamples,
  intentWeights,
  peopleExamples,
  peopleWeights,
  type Said,
  type Told,
} from './weights-of.ts';

const folds = 5;
const [none, reserve, ask] = ['none', 'reserve', 'ask_availability'] as const;

/**
 * How the reader does on messages it did not learn from: each fifth of the examples is read with the weights learned from the others.
 * `right`: of what wants something with a table, asking and reserving being one; `false`: of the rest, taken for a booking; `people`: of
 * the bookings, told for how many.
 */
export function measure(language: Tongue) {
  const all = intentExamples(language);
  const seen = eachFifth(all, seenIn);
  const booked = seen.filter(({ truth }) => isBooking(truth));
  const others = seen.filter(({ truth }) => !isBooking(truth));
  const told = eachFifth(peopleExamples(language), countedIn);
  return {
    examples: all.length,
    right: share(booked, ({ truth, read }) => merged(truth) === merged(read)),
    false: share(others, ({ read }) => isBooking(read)),
    bookings: told.length,
    people: share(told, (isRight) => isRight),
  };
}

type Split<Example> = { kept: Example[]; others: Example[] };

function eachFifth<Example, Seen>(
  all: readonly Example[],
  see: (split: Split<Example>) => Seen[],
): Seen[] {
  return Array.from({ length: folds }, (_, fold) => {
    const kept = all.filter((_one, at) => at % folds === fold);
    return see({ kept, others: all.filter((_one, at) => at % folds !== fold) });
  }).flat();
}

function seenIn({ kept, others }: Split<Said>) {
  const weights = weightsIn(intentWeights(others));
  return kept.map(({ talk, right }) => ({
    truth: outcomes[right] ?? none,
    read: intentOf(talk, weights).intent ?? none,
  }));
}

function countedIn({ kept, others }: Split<Told>): boolean[] {
  const weights = peopleWeightsIn(peopleWeights(others));
  return kept.map(({ one, talk: { said } }) => {
    const company = weighed(said.line, said.company, { language: one.lang, weights });
    return (partyOf(company)?.count ?? null) === (one.party ?? null);
  });
}

function isBooking(one: string): boolean {
  return one !== none && one !== 'past_visit';
}

function merged(one: string): string {
  return one === ask ? reserve : one;
}

function share<One>(of: readonly One[], isSo: (one: One) => boolean): number {
  return Math.round((of.filter(isSo).length / of.length) * 1000) / 1000;
}
