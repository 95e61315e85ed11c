import { expect, test } from 'vitest';
import { piecesOf } from './marked.tsx';

const text = 'un tavolo per domani';
const marks = (parts: { from: number; to: number }[], start = 0) =>
  piecesOf(text, parts, start).map(({ words, marked }) => (marked ? `[${words}]` : words));

test('words are marked where they stand', () => {
  expect(
    marks([
      { from: 14, to: 20 },
      { from: 3, to: 9 },
    ]),
  ).toEqual(['un ', '[tavolo]', ' per ', '[domani]']);
});

test('marks that overlap or lie outside are left out', () => {
  expect(
    marks([
      { from: 3, to: 9 },
      { from: 5, to: 12 },
      { from: 15, to: 99 },
    ]),
  ).toEqual(['un ', '[tavolo]', ' per domani']);
});

test('nothing is lost when the text is cut', () => {
  expect(marks([{ from: 14, to: 20 }], 10).join('')).toBe('per [domani]');
});
