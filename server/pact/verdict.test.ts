import { expect, test } from 'vitest';
import { verdictOf } from './verdict.ts';

const cases: [string, kept: number, n: number, target: number, verdict: string][] = [
  ['nothing yet', 0, 0, 0.9, 'too_few'],
  ['nineteen, all kept, a low target', 19, 19, 0.5, 'too_few'],
  ['nineteen, none kept', 0, 19, 0.9, 'too_few'],
  ['twenty, all kept, a low target', 20, 20, 0.8, 'kept'],
  ['twenty, all kept, but nine in ten is not proven by twenty', 20, 20, 0.9, 'too_few'],
  ['thirty-four, all kept: nearly', 34, 34, 0.9, 'too_few'],
  ['thirty-five, all kept: proven', 35, 35, 0.9, 'kept'],
  ['seventy-three, all kept, for 95%', 73, 73, 0.95, 'kept'],
  ['on average over the target, not provably', 138, 148, 0.9, 'too_few'],
  ['the share itself under the target', 21, 26, 0.9, 'broken'],
  ['exactly the target', 18, 20, 0.9, 'too_few'],
  ['a hair under it', 89, 100, 0.9, 'broken'],
  ['always: nobody can prove it', 5000, 5000, 1, 'too_few'],
  ['always, once not', 4999, 5000, 1, 'broken'],
];

test.each(cases)('%s', (_name, kept, n, target, verdict) => {
  expect(verdictOf({ kept, n, target })).toBe(verdict);
});
