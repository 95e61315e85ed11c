import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { growthOf, linear } from '#test/support/growth.ts';
import { readFindings } from '../read-findings.ts';
import type { WhenContext } from '../when/when.ts';
import { type Booking, readTable } from './tables.ts';

const at = (date: string, language: 'it' | 'en'): WhenContext => ({
  now: { date, time: '11:00' },
  language,
  opening: [
    { from: '12:00', to: '14:30' },
    { from: '19:00', to: '22:30' },
  ],
});

const asked: ['it' | 'en', string][] = [
  ['it', 'Ciao, sabato sera alle 8 siamo in 4 più un bimbo'],
  ['it', 'un tavolo x 2 domani ore 20:30, grazie'],
  ['it', 'io e luca dopodomani verso le nove'],
  ['it', 'siamo io, mia moglie e i due bimbi, venerdì a pranzo all’una'],
  ['it', 'tavolo per 5 giovedì alle 20, anzi siamo in 7'],
  ['it', 'perché non domani alle 8 e mezza? siamo una decina'],
  ['en', 'table for 4 on saturday at 8 please'],
  ['en', 'me and 3 friends tomorrow 7.30pm'],
  ['en', '6 adults and 2 kids friday at half past 7'],
  ['en', 'can you fit 5 of us in next week on thursday, 8pm'],
];
const anyAsked = fc.constantFrom(...asked);
const day = fc.integer({ min: 20_000, max: 21_500 }).map((n) => dayText(n));

function dayText(n: number): string {
  return new Date(n * 86_400_000).toISOString().slice(0, 10);
}

function laterBy(days: number, date: string): string {
  return dayText(Date.parse(date) / 86_400_000 + days);
}

const values = ({ party, children, date, time }: Booking) => ({
  party: party.value,
  children: children.value,
  date: [date.value, ...date.alternatives],
  time: [time.value, ...time.alternatives],
});

describe('what a message says of a table', () => {
  test('hangs on the words, not on how they are shouted or ended', () => {
    fc.assert(
      fc.property(anyAsked, day, fc.constantFrom('?', '!', ' 😊', '??', '.'), (one, now, end) => {
        const [language, text] = one;
        const read = (written: string) => values(readTable(written, at(now, language)));
        expect(read(text + end)).toEqual(read(text));
        expect(read(text.toUpperCase())).toEqual(read(text));
      }),
    );
  });

  test('is a week later when it is said a week later', () => {
    fc.assert(
      fc.property(anyAsked, day, ([language, text], now) => {
        const today = values(readTable(text, at(now, language)));
        const later = values(readTable(text, at(laterBy(7, now), language)));
        const shifted = today.date.map((one) => (one === null ? null : laterBy(7, one)));
        expect(later).toEqual({ ...today, date: shifted });
      }),
    );
  });
});

const piece = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    'siamo in 4',
    ' sabato ',
    'alle 8',
    '\n> ',
    'io e ',
    ' 2 bimbi',
    ' per 6 ',
    '@',
    '😂',
  ),
  fc.constantFrom('table for ', ' 7 ', 'of us', ' at 9', ' tomorrow', 'me + 3', 'cancel', ' not '),
);

test('underlines words that are there, whatever the message', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), fc.constantFrom('it', 'en'), (pieces, lang) => {
      const text = pieces.join('');
      const { reservation, contacts } = readFindings(text, at('2026-03-10', lang as 'it'));
      const fields = reservation ? Object.values(reservation.booking) : [];
      const words = [...fields.flatMap((one) => one.words), ...contacts];
      for (const { from, to } of words) {
        expect(text.slice(from, to).trim()).not.toBe('');
        expect(to).toBeLessThanOrEqual(text.length);
      }
    }),
  );
});

const hostile = [
  ...[
    'siamo in 4 ',
    '4 e ',
    'io e ',
    'per ',
    '> ',
    'anzi in 5 ',
    'tavolo per ',
    '2 ',
    'di cui ',
    'non ',
  ],
  ...['table for 4 ', 'not 4 ', 'from 4 to ', 'me and ', 'a', '\n', '1/', '@x '],
];

describe('costs time in proportion to its length', () => {
  test.each(hostile)('"%s" again and again', (part) => {
    const read = (letters: number) => {
      const text = part.repeat(letters / part.length);
      for (const language of ['it', 'en'] as const) readFindings(text, at('2026-03-10', language));
    };
    expect(growthOf(read, 250)).toBeLessThan(linear);
  });
});

const chained: ['it' | 'en', string][] = [
  ['en', "wife's "],
  ['en', "Ken's "],
  ['en', "my wife's sister's "],
  ['en', '4 in all '],
  ['it', 'io, Marta, '],
  ['it', '+ 3 capi '],
  ['it', 'no, 4 '],
];

describe('follows whoever is named for pages', () => {
  test.each(chained)('in %s "%s"', (language, part) => {
    const names = (letters: number) => `siamo io, ${part.repeat(letters / part.length)}`;
    const read = (letters: number) => readTable(names(letters), at('2026-03-10', language));
    expect(growthOf(read, 2500)).toBeLessThan(linear);
  });
});
