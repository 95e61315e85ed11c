import { amountOf, has, isWith, type Line } from './line.ts';
import type { List } from './nouns.ts';

const farthest = 25;

type Before = { first: number; next: number; count: number | null; children: number | null };
type All = { count: number; children: number | null };

/** "My husband and I should like to dine on 9 June, with our three daughters": all of them, where they come besides. */
export function withThose(line: Line, list: List, before: Before): All | null {
  const first = pastWith(line, list.first);
  if (first === null || before.count === null || list.count === null || !list.named) return null;
  // "with my son" is two where nobody else was told
  const count = list.self ? list.count - 1 : list.count;
  if (!isWriterAnd(line, before) || !isSameSentence(line, before.next, first)) return null;
  return { count: before.count + count, children: list.children };
}

/** "With", before those told or the first of their words. */
function pastWith(line: Line, first: number): number | null {
  return [first - 1, first].find((at) => isWith(line, at)) ?? null;
}

/** "My husband and I", "io e mia moglie": those who come by name, not so many of whom all are told. */
function isWriterAnd(line: Line, { first, next, children }: Before): boolean {
  if (children !== null || amountOf(line, first) !== null) return false;
  return next > first + 1 && has(line, first, 'self') !== has(line, next - 1, 'self');
}

function isSameSentence({ text, words }: Line, from: number, to: number): boolean {
  if (to - from > farthest) return false;
  return !/[.;!?\n](?!\d)/.test(text.slice(words[from - 1]?.to, words[to]?.from));
}
