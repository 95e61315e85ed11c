import { expect, test } from 'vitest';
import { type Example, learn } from './regression.ts';

const example = (right: number, ...signs: string[]): Example => ({
  right,
  signs: new Map(signs.map((sign) => [sign, 1])),
});

const examples = [
  ...Array.from({ length: 20 }, () => example(1, 'table', 'please')),
  ...Array.from({ length: 20 }, () => example(0, 'pizza', 'please')),
  example(0, 'once'),
];

test('a sign weighs for what it came with, and one that came with both for neither', () => {
  const weights = learn(examples, 2);
  const [against = 0, forIt = 0] = weights.get('table') ?? [];
  expect(forIt).toBeGreaterThan(0.5);
  expect(against).toBeLessThan(-0.5);
  expect(weights.has('please')).toBe(false);
});

test('what was seen once tells nothing', () => {
  expect(learn(examples, 2).has('once')).toBe(false);
});
