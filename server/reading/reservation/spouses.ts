import { has, type Line } from './line.ts';
import type { Term } from './nouns.ts';
import { pastFillers } from './small-words.ts';

const spouses =
  /^(?:mogli|mariti|mojer|compagn[ie]|fidanzat[ie]|moros[ie]|consorti|wives|husbands|partners|spouses|girlfriends|boyfriends|missuses)$/;

/** "I miei due fratelli con le mogli", "three flatmates and their husbands": as many more as were just told. */
export function spousesAt(line: Line, from: number, last: number | null): Term | null {
  if (last === null || last < 2) return null;
  const led = pastFillers(line, from);
  const at = /^(?:rispettiv[ie]|respective)$/.test(line.words[led]?.text ?? '') ? led + 1 : led;
  if (at === from || !spouses.test(line.words[at]?.text ?? '') || has(line, at - 1, 'one'))
    return null;
  return { next: at + 1, count: last, children: 0, named: true, self: false };
}
