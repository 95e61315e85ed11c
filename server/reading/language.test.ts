import { readFileSync } from 'node:fs';
import { eld } from 'eld/small';
import { describe, expect, test } from 'vitest';
import { languageOf } from './language.ts';
import { likeliest } from './ngrams.ts';
import { tokenize } from './tokens.ts';

const languages = ['it', 'en', 'fr', 'de', 'es'];

function language(text: string, lastLanguage: string | null = null, among = languages) {
  return languageOf(text, tokenize(text), { languages: among, lastLanguage });
}

test.each([
  ['Quanto costa la spedizione?', 'it'],
  ['nn ho capito xke nn rispondete', 'it'],
  ["Dov'è il negozio", 'it'],
  ['How much is shipping?', 'en'],
  ["I don't know what's going on", 'en'],
  ['Livrez-vous en Belgique ?', 'fr'],
  ['Liefert ihr nach Österreich?', 'de'],
  ['¿Hacéis envíos a España?', 'es'],
])('%s is %s', (text, expected) => {
  expect(language(text)).toBe(expected);
});

describe('short messages', () => {
  test('under three words keep the language of the person', () => {
    expect(language('ok grazie', 'de')).toBe('de');
    expect(language('Thank you', 'it')).toBe('it');
    expect(language('Thank you very much', 'it')).toBe('en');
  });

  test('are read as they are when nothing is known of the person', () => {
    expect(language('Grazie mille')).toBe('it');
    expect(language('Thank you')).toBe('en');
  });
});

describe('messages without words', () => {
  test.each(['', '😍😍', 'https://patto.example/it/menu', '@marco @anna', '42', '?!', 'a@b.it'])(
    '%j keeps the last language, or none',
    (text) => {
      expect(language(text, 'fr')).toBe('fr');
      expect(language(text)).toBe(null);
    },
  );
});

test('links, names and the sign of a hashtag say nothing', () => {
  const bare = 'che bella giornata in cantina';
  const dressed = `${bare} @the_best_wine_shop https://example.com/this-is-the-english-page`;
  expect(language(dressed)).toBe('it');
  expect(language('#che #bella #giornata')).toBe('it');
});

test('only the languages of the workspace are proposed', () => {
  expect(language('Hoeveel kost een doos?', null, ['it', 'en'])).toBe(null);
  expect(language('Hoeveel kost een doos?', null, ['it', 'en', 'nl'])).toBe('nl');
  expect(language('Сколько стоит доставка', 'it')).toBe(null);
});

test('the n-grams say what eld says', () => {
  const samples = ['it', 'en', 'others'].flatMap((name) =>
    readFileSync(new URL(`./cases/${name}.txt`, import.meta.url), 'utf8').split('\n'),
  );
  const foreign = [
    'привет, сколько стоит',
    'Καλησπέρα σας',
    'こんにちは',
    'ça va très bien',
    "l'été",
  ];
  for (const among of [languages, ['it', 'en'], []]) {
    eld.setLanguageSubset(among.length === 0 ? false : among);
    for (const sample of [...samples, ...foreign]) {
      const words = sample.toLowerCase().match(/[\p{L}']*\p{L}/gu) ?? [];
      expect(likeliest(words, among) ?? '').toBe(eld.detect(words.join(' ')).language);
    }
  }
});
