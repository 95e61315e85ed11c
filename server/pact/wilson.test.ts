import { expect, test } from 'vitest';
import { wilson } from './wilson.ts';

// the first four from R. G. Newcombe, Statistics in Medicine 17 (1998), table I; all as scipy.stats.binomtest says them
const cases: [kept: number, n: number, lower: number, upper: number][] = [
  [81, 263, 0.2552885, 0.3662096],
  [15, 148, 0.0623864, 0.1604872],
  [0, 20, 0, 0.1611252],
  [1, 29, 0.0061132, 0.1717552],
  [20, 20, 0.8388748, 1],
  [21, 26, 0.6212374, 0.9149294],
  [204, 212, 0.9273171, 0.9807568],
];

test.each(cases)('%i of %i', (kept, n, lower, upper) => {
  const interval = wilson(kept, n);
  expect(interval?.lower).toBeCloseTo(lower, 6);
  expect(interval?.upper).toBeCloseTo(upper, 6);
});

test('of nothing, nothing', () => {
  expect(wilson(0, 0)).toBeNull();
});
