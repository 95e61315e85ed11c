import { expect, test } from 'vitest';
import { hear } from '../hear.ts';
import { cancelledPeople } from './cancelled.ts';
import { partyOf } from './party.ts';
import { tellApart } from './tell-apart.ts';

const now = { date: '2026-03-10', time: '14:05' };
const opening = [{ from: '19:00', to: '22:30' }];

test.each([
  ['it', 'Annulla pure i 4 di Marchetti, scusa', 4],
  ['it', 'non veniamo, la Betta ha 39 di febbre', null],
  ['en', "We won't need it. Five under Whelan", 5],
  ['en', "Please cancel, it's 20 miles", null],
] as const)('%s: "%s" gives back a table for %s', (language, text, count) => {
  const said = tellApart(text, { now, language, opening }, hear(text, language));
  expect(partyOf(cancelledPeople(text, said, language))?.count ?? null).toBe(count);
});
