import { agesAt } from './ages.ts';
import { isCapital, type Line } from './line.ts';
import { isJoint, isName } from './names.ts';
import type { List } from './nouns.ts';

/** "Compreso Leo che ha 3 anni", "with Maisie (4 years) and Ben (6 years)": children, each told by a name and how old it is. */
export function youngByName(line: Line, first: number): List | null {
  let [next, count] = [first, 0];
  for (let end = youngEnd(line, first); end !== null; end = youngEnd(line, next + 1)) {
    [next, count] = [end, count + 1];
    if (!isJoint(line, next)) break;
  }
  return count > 0 ? { first, next, count, children: count, named: true, self: false } : null;
}

/** Where a name and one age end, if it is a child's. */
function youngEnd(line: Line, at: number): number | null {
  if (!isName(line, at) || !isCapital(line, at)) return null;
  const ages = agesAt(line, at + 1);
  return ages?.young && ages.told === 1 ? ages.next : null;
}
