import type { Tongue } from '../tongue.ts';
import type { Kind, Meanings, Stretch } from './meanings.ts';
import type { Word } from './words.ts';

/** A stretch of words, `from` to `to` (exclusive), understood as something. */
export type Edge<K extends Kind = Kind> = {
  kind: K;
  from: number;
  to: number;
  value: Meanings[K];
  /** The kind as a number: what the grammar looks up. */
  code: number;
};

const codes = new Map<Kind, number>();

function codeOf(kind: Kind): number {
  const code = codes.get(kind) ?? codes.size;
  codes.set(kind, code);
  return code;
}

/** An edge of the chart. */
export function edgeOf(kind: Kind, { from, to }: Stretch, value: unknown): Edge {
  return { kind, from, to, value, code: codeOf(kind) } as Edge;
}

/** What is understood so far: for each word, the edges that begin there. */
export type Chart = {
  language: Tongue;
  words: readonly Word[];
  edges: Edge[][];
  /** The day it was written. */
  today: number;
};

/** The edges a pattern covered, in order. */
export type Match = { chart: Chart; parts: readonly Edge[]; from: number; to: number };

/** A line of the grammar: a pattern of kinds, and what it means; null where it means nothing after all. */
export type Rule = { gives: Kind; patterns: string[][]; means: (match: Match) => unknown };

/** The grammar's layers, each built of what the layers before it understood. */
export type Layer = { next: (Layer | undefined)[]; rules: Rule[]; leaf: boolean };

/** `the? number of? month|unit`: kinds in order, `?` if it may be missing, `|` between choices. */
export function rule<K extends Kind>(
  gives: K,
  pattern: string,
  means: (match: Match) => Meanings[K] | null,
): Rule {
  let patterns: string[][] = [[]];
  for (const place of pattern.trim().split(/\s+/)) {
    const choices = place.replace('?', '').split('|');
    const longer = patterns.flatMap((path) => choices.map((kind) => [...path, kind]));
    patterns = place.endsWith('?') ? [...patterns, ...longer] : longer;
  }
  return { gives, patterns, means };
}

/** Several patterns with one meaning. */
export function rules<K extends Kind>(
  gives: K,
  patterns: readonly string[],
  means: (match: Match) => Meanings[K] | null,
): Rule[] {
  return patterns.map((pattern) => rule(gives, pattern, means));
}

/** Compiles rules into one tree, so that a word is looked at once for all of them. */
export function layerOf(rules: readonly Rule[]): Layer {
  const root: Layer = { next: [], rules: [], leaf: true };
  for (const rule of rules)
    for (const path of rule.patterns) {
      let at = root;
      for (const kind of path as Kind[]) at = step(at, kind);
      if (!at.rules.includes(rule)) at.rules.push(rule);
    }
  return root;
}

function step(from: Layer, kind: Kind): Layer {
  const next = from.next[codeOf(kind)] ?? { next: [], rules: [], leaf: true };
  from.next[codeOf(kind)] = next;
  from.leaf = false;
  return next;
}

/** No finding is longer than this many words: what keeps hostile text linear. */
const widest = 40;

/**
 * Adds what a layer understands, from the last word to the first, so that a rule may build on what the same layer
 * found further right. Of each kind only the longest that begins at a word is kept.
 */
export function understand(chart: Chart, layer: Layer): void {
  const walk: Walk = { chart, from: 0, found: [], path: [] };
  for (let from = chart.words.length - 1; from >= 0; from--) {
    const here = chart.edges[from];
    if (here === undefined || here.length === 0) continue;
    walk.from = from;
    follow(walk, layer, from);
    if (walk.found.length > 0) here.push(...walk.found.splice(0));
  }
}

type Walk = { chart: Chart; from: number; found: Edge[]; path: Edge[] };

function follow(walk: Walk, layer: Layer, at: number): void {
  const edges = walk.chart.edges[at];
  if (edges === undefined) return;
  for (const edge of edges) {
    const next = layer.next[edge.code];
    if (next === undefined || edge.to - walk.from > widest) continue;
    walk.path.push(edge);
    for (const rule of next.rules) keep(walk, rule, edge.to);
    if (!next.leaf) follow(walk, next, edge.to);
    walk.path.pop();
  }
}

/** Keeps what a rule found, if it is the longest of its kind so far. */
function keep({ chart, from, found, path }: Walk, rule: Rule, to: number): void {
  const known = found.findIndex(({ kind }) => kind === rule.gives);
  if (known >= 0 && (found[known]?.to ?? 0) >= to) return;
  const value = rule.means({ chart, parts: [...path], from, to });
  if (value === null) return;
  const edge = edgeOf(rule.gives, { from, to }, value);
  if (known >= 0) found[known] = edge;
  else found.push(edge);
}

/** The first part of a kind. The pattern promises that there is one. */
export function the<K extends Kind>(match: Match, kind: K): Meanings[K] {
  return all(match, kind)[0] as Meanings[K];
}

/** The first part of a kind, if the pattern has one. */
export function maybe<K extends Kind>(match: Match, kind: K): Meanings[K] | null {
  return all(match, kind)[0] ?? null;
}

/** Every part of a kind, in order. */
export function all<K extends Kind>({ parts }: Match, kind: K): Meanings[K][] {
  return parts.filter((part): part is Edge<K> => part.kind === kind).map(({ value }) => value);
}

export function has({ parts }: Match, kind: Kind): boolean {
  return parts.some((part) => part.kind === kind);
}

/** Whether one of the words is such. */
export function anyWord({ chart, from, to }: Match, is: (word: Word) => boolean): boolean {
  return chart.words.slice(from, to).some(is);
}

/** Whether some edge of a kind begins at a word. */
export function begins({ edges }: Chart, at: number, kind: Kind): boolean {
  return edges[at]?.some((edge) => edge.kind === kind) === true;
}
