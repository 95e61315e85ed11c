import { expect, test } from 'vitest';
import { countries, guessPlace, languages } from './world.ts';

test('the countries are known by name, once each, in order', () => {
  const list = countries('it');
  expect(list).toContainEqual({ value: 'IT', label: 'Italia' });
  expect(list).toContainEqual({ value: 'DE', label: 'Germania' });
  expect(new Set(list.map(({ label }) => label)).size).toBe(list.length);
  expect(list.length).toBeGreaterThan(240);
  expect(list.length).toBeLessThan(255);
  expect(list.map(({ value }) => value)).not.toContain('SU');
});

test('languages are named in the reader’s language', () => {
  expect(languages('it')).toContainEqual({ value: 'de', label: 'tedesco' });
});

test.each([
  ['it', 'IT'],
  ['it-CH', 'CH'],
  ['de-AT', 'AT'],
])('a browser that asks for %s is guessed in %s', (tag, country) => {
  expect(guessPlace(tag, 'it').country).toBe(country);
});
