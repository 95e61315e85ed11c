import type { Tongue } from '../tongue.ts';
import { type Chart, type Edge, edgeOf, understand } from './chart.ts';
import { grammar } from './grammar.ts';
import { type Entry, entriesOf, lexicon, type Sense } from './lexicon.ts';
import type { Kind } from './meanings.ts';
import { meant } from './typos.ts';
import { type Word, wordsOf } from './words.ts';

/** A day with a name of its own in a place. */
export type NamedDay = { name: string; month: number; day: number };

const signs: Record<string, Kind> = {
  ',': 'comma',
  '.': 'dot',
  ':': 'colon',
  '/': 'slash',
  '-': 'dash',
};

/** In what language, on what day, and which days have a name of their own there. */
type Reading = { language: Tongue; today: number; named: readonly NamedDay[] };

/** Everything the grammar understands in a text. */
export function chartOf(text: string, { language, today, named }: Reading): Chart {
  const words = wordsOf(text);
  const chart: Chart = { language, words, edges: words.map(() => []), today };
  const { entries, near } = lexicon(language);
  const local = namedDays(named);
  let known = false;
  for (let at = 0; at < words.length; at++) {
    const here = plainEdges(chart, at);
    look(chart, at, entries);
    if (local !== null) look(chart, at, local);
    if (here.length === 0) slip(chart, at, near);
    known ||= here.some(({ kind }) => anchors.has(kind));
  }
  if (known) for (const layer of grammar[language]) understand(chart, layer);
  return chart;
}

/** Without one of these no text says when: most messages are done here. */
const anchors: ReadonlySet<Kind> = new Set<Kind>([
  ...(['digits', 'figure', 'weekday', 'weekdays', 'month', 'unit', 'eachunit', 'part'] as const),
  ...([
    'todaypart',
    'shift',
    'holiday',
    'fixedclock',
    'tens',
    'atonce',
    'ordinal',
    'half',
    'yearday',
  ] as const),
]);

function plainEdges({ words, edges }: Chart, at: number): Edge[] {
  const word = words[at] as Word;
  const here = edges[at] as Edge[];
  const place = { from: at, to: at + 1 };
  const sign = word.kind === 'sign' ? signs[word.text] : undefined;
  if (word.kind === 'digits' && word.text.length <= 4) {
    const value = { n: Number(word.text), digits: word.text.length };
    if (Number.isFinite(value.n)) here.push(edgeOf('digits', place, value));
  }
  if (sign !== undefined) here.push(edgeOf(sign, place, null));
  if (word.text === '.') here.push(edgeOf('stop', place, null));
  return here;
}

/** Every phrase of the lexicon that begins at a word. */
function look({ words, edges }: Chart, from: number, entries: ReadonlyMap<string, Entry>): void {
  let level = entries;
  for (let at = from; at < words.length; at++) {
    const entry = level.get((words[at] as Word).text);
    if (entry === undefined) return;
    for (const { kind, value } of entry.senses)
      edges[from]?.push(edgeOf(kind, { from, to: at + 1 }, value));
    if (entry.next.size === 0) return;
    level = entry.next;
  }
}

/** A long word that nobody knows may be one of ours with a letter wrong. */
function slip({ words, edges }: Chart, at: number, near: ReadonlyMap<string, string>): void {
  const word = words[at] as Word;
  if (word.kind !== 'word') return;
  const right = meant(word.text, near) ?? stretched(word.text);
  if (right === null) return;
  const senses = slipSenses.get(right) ?? [];
  for (const { kind, value } of senses)
    edges[at]?.push(edgeOf(kind, { from: at, to: at + 1 }, value));
}

/** "Domaniii", "staseraaaa", "sundayyy": a letter is held. */
function stretched(word: string): string | null {
  if (word.length > longest) return null;
  const short = word.replace(held, '$1');
  if (short === word) return null;
  const kinds = slipSenses.get(short)?.map(({ kind }) => kind) ?? [];
  return kinds.some((kind) => holdable.has(kind)) ? short : null;
}

const longest = 24;
const held = /(\p{L})\1{2,}/gu;
const holdable: ReadonlySet<Kind> = new Set<Kind>([
  'weekday',
  'shift',
  'todaypart',
  'part',
  'month',
]);

const slipSenses: ReadonlyMap<string, readonly Sense[]> = new Map(
  (['it', 'en'] as const).flatMap((language) =>
    [...lexicon(language).entries].map(([word, { senses }]) => [word, senses] as const),
  ),
);

const local = new WeakMap<readonly NamedDay[], Map<string, Entry>>();

function namedDays(named: readonly NamedDay[]): Map<string, Entry> | null {
  if (named.length === 0) return null;
  const known = local.get(named);
  if (known !== undefined) return known;
  const entries = entriesOf(
    named.map(
      ({ name, month, day }) => [name, { kind: 'yearday', value: { month, day } }] as const,
    ),
  );
  local.set(named, entries);
  return entries;
}
