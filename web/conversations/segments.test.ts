import { expect, test } from 'vitest';
import { type Part, segmentsOf } from './segments.ts';

const text = 'in 4 sabato';

test.each<[string, Part[], string]>([
  ['nothing said', [], 'in 4 sabato'],
  ['one', [{ from: 3, to: 4, of: 'party' }], 'in |4:party| sabato'],
  [
    'beside each other',
    [
      { from: 0, to: 4, of: 'party' },
      { from: 4, to: 11, of: 'date' },
    ],
    'in 4:party| sabato:date',
  ],
  [
    'two over the same words',
    [
      { from: 0, to: 4, of: 'party' },
      { from: 3, to: 11, of: 'date' },
    ],
    'in :party|4:party+date| sabato:date',
  ],
  [
    'outside of the text, or empty',
    [
      { from: 9, to: 40, of: 'party' },
      { from: -1, to: 2, of: 'party' },
      { from: 5, to: 5, of: 'date' },
    ],
    'in 4 sabato',
  ],
])('%s', (_name, parts, shown) => {
  const segments = segmentsOf(text, parts);
  expect(segments.map(({ words }) => words).join('')).toBe(text);
  expect(
    segments
      .map(({ words, of }) => [words, ...(of.length ? [of.join('+')] : [])].join(':'))
      .join('|'),
  ).toBe(shown);
});
