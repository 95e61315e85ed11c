import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { growthOf, linear } from '#test/support/growth.ts';
import { dayText, parseDay } from './civil.ts';
import { findWhen, type When, type WhenContext } from './when.ts';

const opening = [{ from: '19:00', to: '22:30' }];
const languages = ['it', 'en'] as const;

function context(language: 'it' | 'en', date = '2026-03-10'): WhenContext {
  return { now: { date, time: '14:05' }, language, opening };
}

const pieces = [
  ...['domani', 'sabato', 'alle', '8', '20:30', 'il', '14', 'marzo', 'o', 'sera', 'verso', 'le'],
  ...['tra', 'due', 'settimane', 'prossimo', 'ogni', 'dal', 'al', 'e mezza', '21/03', 'persone'],
  ...['tomorrow', 'next', 'friday', 'at', 'half past', 'eight', 'pm', 'the', '14th', 'of', 'may'],
  ...[
    'in',
    '3',
    'weeks',
    'tonight',
    'between',
    'and',
    'Easter',
    ',',
    '.',
    '-',
    '20.30',
    "l'una",
    '€',
  ],
];
const message = fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((all) => all.join(' '));
const anyText = fc.oneof(message, fc.string({ unit: 'binary', maxLength: 60 }));
const language = fc.constantFrom(...languages);

const meaning = ({ kind, values, ambiguous, role }: When) => ({ kind, values, ambiguous, role });

describe('whatever the text', () => {
  test('findings point at their words, in order, and never overlap', () => {
    fc.assert(
      fc.property(anyText, language, (text, chosen) => {
        let last = 0;
        for (const { from, to, values } of findWhen(text, context(chosen))) {
          expect(from).toBeGreaterThanOrEqual(last);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(text.length);
          expect(text.slice(from, to).trim()).not.toBe('');
          expect(values.length).toBeGreaterThan(0);
          last = to;
        }
      }),
    );
  });

  test.each(['?', '!', ' 🙏', ' 😊😊'])('%s at the end changes nothing', (end) => {
    fc.assert(
      fc.property(message, language, (text, chosen) => {
        const plain = findWhen(text, context(chosen)).map(meaning);
        expect(findWhen(text + end, context(chosen)).map(meaning)).toEqual(plain);
      }),
    );
  });

  test('capitals change nothing', () => {
    fc.assert(
      fc.property(message, language, (text, chosen) => {
        const plain = findWhen(text, context(chosen));
        expect(findWhen(text.toUpperCase(), context(chosen))).toEqual(plain);
      }),
    );
  });
});

const relative = [
  ...['domani', 'dopodomani alle 8', 'sabato', 'sabato o domenica', 'tra due settimane'],
  ...['sabato prossimo', 'la settimana prossima venerdì', 'ieri sera', 'fra due venerdì'],
];

test.each(relative)('a week later, "%s" is a week later', (text) => {
  fc.assert(
    fc.property(fc.integer({ min: 18000, max: 25000 }), (day) => {
      const days = (at: number) =>
        findWhen(text, context('it', dayText(at))).flatMap(({ values }) =>
          values.map(({ start }) => parseDay(start ?? '')),
        );
      expect(days(day + 7)).toEqual(days(day).map((at) => at + 7));
    }),
  );
});

const hostile = [
  ...['alle ', '1/', '1', '20 ', 'sabato o ', '1 ora e ', 'dal 1 al ', 'il 14 o ', 'one day and '],
  ...[
    '12:30-',
    '8 e mezza ',
    'sabato 14 alle 20 ',
    'the 1st of ',
    "l'",
    '€',
    'tra due ',
    'aaaaaaa',
  ],
];

describe('hostile text costs linear time', () => {
  test.each(hostile)('"%s" again and again', (piece) => {
    const find = (letters: number) => {
      const text = piece.repeat(letters / piece.length);
      for (const chosen of languages) findWhen(text, context(chosen));
    };
    expect(growthOf(find, 500)).toBeLessThan(linear);
  });
});
