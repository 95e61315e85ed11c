import { readFileSync } from 'node:fs';
import type { Tongue } from '../tongue.ts';
import { numberWords } from '../when/numerals.ts';

/** What a word can say about who comes; the lists are in `lexicon/`. */
export const roles = [
  ...(['adults', 'children', 'companion', 'self', 'pets', 'and', 'or', 'fillers', 'one'] as const),
  ...(['head', 'table', 'for', 'between', 'verbs', 'units', 'labels', 'after', 'among'] as const),
  ...(['correction', 'past', 'pairs', 'weak', 'we', 'meals', 'small', 'alone', 'comes'] as const),
  ...(['polite', 'two', 'gear'] as const),
] as const;

export type Role = (typeof roles)[number];

/** What a word is: the roles it can play, a bit each, and the number it stands for. */
export type Meaning = { roles: number; number: number | null };

export type PeopleWords = ReadonlyMap<string, Meaning>;

/** More than so many come nowhere. */
const most = 400;

const bits = new Map<string, number>(roles.map((role, at) => [role, 2 ** at]));
const unknown: Meaning = { roles: 0, number: null };
const books: Record<Tongue, PeopleWords> = { it: read('it'), en: read('en') };

export function peopleWords(language: Tongue): PeopleWords {
  return books[language];
}

export function meaningOf(word: string, book: PeopleWords): Meaning {
  return book.get(word) ?? unknown;
}

/** Whether a word can play one of these roles. */
export function plays(meaning: Meaning | undefined, ...asked: Role[]): boolean {
  if (meaning === undefined || meaning.roles === 0) return false;
  for (const role of asked) if ((meaning.roles & (bits.get(role) ?? 0)) !== 0) return true;
  return false;
}

function read(language: Tongue): PeopleWords {
  const file = new URL(`./lexicon/${language}.txt`, import.meta.url);
  const book = new Map<string, Meaning>();
  let section = '';
  for (const line of readFileSync(file, 'utf8')
    .split('\n')
    .map((raw) => raw.trim())) {
    if (line === '' || line.startsWith('//')) continue;
    if (line.startsWith('[')) section = line.slice(1, -1);
    else if (section === 'numbers') enterNumber(book, line);
    else enterRole(book, section, line);
  }
  for (const [word, n] of spelled(language))
    if (!book.get(word)?.number) book.set(word, { ...(book.get(word) ?? unknown), number: n });
  return book;
}

/** "Trentuno", "ventun"; "twenty two", which a line has as one word. */
function spelled(language: Tongue): [word: string, n: number][] {
  const words = numberWords(language).filter(([, n]) => n >= 20 && n <= most);
  if (language === 'it')
    return words.flatMap(([word, n]) => [[word, n], ...(n % 10 === 1 ? cut(word, n) : [])]);
  const units = numberWords(language).filter(([, n]) => n > 0 && n < 10);
  return words.flatMap(([tens, n]) => [
    [tens, n],
    ...units.map(([unit, more]): [string, number] => [`${tens} ${unit}`, n + more]),
  ]);
}

function cut(word: string, n: number): [string, number][] {
  return [[word.slice(0, -1), n]];
}

function enterRole(book: Map<string, Meaning>, section: string, line: string): void {
  const bit = bits.get(section);
  if (bit === undefined) throw new Error(`Lexicon: nobody asks for [${section}]`);
  for (const word of split(line)) {
    const known = book.get(word) ?? unknown;
    book.set(word, { ...known, roles: known.roles | bit });
  }
}

function enterNumber(book: Map<string, Meaning>, line: string): void {
  const [n, words = ''] = line.split(' = ');
  for (const word of split(words))
    book.set(word, { ...(book.get(word) ?? unknown), number: Number(n) });
}

function split(line: string): string[] {
  return line.split(',').map((word) => word.trim());
}
