import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { growthOf, linear } from '#test/support/growth.ts';
import { readMessage } from './read-message.ts';

const languages = ['it', 'en', 'fr', 'de', 'es'];
const kinds = ['question', 'complaint', 'reservation', 'order', 'idea', 'praise', 'spam', 'other'];

type Case = { expected: string; text: string };
const cases = {
  it: casesOf('it'),
  en: casesOf('en'),
  others: casesOf('others'),
};
const everyCase = Object.values(cases).flat();

function casesOf(name: string): Case[] {
  const lines = readFileSync(new URL(`./cases/${name}.txt`, import.meta.url), 'utf8').split('\n');
  return lines
    .filter((line) => line.trim() !== '' && !line.startsWith('# '))
    .map((line) => {
      const [expected = '', ...text] = line.split(' | ');
      return { expected, text: text.join(' | ') };
    });
}

function read(text: string, lastLanguage: string | null = null) {
  return readMessage(text, { languages, lastLanguage });
}

function summary(text: string, lastLanguage: string | null = null): string {
  const { kind, tone, severe } = read(text, lastLanguage);
  return `${kind} ${tone}${severe ? ' severe' : ''}`;
}

describe('messages people write to the shops', () => {
  test.each(cases.it)('it: $text', ({ expected, text }) => {
    expect(summary(text, 'it')).toBe(expected);
  });
  test.each(cases.en)('en: $text', ({ expected, text }) => {
    expect(summary(text, 'en')).toBe(expected);
  });
  test.each(cases.others)('$text', ({ expected, text }) => {
    expect(summary(text)).toBe(expected);
  });
});

test('every kind is said in both languages', () => {
  for (const table of [cases.it, cases.en])
    for (const kind of kinds)
      expect(table.filter(({ expected }) => expected.startsWith(kind)).length).toBeGreaterThan(3);
});

describe('the words that said so', () => {
  test('point at what is asked, felt and feared', () => {
    const text = 'Ottimo pane 😍 ma ho avuto una reazione allergica, voglio il rimborso';
    const said = read(text).words.map(({ field, from, to }) => [field, text.slice(from, to)]);
    expect(said).toContainEqual(['kind', 'voglio il rimborso']);
    expect(said).toContainEqual(['severe', 'reazione allergica']);
  });

  test('stay in place after accents, emoji and letters that grow when folded', () => {
    const text = '👩‍🍳🇮🇹 Straße ﬁnale… PERCHÉ è arrivato ROTTO il pacco';
    const said = read(text, 'it').words.map(({ from, to }) => text.slice(from, to));
    expect(said).toContain('arrivato ROTTO');
  });

  test('are whole words inside the text, whatever the text', () => {
    fc.assert(
      fc.property(anyMessage(), (text) => {
        const outside = read(text).words.filter(({ from, to }) => {
          const word = text.slice(from, to);
          return from < 0 || to > text.length || word === '' || word.trim() !== word;
        });
        expect(outside).toEqual([]);
      }),
    );
  });
});

describe('what must not change a reading', () => {
  const written = fc.constantFrom(...everyCase.map(({ text }) => text));

  test('capitals', () => {
    fc.assert(
      fc.property(written, (text) => {
        expect(plain(text.toUpperCase())).toEqual(plain(text));
      }),
    );
  });

  test('accents left out or typed as apostrophes', () => {
    for (const text of ['Perché non è arrivato il pacco?', 'Che bontà, però è già finita'])
      for (const typed of [text.normalize('NFD'), text.normalize('NFD').replace(/\p{M}/gu, '')])
        expect(summary(typed, 'it')).toBe(summary(text, 'it'));
    expect(summary("perche' non e' ancora arrivato il pacco", 'it')).toBe('complaint negative');
  });

  test('a question mark or an emoji at the end does not change the language', () => {
    const tail = fc.constantFrom(
      '?',
      ' ?',
      '😊',
      ' 🙏🏽',
      '!!',
      ' https://patto.example/x',
      ' @marco',
    );
    fc.assert(
      fc.property(written, tail, (text, end) => {
        expect(read(text + end).language).toBe(read(text).language);
      }),
    );
  });

  function plain(text: string) {
    const { language, kind, tone, severe } = read(text);
    return { language, kind, tone, severe };
  }
});

describe('hostile text', () => {
  test('never throws and is never read as anything but a reading', () => {
    fc.assert(
      fc.property(anyMessage(), (text) => {
        const { kind, tone } = read(text);
        expect(kinds).toContain(kind);
        expect(['positive', 'neutral', 'negative']).toContain(tone);
      }),
    );
  });

  test.each([
    'a',
    'non ',
    'non è ',
    'un tavolo per ',
    '1.1.',
    'a.a.',
    'a@',
    '@@',
    'https://',
    '😀',
    '👩‍🍳',
    '?!',
    '(((',
    "l'",
    'prenotare '.repeat(3),
    'vorrei ordinare 3 ',
    'eeeeeeeeeeee',
    'ma mai più non ',
    '\u0301',
  ])('costs time in proportion to its length: %j', (piece) => {
    const readOver = (letters: number) => read(piece.repeat(letters / piece.length));
    expect(growthOf(readOver, 1000)).toBeLessThan(linear);
  });
});

function anyMessage() {
  const words = everyCase.flatMap(({ text }) => text.split(' '));
  const joined = fc.array(fc.constantFrom(...words, ...hostile), { maxLength: 40 });
  const text = joined.map((all) => all.join(' '));
  return fc.oneof(text, fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom(...hostile));
}

const hostile = [
  '',
  ' ',
  '\u0000',
  '\uD83D',
  '\uDE00\uD83D',
  '\u202Eolleh',
  '<script>alert(1)</script>',
  "'; DROP TABLE message; --",
  '__proto__',
  'constructor',
  'ﷺ',
  'Z̵̢̛̭a̷͓͝l̴g̶o̴',
  '\u200B\u200D\uFEFF',
  '𝗕𝗲𝗹𝗹𝗼',
  'İıŞß',
  '？',
  '1'.repeat(500),
  '-'.repeat(500),
];
