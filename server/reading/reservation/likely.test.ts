import { expect, test } from 'vitest';
import { countAt } from './company.ts';
import { apart } from './likely.ts';

const said = (count: number, likely: number) => ({ ...countAt({ from: 0, to: 1 }, count), likely });

test('of two tables each is told by its own people: "ven sera in 4 e dom a pranzo in 9"', () => {
  const [four, nine] = [said(4, 0.28), said(9, 0.7)];
  expect(apart([four], [four, nine])[0]?.likely).toBeCloseTo(0.93, 2);
  expect(apart([nine], [four, nine])[0]?.likely).toBeCloseTo(0.97, 2);
});

test('what is said twice counts once', () => {
  const twice = [said(2, 0.5), said(2, 0.5)];
  expect(apart(twice, twice).map(({ likely }) => likely)).toEqual([0.5, 0.5]);
});
