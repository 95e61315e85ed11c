import { agesAt } from './ages.ts';
import { isCapital, type Line } from './line.ts';
import { isName } from './names.ts';
import type { List } from './nouns.ts';

/** "Compreso Leo che ha 3 anni", "with Maisie (4 years)": a child, told by its name and how old it is. */
export function youngByName(line: Line, at: number): List | null {
  if (!isName(line, at) || !isCapital(line, at)) return null;
  const ages = agesAt(line, at + 1);
  if (!ages?.young || ages.told > 1) return null;
  return { first: at, next: ages.next, count: 1, children: 1, named: true, self: false };
}
