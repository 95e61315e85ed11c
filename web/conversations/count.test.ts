import { expect, test } from 'vitest';
import { lengthIn, type Unit } from './count.ts';

test.each<[Unit, string, number]>([
  ['grapheme', 'perché no 👨‍👩‍👧', 11],
  ['utf16', 'perché no 👨‍👩‍👧', 18],
  ['byte', 'perché no 👨‍👩‍👧', 29],
  ['grapheme', '', 0],
])('in %s units, %j is %i long', (unit, text, length) => {
  expect(lengthIn(unit, text)).toBe(length);
});
