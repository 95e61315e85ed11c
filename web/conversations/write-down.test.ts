import { expect, test } from 'vitest';
import { putIn } from './write-down.ts';

test.each([
  ['', 0, 'A che ora?|'],
  ['Ciao Luca!', 10, 'Ciao Luca! A che ora?|'],
  ['Ciao Luca! ', 11, 'Ciao Luca! A che ora?|'],
  ['Ciao!Grazie', 5, 'Ciao! A che ora?| Grazie'],
  ['Grazie', 0, 'A che ora?| Grazie'],
])('into %j at %i: %j', (text, at, shown) => {
  const { text: whole, end } = putIn(text, 'A che ora?', at);
  expect(`${whole.slice(0, end)}|${whole.slice(end)}`).toBe(shown);
});
