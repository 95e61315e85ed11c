import { listFrom } from './company-list.ts';
import { amountOf, has, isCapital, isPhone, isPlus, isUnknown, type Line } from './line.ts';
import type { List } from './nouns.ts';

/** "Dario + 3", "Dave plus 3": who is named, and so many more. */
export function namedAndMore(line: Line, at: number): List | null {
  if (!isUnknown(line, at) || !isCapital(line, at) || !isPlus(line, at + 1)) return null;
  const more = amountOf(line, at + 2) === null ? null : listFrom(line, at + 2, true);
  if (more?.count == null || more.count > most || has(line, more.next, 'units')) return null;
  if (isPhone(line, at + 2)) return null;
  return { ...more, first: at, count: more.count + 1, named: true };
}

const most = 20;
