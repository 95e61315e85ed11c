import { describe, expect, test } from 'vitest';
import { growthOf, linear } from '#test/support/growth.ts';
import { findCompany } from './company.ts';
import { together } from './company-together.ts';
import { lineOf } from './line.ts';

function sumsIn(text: string, language: 'it' | 'en') {
  const line = lineOf(text, language);
  return together(line, findCompany(line)).map(({ count, children }) => [count, children]);
}

const summed: ['it' | 'en', string, number, number | null][] = [
  ['it', 'i Caruso in 6, i Mele in 5, tutti insieme', 11, null],
  ['it', 'loro sono in due noi in due più la bambina', 5, 1],
  ['it', 'nonni (2), noi (2), mia sorella col marito, e tre bimbi', 9, 3],
  [
    'it',
    'noi siamo mamma, papà e un bimbo, i Sartori sono mamma, papà, due bimbe e la nonna',
    8,
    3,
  ],
  ['en', "the bride's lot (six), our lot (five)", 11, null],
];

test.each(summed)('%s: %s', (language, text, count, children) => {
  expect(sumsIn(text, language)).toEqual([[count, children]]);
});

test.each<['it' | 'en', string]>([
  ['it', 'siamo in 4. Domenica invece in 6'],
  ['it', 'eravamo in quattro, adesso siamo in cinque'],
  ['en', 'six of us, I believe'],
])('%s: nobody else in "%s"', (language, text) => {
  expect(sumsIn(text, language)).toEqual([]);
});

describe('costs time in proportion to its length', () => {
  test.each(['noi in 2, ', 'i nonni (2) ', 'le mamme, '])('"%s" again and again', (part) => {
    const read = (letters: number) => sumsIn(part.repeat(letters / part.length), 'it');
    expect(growthOf(read, 500)).toBeLessThan(linear);
  });
});
