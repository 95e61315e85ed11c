import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fileOf, rowsIn } from '#server/reading/reservation/weights.ts';
import { weightsOf } from './weights-of.ts';

// Whoever adds a case or a phrase runs `npm run learn`; a rounding more or less is no news.
const rounding = 0.02;

test.each(['it', 'en'] as const)(
  'the weights of %s are those of the cases',
  (language) => {
    const [kept, learned] = [rowsIn(readFileSync(fileOf(language), 'utf8')), weightsOf(language)];
    expect([...kept.keys()]).toEqual([...learned.keys()]);
    const apart = [...learned].filter(([sign, all]) =>
      all.some((weight, at) => Math.abs(weight - (kept.get(sign)?.[at] ?? 9)) > rounding),
    );
    expect(apart).toEqual([]);
  },
  60_000,
);
