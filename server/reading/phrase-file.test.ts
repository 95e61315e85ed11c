import { expect, test } from 'vitest';
import { findPhrases } from './find-phrases.ts';
import { bookOf } from './phrase-book.ts';
import { parsePhrases } from './phrase-file.ts';
import { tokenize } from './tokens.ts';

function found(lexicon: string, text: string): string[] {
  const tokens = tokenize(text);
  const phrases = findPhrases(bookOf(parsePhrases(lexicon)), tokens);
  const said = phrases.map(({ first, last }) =>
    text.slice(tokens.words[first]?.from, tokens.words[last]?.to),
  );
  return [...new Set(said)];
}

test.each([
  ['words', 'tavolo libero', 'un Tavolo LIBERO oggi', ['Tavolo LIBERO']],
  ['any ending', 'prenot*', 'prenotazione prenoto preno', ['prenotazione', 'prenoto']],
  ['one or the other', 'vorrei|voglio ordinare', 'voglio ordinare', ['voglio ordinare']],
  ['either wording', '(in ritardo|mai arrivato)', 'pacco mai arrivato', ['mai arrivato']],
  ['left out', 'tavolo {libero} per', 'tavolo per due', ['tavolo per']],
  ['a number', 'per #', 'per 4, per due, per noi', ['per 4', 'per due']],
  ['any word', 'ho _ ordine', 'ho un ordine e ho ordine', ['ho un ordine']],
  ['a few words', 'pacco ~ rotto', 'pacco che era tutto rotto', ['pacco che era tutto rotto']],
  ['too many words', 'pacco ~ rotto', 'pacco a b c d e f rotto', []],
  ['the beginning', '^ quando', 'e quando? Quando apre', ['Quando']],
  ['the end', 'info $', 'info qui. info', ['info']],
  ['a question', 'avete ?', 'avete torto. avete posto?', ['avete']],
  ['an apostrophe', "c'è posto", 'c’è posto', ['c’è posto']],
  ['not across sentences', 'molto bene', 'molto. bene', []],
])('a line may say %s', (_, line, text, expected) => {
  const numbers = '[numbers]\ndue\n';
  expect(found(`${numbers}[section]\n${line}`, text)).toEqual(expected);
});

test('drawn out letters and chat spelling are the same word', () => {
  const lexicon = '[spelling]\nnon nn nun\n[section]\nnon bello\nbello';
  expect(found(lexicon, 'nn bellooooo')).toEqual(['nn bellooooo', 'bellooooo']);
  expect(found(lexicon, 'bellllo')).toEqual(['bellllo']);
});

test.each(['bello', '[section]\n()', '[section]\n{bello}', '[section]\nbel(lo|la'])(
  'a line that cannot be read is named: %j',
  (text) => {
    expect(() => parsePhrases(text)).toThrow(/Lexicon/);
  },
);
