import { expect, test } from 'vitest';
import { type Company, countAt } from './company.ts';
import { partyOf } from './party.ts';

const said = (count: number, more: Partial<Company>): Company => ({
  ...countAt({ from: 0, to: 1 }, count),
  ...more,
});

const total = said(5, { likely: 0.9 });

test('children stand beside the total: "con i suoceri e il piccolo. In tutto 5"', () => {
  const told = said(4, { children: 1, likely: 0 });
  expect(partyOf([told, total])).toMatchObject({ count: 5, children: 1 });
});

test('said twice they are the same: "due bimbe e la nonna, in tutto 5, le due bimbe mangiano presto"', () => {
  const [first, again] = [said(3, { children: 2, likely: 0 }), said(2, { children: 2, likely: 0 })];
  expect(partyOf([first, total, again])?.children).toBe(2);
});

test('of more than come, or of another time, none are told', () => {
  const more = said(9, { children: 3, likely: 0 });
  const then = said(2, { children: 2, past: true, likely: 0 });
  expect(partyOf([more, then, total])?.children).toBeNull();
});
