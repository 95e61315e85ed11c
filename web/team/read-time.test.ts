import { expect, test } from 'vitest';
import { readTime } from './read-time.ts';

test.each([
  ['9', '09:00'],
  ['930', '09:30'],
  ['1930', '19:30'],
  ['9.30', '09:30'],
  ['19:05', '19:05'],
  ['0', '00:00'],
  ['24:00', null],
  ['9:75', null],
  ['', null],
  ['pranzo', null],
])('%j is read as %s', (typed, time) => {
  expect(readTime(typed)).toBe(time);
});
