import { readFileSync } from 'node:fs';
import type { Tongue } from '../tongue.ts';
import type { Kind } from './meanings.ts';
import { numberWords } from './numerals.ts';
import { type Near, nearWords } from './typos.ts';
import { wordsOf } from './words.ts';

/** Something a word or a phrase means. */
export type Sense = { kind: Kind; value: unknown };

/** The phrases that begin with a word, and those that go on from there. */
export type Entry = { senses: Sense[]; next: Map<string, Entry> };

export type Lexicon = {
  entries: Map<string, Entry>;
  near: Near;
  /** Verbs that tell of the past, those of what is to come, and words that tie an hour to something else. */
  gone: ReadonlyMap<string, Entry>;
  coming: ReadonlyMap<string, Entry>;
  elsewhere: ReadonlyMap<string, Entry>;
  /** Words that part it from them again: "quindi", "say". */
  apart: ReadonlyMap<string, Entry>;
  age: ReadonlyMap<string, Entry>;
};

/** Kinds of the lexicon whose value is a number. */
const numeric: ReadonlySet<string> = new Set([
  'weekday',
  'weekdays',
  'month',
  'shift',
  'figure',
  'ordinal',
  'fixedclock',
  'tens',
]);

const lexicons = { it: lexiconOf('it'), en: lexiconOf('en') };

export function lexicon(language: Tongue): Lexicon {
  return lexicons[language];
}

/** The entries of phrases given at run time, such as the days a town has a name for. */
export function entriesOf(phrases: readonly (readonly [phrase: string, sense: Sense])[]) {
  const entries = new Map<string, Entry>();
  for (const [phrase, sense] of phrases) enter(entries, phrase, sense);
  return entries;
}

type Line = { section: string; value: string | null; words: string[] };

function lexiconOf(language: Tongue): Lexicon {
  const file = new URL(`./lexicon/${language}.txt`, import.meta.url);
  const lines = linesOf(readFileSync(file, 'utf8'));
  const side = (name: string) =>
    entriesOf(phrasesOf(lines.filter((line) => line.section === name)));
  const aside = ['gone', 'coming', 'elsewhere', 'apart', 'age', 'names'];
  const entries = entriesOf([
    ...numberWords(language).map(([word, n]) => [word, { kind: 'figure', value: n }] as const),
    ...phrasesOf(lines.filter((line) => !aside.includes(line.section))),
  ]);
  const names = lines.filter(({ section }) => section === 'names').flatMap(({ words }) => words);
  const often = lines.filter(({ section }) => ['weekday', 'month', 'shift'].includes(section));
  const near = nearWords(
    often.flatMap(({ words }) => words),
    new Set([...entries.keys(), ...names]),
  );
  const [gone, coming] = [side('gone'), side('coming')];
  const [elsewhere, apart] = [side('elsewhere'), side('apart')];
  return { entries, near, gone, coming, elsewhere, apart, age: side('age') };
}

/** Throws on a line that cannot be read, naming it: a mistake of who wrote it. */
function linesOf(text: string): Line[] {
  let section = '';
  return text.split('\n').flatMap((raw) => {
    const line = raw.trim();
    if (line === '' || line.startsWith('//')) return [];
    const opened = /^\[(\w+)\]$/.exec(line)?.[1];
    if (opened !== undefined) section = opened;
    if (opened !== undefined) return [];
    if (section === '') throw new Error(`Lexicon: "${line}" is above any [section]`);
    const [, value, words = ''] = /^(?:([\w-]+) = )?(.+)$/.exec(line) ?? [];
    return [{ section, value: value ?? null, words: words.split(',').map((word) => word.trim()) }];
  });
}

function phrasesOf(lines: readonly Line[]): (readonly [string, Sense])[] {
  return lines.flatMap(({ section, value, words }) => {
    const known = value !== null && numeric.has(section) ? Number(value) : value;
    return words.map((word) => [word, { kind: section as Kind, value: known }] as const);
  });
}

function enter(entries: Map<string, Entry>, phrase: string, sense: Sense): void {
  let [level, entry]: [Map<string, Entry>, Entry | undefined] = [entries, undefined];
  for (const { text } of wordsOf(phrase)) {
    entry = level.get(text) ?? { senses: [], next: new Map() };
    level.set(text, entry);
    level = entry.next;
  }
  entry?.senses.push(sense);
}
