import { listFrom } from './company-list.ts';
import { amountOf, has, isCapital, isPhone, isPlus, isUnknown, type Line } from './line.ts';
import type { List } from './nouns.ts';

/** "Dario + 3", "lui più 4 ospiti", "Dave plus 3": who is named, and so many more. */
export function namedAndMore(line: Line, at: number): List | null {
  const isNamed = isUnknown(line, at) && isCapital(line, at);
  if (!isPlus(line, at + 1) || (!isNamed && !other.test(line.words[at]?.text ?? ''))) return null;
  const more = amountOf(line, at + 2) === null ? null : listFrom(line, at + 2, true);
  if (more?.count == null || more.count > most || has(line, more.next, 'units')) return null;
  if (isPhone(line, at + 2)) return null;
  return { ...more, first: at, count: more.count + 1, named: true };
}

const most = 20;
const other = /^(?:lui|lei|him|her|he|she)$/;
