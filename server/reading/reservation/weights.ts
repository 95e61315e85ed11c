import { readFileSync } from 'node:fs';
import type { Tongue } from '../tongue.ts';
import { type Talk, tellPairs, tellSigns, tellWords } from './signs.ts';

/** What a message may want with a table, `none` first. */
export const outcomes = [
  'none',
  'reserve',
  'ask_availability',
  'cancel',
  'move',
  'past_visit',
] as const;
export type Outcome = (typeof outcomes)[number];

/** How much a sign speaks for each outcome, in their order. */
type Row = readonly number[];

type Pairs = ReadonlyMap<string, ReadonlyMap<string, Row>>;

/** The rows of all signs: those with a name, words, and pairs in outline by the first of them. */
export type Weights = {
  named: ReadonlyMap<string, Row>;
  words: ReadonlyMap<string, Row>;
  next: Pairs;
  apart: Pairs;
};

const learned: Record<Tongue, Weights> = { it: read('it'), en: read('en') };

/** The weights that `npm run learn` made of the cases. */
export function weightsFor(language: Tongue): Weights {
  return learned[language];
}

/** What all signs of a message say together, for each outcome. */
export function sumOf(talk: Talk, weights: Weights): number[] {
  const sums = outcomes.map(() => 0);
  tellSigns(talk, (sign, much) => add(sums, weights.named.get(sign), much));
  tellWords(talk, (word) => add(sums, weights.words.get(word), 1));
  tellPairs(talk, (how, first, second) => add(sums, weights[how].get(first)?.get(second), 1));
  return sums;
}

function add(sums: number[], row: Row | undefined, much: number): void {
  if (row === undefined) return;
  for (let at = 0; at < sums.length; at++)
    sums[at] = (sums[at] as number) + (row[at] as number) * much;
}

/** The signs of a message under the names they are learned and kept by: `[book]`, `"tavolo"`, `"un tavol"`, `"tavol _ <people>"`. */
export function signsIn(talk: Talk): Map<string, number> {
  const signs = new Map<string, number>();
  const more = (name: string, much = 1) => signs.set(name, (signs.get(name) ?? 0) + much);
  tellSigns(talk, more);
  tellWords(talk, (word) => more(`"${word}"`));
  tellPairs(talk, (how, first, second) =>
    more(how === 'next' ? `"${first} ${second}"` : `"${first} _ ${second}"`),
  );
  return signs;
}

/** Where the weights of a language are kept. */
export function fileOf(what: 'intent' | 'people', language: Tongue): URL {
  return new URL(`./weights/${what}.${language}.txt`, import.meta.url);
}

/** A line a sign: its name, then its weights in hundredths. */
export function written(rows: ReadonlyMap<string, Row>): string {
  const lines = [...rows].map(
    ([name, row]) => `${name}\t${row.map((one) => Math.round(one * 100)).join(' ')}`,
  );
  return `${lines.join('\n')}\n`;
}

/** The rows as they are kept, by name. */
export function rowsIn(text: string): Map<string, Row> {
  const lines = text.split('\n').filter(Boolean);
  return new Map(
    lines.map((line) => {
      const [name = '', row = ''] = line.split('\t');
      return [name, row.split(' ').map((one) => Number(one) / 100)];
    }),
  );
}

function read(language: Tongue): Weights {
  return weightsIn(rowsIn(readFileSync(fileOf('intent', language), 'utf8')));
}

/** Rows by name, ready to be read with. */
export function weightsIn(rows: ReadonlyMap<string, Row>): Weights {
  const [named, words] = [new Map<string, Row>(), new Map<string, Row>()];
  const [next, apart] = [new Map<string, Map<string, Row>>(), new Map<string, Map<string, Row>>()];
  for (const [name, row] of rows) {
    const [first = '', ...rest] = name.slice(1, -1).split(' ');
    const second = rest.at(-1);
    const pairs = rest.length > 1 ? apart : next;
    if (!name.startsWith('"')) named.set(name, row);
    else if (second === undefined) words.set(first, row);
    else pairs.set(first, (pairs.get(first) ?? new Map<string, Row>()).set(second, row));
  }
  return { named, words, next, apart };
}
