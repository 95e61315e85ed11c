import { amountOf, has, isCapital, isUnknown, type Line } from './line.ts';
import type { List } from './nouns.ts';

const mostSmall = 3;

/** "A large party (approx 25)", "the cast (six)": how many those are who were just told; not how old: "la bimba (3)". */
export function inBrackets(line: Line, open: number): List | null {
  if (line.words[open]?.text !== '(' || !isMany(line, open - 1)) return null;
  let at = open + 1;
  while (at <= open + mostSmall && has(line, at, 'between') && amountOf(line, at) === null) at += 1;
  const count = amountOf(line, at);
  if (count === null || line.words[at + 1]?.text !== ')') return null;
  return { first: at, next: at + 1, count, children: null, named: true, self: false };
}

function isMany(line: Line, at: number): boolean {
  if (has(line, at, 'children', 'companion', 'units', 'labels')) return false;
  return has(line, at, 'adults', 'head', 'table', 'self') || isLowName(line, at);
}

function isLowName(line: Line, at: number): boolean {
  return isUnknown(line, at) && !isCapital(line, at);
}
