import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sealsFile, sealsOf } from './seals.ts';

// Whoever adds a case or a phrase runs `npm run learn`.
test('the weights are those learned from the cases as they are', { timeout: 300_000 }, () => {
  expect(sealsOf(['it', 'en'])).toBe(readFileSync(sealsFile, 'utf8'));
});
