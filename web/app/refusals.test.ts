import { ORPCError } from '@orpc/client';
import { expect, test, vi } from 'vitest';
import { refusals } from '#contract/refusals.ts';
import { sentences, troubleOf } from './refusals.ts';

// The macro is compiled away in the app; here a message is its own words.
vi.mock('@lingui/core/macro', () => ({
  msg: ([message]: TemplateStringsArray) => ({ id: message, message }),
}));

test('every refusal of the contract has a sentence', () => {
  expect(Object.keys(refusals).filter((code) => !(code in sentences))).toEqual([]);
});

test('no sentence stands for a refusal that no longer exists', () => {
  const known = [...Object.keys(refusals), 'unreachable', 'broken'];
  expect(Object.keys(sentences).filter((code) => !known.includes(code))).toEqual([]);
});

test('a refusal is told by its code, a lost line as unreachable, the rest as broken', () => {
  expect(troubleOf(new ORPCError('last_owner'))).toBe('last_owner');
  expect(troubleOf(new ORPCError('SOMETHING_ELSE'))).toBe('broken');
  expect(troubleOf(new TypeError('Failed to fetch'))).toBe('unreachable');
});
