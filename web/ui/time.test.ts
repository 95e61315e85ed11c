import { expect, test } from 'vitest';
import { exact, isoDay, moment, promised, relative, shortDay, stretch } from './time.ts';

const now = new Date('2026-11-22T14:05:00Z');
const it = { language: 'it', zone: 'Europe/Rome' };
const en = { language: 'en', zone: 'Europe/Rome' };

test.each([
  [40, 'it', '40 s'],
  [9 * 60, 'it', '9 min'],
  [38 * 60, 'en', '38 min'],
  [2 * 3600, 'it', '2 h'],
  [-12 * 60, 'it', '12 min'],
  [3 * 86400, 'it', '3 giorni'],
  [3 * 86400, 'en', '3 days'],
])('%i seconds in %s read %s', (seconds, language, words) => {
  expect(stretch(seconds, language)).toBe(words);
});

test.each([
  ['2026-11-22T13:56:00Z', 'it', '9 minuti fa'],
  ['2026-11-22T14:14:00Z', 'it', 'tra 9 minuti'],
  ['2026-11-22T14:04:50Z', 'it', 'ora'],
  ['2026-11-20T14:05:00Z', 'it', 'l’altro ieri'],
  ['2026-11-17T14:05:00Z', 'en', '5 days ago'],
])('%s is, in %s, %s', (at, language, words) => {
  expect(relative(new Date(at), now, language)).toBe(words);
});

test.each([
  ['2026-11-22T13:02:00Z', it, '14:02'],
  ['2026-11-21T10:00:00Z', it, 'ieri 11:00'],
  ['2026-11-09T10:00:00Z', it, '9 nov'],
  ['2024-11-09T10:00:00Z', en, 'Nov 9, 2024'],
])('the moment %s', (at, place, words) => {
  expect(moment(new Date(at), now, place)).toBe(words);
});

test('the day is the workspace’s day, not the browser’s', () => {
  const late = new Date('2026-11-22T23:30:00Z');
  expect(isoDay(late, { language: 'it', zone: 'Europe/Rome' })).toBe('2026-11-23');
  expect(shortDay(late, now, { language: 'it', zone: 'America/New_York' })).toBe('22 nov');
});

test('a promise says whole units', () => {
  expect(promised(15, 'it')).toBe('15 minuti');
  expect(promised(240, 'it')).toBe('4 ore');
  expect(promised(2880, 'en')).toBe('2 days');
  expect(promised(90, 'en')).toBe('90 minutes');
});

test('the exact moment names day and time', () => {
  expect(exact(now, it)).toBe('domenica 22 novembre 2026 alle ore 15:05');
});
