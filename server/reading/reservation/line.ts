import type { Span } from '../span.ts';
import type { Tongue } from '../tongue.ts';
import { type Word, wordsOf } from '../when/words.ts';
import {
  type Meaning,
  meaningOf,
  type PeopleWords,
  peopleWords,
  plays,
  type Role,
} from './people-words.ts';

/** The words of a message, and which of them say something else already (a day, an hour, a phone). */
export type Line = {
  text: string;
  language: Tongue;
  words: readonly Word[];
  taken: readonly boolean[];
  /** What each word can say of people. */
  meanings: readonly Meaning[];
};

/** The words of a text, none of which says anything else yet. */
export function lineOf(text: string, language: Tongue): Line {
  const book = peopleWords(language);
  const words = joined(wordsOf(text), book);
  const meanings = words.map((word) => meaningOf(word.text, book));
  return { text, language, words, taken: [], meanings };
}

/** "Twenty-two" and "high chair" are one word where the lexicon has them as one. */
function joined(words: readonly Word[], book: PeopleWords): Word[] {
  const whole: Word[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as Word;
    const last = words[at + 1]?.text === '-' && words[at + 1]?.glued ? at + 2 : at + 1;
    const both = `${word.text} ${words[last]?.text}`;
    const isOne = word.kind === 'word' && book.has(both);
    whole.push(isOne ? { ...word, text: both, to: words[last]?.to ?? word.to } : word);
    if (isOne) at = last;
  }
  return whole;
}

/** The line where these stretches, in the order of the text, say something else. */
export function besides(line: Line, elsewhere: readonly Span[]): Line {
  let place = 0;
  const taken = line.words.map(({ from, to }) => {
    while ((elsewhere[place]?.to ?? Number.POSITIVE_INFINITY) <= from) place += 1;
    const other = elsewhere[place];
    return other !== undefined && other.from < to;
  });
  return { ...line, taken };
}

/** Whether the word at this place has one of these roles. */
export function has({ meanings }: Line, at: number, ...roles: Role[]): boolean {
  return plays(meanings[at], ...roles);
}

/** So many words from one on, a blank between. */
export function textAt({ words }: Line, at: number, count: number): string {
  return words
    .slice(at, at + count)
    .map(({ text }) => text)
    .join(' ');
}

/** A word that nobody knows and that says nothing else: perhaps a name. */
export function isUnknown({ words, meanings, taken }: Line, at: number): boolean {
  const known = meanings[at]?.roles !== 0 || meanings[at]?.number !== null;
  return words[at]?.kind === 'word' && !known && !taken[at];
}

/** Written as a name is, with a capital first. */
export function isCapital({ text, words }: Line, at: number): boolean {
  const word = words[at];
  return word !== undefined && /^\p{Lu}\p{Ll}/u.test(text.slice(word.from, word.to));
}

/** "Più", "plus", "+": who comes besides; not "più o meno", "mangia più di me", "vi chiamo io più avanti". */
export function isPlus({ words }: Line, at: number): boolean {
  const sign = words[at]?.text ?? '';
  return sign === 'piu' ? !compared.test(words[at + 1]?.text ?? '') : /^(?:plus|\+)$/.test(sign);
}

const compared = /^(?:o|di|che|avanti|tardi|presto)$/;

/** "Con", "with": who comes along. */
export function isWith({ words }: Line, at: number): boolean {
  return /^(?:con|with)$/.test(words[at]?.text ?? '');
}

/** "+1 614 555 0188". */
export function isPhone({ words }: Line, at: number): boolean {
  return [at, at + 1].every((one) => words[one]?.kind === 'digits');
}

/** "Bloccati in A14", "the M6": the number belongs to a letter; but "x4" is four. */
export function isOfLetter({ words }: Line, at: number): boolean {
  return words[at]?.glued === true && /^[a-wyz]$/.test(words[at - 1]?.text ?? '');
}

const most = 400;

/** "Back in '76", "coscritti '74". */
function isYear(text: string, from: number): boolean {
  return (
    /^['’‘]$/.test(text[from - 1] ?? '') &&
    !/^\p{L}$/u.test(text[from - 2] ?? '') &&
    /^\d\d(?!\d)/.test(text.slice(from, from + 3))
  );
}

const titles = /^(?:nome|cognome|famiglia|fam|sig|signora?|dott|name|mrs?|ms|dr)$/;

/** "A nome Quaranta", "famiglia Sette", "Mr Twelves": a name. */
function isSurname(line: Line, at: number): boolean {
  const before = line.words[at - 1]?.text === '.' ? at - 2 : at - 1;
  return isCapital(line, at) && titles.test(line.words[before]?.text ?? '');
}

const half = /^(?:half|mezza)$/;

/** The number at a word: digits or in words. */
export function amountOf(line: Line, at: number): number | null {
  const { text, words, taken, meanings } = line;
  const word = words[at];
  if (word === undefined || taken[at]) return null;
  const n = word.kind === 'digits' ? Number(word.text) : (meanings[at]?.number ?? null);
  if (n === null || n <= 0 || n > most || isYear(text, word.from)) return null;
  if (word.kind === 'word' && isSurname(line, at)) return null;
  // "half a dozen", "mezza dozzina"
  const isHalf = n === 12 && [1, 2].some((back) => half.test(words[at - back]?.text ?? ''));
  return isHalf && /^(?:dozen|dozzina)$/.test(word.text) ? 6 : n;
}
