import { readFileSync } from 'node:fs';
import type { Tongue } from '../tongue.ts';
import { addPoint, fortieth, heldAgainst, hiddenOf, pointsOf, units } from './network.ts';
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

type Rows = ReadonlyMap<string, number>;
type Pairs = ReadonlyMap<string, Rows>;

/** The points of the outcomes, then of the signs; and where those of each sign stand: signs with a name, words, pairs by the first of them. */
export type Weights = { points: Int8Array; named: Rows; words: Rows; next: Pairs; apart: Pairs };

const learned: Record<Tongue, Weights> = { it: read('it'), en: read('en') };

/** The weights that `npm run learn` made of the cases. */
export function weightsFor(language: Tongue): Weights {
  return learned[language];
}

/** What all signs of a message say together, for each outcome. */
export function sumOf(talk: Talk, { points, named, words, next, apart }: Weights): number[] {
  const sum = new Float64Array(units);
  const add = (row: number | undefined, much: number) => {
    if (row !== undefined) addPoint(sum, points, { row, much });
  };
  const pairs = { next, apart };
  tellSigns(talk, (sign, much) => add(named.get(sign), much));
  tellWords(talk, (word) => add(words.get(word), 1));
  tellPairs(talk, (how, first, second) => add(pairs[how].get(first)?.get(second), 1));
  const hidden = hiddenOf(sum);
  return outcomes.map((_, row) => heldAgainst(hidden, points, row) * fortieth ** 2);
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

/** The lines of a file of weights, a sign each: its name and what it weighs. */
export function linesIn(text: string): [name: string, weight: string][] {
  const lines = text.split('\n').filter(Boolean);
  return lines.map((line) => line.split('\t') as [string, string]);
}

function read(language: Tongue): Weights {
  return weightsIn(readFileSync(fileOf('intent', language), 'utf8'));
}

/** Weights ready to be read with: a line for each outcome, then one for each sign. */
export function weightsIn(text: string): Weights {
  const lines = linesIn(text);
  const [named, words] = [new Map<string, number>(), new Map<string, number>()];
  const [next, apart] = [
    new Map<string, Map<string, number>>(),
    new Map<string, Map<string, number>>(),
  ];
  lines.forEach(([name], row) => {
    const [first = '', ...rest] = name.slice(1, -1).split(' ');
    const second = rest.at(-1);
    const pairs = rest.length > 1 ? apart : next;
    if (!name.startsWith('"')) named.set(name, row);
    else if (second === undefined) words.set(first, row);
    else pairs.set(first, (pairs.get(first) ?? new Map<string, number>()).set(second, row));
  });
  return { points: pointsOf(lines.map(([, word]) => word)), named, words, next, apart };
}
