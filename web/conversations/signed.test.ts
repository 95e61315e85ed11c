import { expect, test } from 'vitest';
import { signed } from './signed.ts';

test.each([
  ['Vi aspettiamo!', 'Marta', 'bluesky', 'Vi aspettiamo!\nMarta'],
  ['Vi aspettiamo!  ', 'Marta', 'bluesky', 'Vi aspettiamo!\nMarta'],
  ['Vi aspettiamo! Marta', 'Marta', 'bluesky', 'Vi aspettiamo! Marta'],
  ['Vi aspettiamo!', 'Marta', 'website', 'Vi aspettiamo!'],
  ['Vi aspettiamo!', '', 'bluesky', 'Vi aspettiamo!'],
  ['   ', 'Marta', 'bluesky', ''],
])('%j by %j on %s leaves as %j', (text, signature, network, words) => {
  expect(signed(text, signature, network)).toBe(words);
});
