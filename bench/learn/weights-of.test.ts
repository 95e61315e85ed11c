import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fileOf } from '#server/reading/reservation/weights.ts';
import type { Tongue } from '#server/reading/tongue.ts';
import { intentExamples, intentWeights, peopleExamples, peopleWeights } from './weights-of.ts';

const learned = {
  intent: (language: Tongue) => intentWeights(intentExamples(language)),
  people: (language: Tongue) => peopleWeights(peopleExamples(language)),
};

// Whoever adds a case or a phrase runs `npm run learn`.
test.each([
  ['intent', 'it'],
  ['intent', 'en'],
  ['people', 'it'],
  ['people', 'en'],
] as const)(
  'the weights for %s in %s are those of the cases',
  (what, language) => {
    const kept = readFileSync(fileOf(what, language), 'utf8');
    // Not `toEqual`: telling what differs in thousands of lines takes minutes.
    expect(learned[what](language) === kept).toBe(true);
  },
  300_000,
);
