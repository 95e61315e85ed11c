import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Case, isRight, judge } from './judge-reservation.ts';
import { casesIn } from './reservations.ts';

const folder = new URL('../../server/reading/cases/reservations/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
const wrong = readFileSync(new URL('still-wrong.txt', folder), 'utf8');
const stillWrong = new Set(
  wrong.split('\n').filter((line) => line !== '' && !line.startsWith('#')),
);
const all = files.flatMap((name) => casesIn(new URL(name, folder).pathname));

describe.each(files)('%s', (name) => {
  const cases = casesIn(new URL(name, folder).pathname);
  const told = cases.map((one): [string, Case] => [`${one.id} ${one.text.slice(0, 50)}`, one]);
  test.each(told)('%s', (_, one) => {
    // A case that is read right again leaves the list of those that are not: both ways are news.
    expect(isRight(judge(one))).toBe(!stillWrong.has(one.id));
  });
});

test('the cases are as many as was promised, each under a name of its own', () => {
  const ids = new Set(all.map(({ id }) => id));
  expect(ids.size).toBe(all.length);
  expect(all.filter(({ lang }) => lang === 'it').length).toBeGreaterThanOrEqual(300);
  expect(all.filter(({ lang }) => lang === 'en').length).toBeGreaterThanOrEqual(200);
  expect([...stillWrong].filter((id) => !ids.has(id))).toEqual([]);
});
