import { jaroWinkler } from './jaro-winkler.ts';
import { isCommon, isNickname } from './nicknames.ts';
import { type Evidence, type Portrayal, wordsOf } from './portrayal.ts';

/** The pair of names, of all those the two go by, that speaks most. */
export function likeNames(a: Portrayal, b: Portrayal): Evidence | null {
  let best: Evidence | null = null;
  for (const first of a.names)
    for (const second of b.names) {
      const weight = weighNames(wordsOf(first), wordsOf(second));
      if (weight !== null && (!best || weight > best.weight))
        best = { field: 'name', first, second, weight };
    }
  return best;
}

type Match = { i: number; j: number; bits: number };

/** Words are paired in any order ("Rossi Maria" is "Maria Rossi"); what remains unpaired on both sides speaks against. */
export function weighNames(a: readonly string[], b: readonly string[]): number | null {
  if (a.length === 0 || b.length === 0) return null;
  const glued = a.length !== b.length || a.length > 1 ? weighGlued(a, b) : -Infinity;
  const matches = pairsOf(a, b);
  const left = new Set(a.keys());
  const right = new Set(b.keys());
  let bits = 0;
  for (const { i, j, bits: gain } of matches) {
    if (!left.has(i) || !right.has(j)) continue;
    left.delete(i);
    right.delete(j);
    bits += gain;
  }
  return Math.max(glued, bits + unpaired * Math.min(left.size, right.size));
}

const unpaired = -4.5;

function pairsOf(a: readonly string[], b: readonly string[]): Match[] {
  const matches = a.flatMap((first, i) =>
    b.map((second, j) => ({ i, j, bits: weighWords(first, second) })),
  );
  return matches.filter((match) => match.bits > 0).sort((x, y) => y.bits - x.bits);
}

/** Bits two words of a name give; 0 where they are not one. */
export function weighWords(a: string, b: string): number {
  if (a === b) return a.length === 1 ? 1 : isCommon(a) ? 5 : a.length < 4 ? 5.5 : 7.5;
  if (a.length === 1 || b.length === 1) return a[0] === b[0] ? 1 : 0;
  if (isNickname(a, b)) return 4;
  const like = jaroWinkler(a, b);
  if (like >= 0.93) return 6;
  if (like >= 0.87) return 4.5;
  return like >= 0.8 ? 2 : 0;
}

/** "de luca" and "deluca", "annaverdi" and "anna verdi". */
function weighGlued(a: readonly string[], b: readonly string[]): number {
  const first = a.join('');
  const second = b.join('');
  if (Math.min(first.length, second.length) < 6) return -Infinity;
  const like = first === second ? 1 : jaroWinkler(first, second);
  return like === 1 ? 12 : like >= 0.95 ? 9 : -Infinity;
}
