import { expect, test } from 'vitest';
import { hear } from '../../hear.ts';
import { momentOf } from '../moment.ts';
import { partyOf } from '../party.ts';
import { changeIn } from './change.ts';

// Tuesday
const now = { date: '2026-03-10', time: '14:05' };
const opening = [
  { from: '12:00', to: '14:30' },
  { from: '19:00', to: '22:30' },
];

function changed(language: 'it' | 'en', text: string): string {
  const { whens, company } = changeIn(text, { now, language, opening }, hear(text, language));
  const ground = { today: now.date, opening, turns: [], asked: [], here: [] };
  const { date, time } = momentOf(whens, ground);
  const party = partyOf(company)?.count;
  return [party, date.value, time.value].filter((one) => one != null).join(' ');
}

test.each([
  ['what is told of the booking is not new', 'stasera alle 8 da 4 diventiamo 6', '6'],
  ['what is given up', 'domani anziché alle 21 verremmo alle 20', '20:00'],
  [
    'the two ends of a change',
    'possiamo spostare la cena da sabato alle 20 a domenica alle 13?',
    '2026-03-15 13:00',
  ],
  ['what stays', 'facciamo domenica, sempre in 4 e sempre alle 21', '2026-03-15'],
  ['a difference is no total', 'stasera siamo due in più, quindi sette e non cinque', '7'],
  [
    'another table on the same day',
    'vorremmo un tavolo dentro, siamo i quattro di sabato alle 20',
    '',
  ],
  ['an aim behind its verb', 'la cena delle 20 si può anticipare alle 19?', '19:00'],
  ['weeks', 'va posticipata di una settimana la cena di giovedì', '2026-03-19'],
  ['the week after', 'la tavolata di sabato la facciamo slittare a quello dopo', '2026-03-21'],
  ['weeks, with the day', 'la cena di venerdì 13 a una settimana dopo, il 20', '2026-03-20'],
  ['hours behind a day', 'sposto la prenotazione di sabato dalle 21 alle 20', '20:00'],
  ['an hour in words', 'stasera facciamo venti e quarantacinque', '20:45'],
  ['minutes late', 'tardiamo di 20 min per la prenotazione delle 20', '20:20'],
  ['the first hour that will do', 'è alle 20 ma noi prima delle 20.40 non arriviamo', '20:40'],
  ['of two days the last', 'la birrata di venerdì non si tiene, ok il 20?', '2026-03-20'],
  ['no day gone by', 'sposterei al 25, sempre mercoledì', '2026-03-25'],
  ['a day near the one it was', 'il pranzo del 6 va spostato al 13', '2026-04-13'],
])('Italian: %s', (_, text, expected) => {
  expect(changed('it', text)).toBe(expected);
});

test.each([
  ['what is told of the booking is not new', 'Now 3 of us, not 2, for tonight at 7', '3'],
  ['another table on the same day', "Saturday's table for 4, swap it for the window", ''],
  ['a number held against an hour', 'Could our 6.30 become 7?', '19:00'],
  ['two numbers that are hours', 'can we do 8 not 7 tomorrow?', '20:00'],
  ['two numbers that are none', 'make it 5 instead of 4 tonight', '5'],
  [
    'an hour with its day',
    "I've Friday at 8, could we do Sunday at 1pm instead?",
    '2026-03-15 13:00',
  ],
  [
    'an hour later than it was',
    'Our table is at 7pm, could we make it half an hour later?',
    '19:30',
  ],
  ['a day aimed at', 'change our booking to Saturday the 28th, we are ten now', '10 2026-03-28'],
  ['an hour with the new day', 'Thursday 19th at 7 please, not this Friday', '2026-03-19 19:00'],
  ['an hour with the new people', 'please change to 3 persons and 19.30', '3 19:30'],
  ['weeks', 'could we put our Friday table back a week?', '2026-03-20'],
  ['the following one', 'could we shift Friday to the following Friday?', '2026-03-20'],
  ['a number after a day', 'swap my fri 7 for sat 7?', '2026-03-14 19:00'],
  [
    'of two days the last',
    'The 19th clashes, would Monday 23rd be all right with you?',
    '2026-03-23',
  ],
  ['a table of so many is no other hour', 'sat 7.30 for 6, change the name', ''],
  ['the number of a new weekday', "it'll be the monday now, the 30th, same people", '2026-03-30'],
  ['the one hour behind it', 'Would the 12th be free instead, at 1?', '2026-03-12 13:00'],
  ['what is off', "Thursday's out, could you shift us to Friday, same time?", '2026-03-13'],
])('English: %s', (_, text, expected) => {
  expect(changed('en', text)).toBe(expected);
});
