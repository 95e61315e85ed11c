import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { dated, listed, percent, tongueOf } from './say.ts';

const cases: [string, path: string, accept: string | undefined, firms: string, tongue: string][] = [
  ['what the address asks for', '/?lang=en', 'it', 'it', 'en'],
  ['never what we do not speak', '/?lang=xx', 'it-IT,it;q=0.9', 'en', 'it'],
  ['the browser, its region left out', '/', 'en-GB,en;q=0.9,it;q=0.8', 'it', 'en'],
  ['the best of what the browser takes', '/', 'de, it;q=0.4, en;q=0.7', 'it', 'en'],
  ['not what the browser refuses', '/', 'de, it;q=0', 'en', 'en'],
  ['the firm where the browser speaks otherwise', '/', 'de-AT', 'it', 'it'],
  ['English where nobody else can', '/', undefined, 'fr', 'en'],
  ['nonsense is no language', '/', ';;q=,,it;q=abc', 'en', 'en'],
];

test.each(cases)('%s', async (_name, path, accept, firms, tongue) => {
  const app = new Hono().get('/', (c) => c.text(tongueOf(c, firms)));
  const headers = accept === undefined ? {} : { 'accept-language': accept };
  expect(await (await app.request(path, { headers })).text()).toBe(tongue);
});

test('shares, names and moments are said as people say them', () => {
  const at = new Date('2026-11-22T13:05:00Z');
  const style = { dateStyle: 'long', timeStyle: 'short' } as const;
  expect([0, 0.001, 0.963, 211 / 212, 1].map((share) => percent(share, 'it'))).toEqual([
    '0%',
    '1%',
    '96%',
    '99%',
    '100%',
  ]);
  expect(listed(['Marta', 'Gino', 'Sara'], 'it')).toBe('Marta, Gino e Sara');
  expect(listed(['Marta', 'Gino', 'Sara'], 'en')).toBe('Marta, Gino and Sara');
  expect(dated(at, { tongue: 'it', timeZone: 'Europe/Rome' }, style)).toBe(
    '22 novembre 2026 alle ore 14:05',
  );
});
