import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fileOf, rowsIn } from '#server/reading/reservation/weights.ts';
import { intentWeights, peopleExamples, peopleWeights } from './weights-of.ts';

// Whoever adds a case or a phrase runs `npm run learn`; a rounding more or less is no news.
const rounding = 0.02;

const learned = {
  intent: intentWeights,
  people: (language: 'it' | 'en') => peopleWeights(peopleExamples(language)),
};

test.each([
  ['intent', 'it'],
  ['intent', 'en'],
  ['people', 'it'],
  ['people', 'en'],
] as const)(
  'the weights for %s in %s are those of the cases',
  (what, language) => {
    const kept = rowsIn(readFileSync(fileOf(what, language), 'utf8'));
    const now = learned[what](language);
    expect([...kept.keys()]).toEqual([...now.keys()]);
    const apart = [...now].filter(([sign, all]) =>
      all.some((weight, at) => Math.abs(weight - (kept.get(sign)?.[at] ?? 9)) > rounding),
    );
    expect(apart).toEqual([]);
  },
  300_000,
);
