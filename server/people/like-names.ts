import { jaroWinkler } from './jaro-winkler.ts';
import { isCommon, isNickname } from './nicknames.ts';
import { type Evidence, type Portrayal, wordsOf } from './portrayal.ts';

/** The pair of names, of all those the two go by, that speaks most; and the words of it that speak against. */
export function likeNames(a: Portrayal, b: Portrayal): Evidence[] {
  let best: Evidence[] = [];
  for (const first of a.names)
    for (const second of b.names) {
      const found = namePair(first, second);
      if (found.length > 0 && (best.length === 0 || bitsOf(found) > bitsOf(best))) best = found;
    }
  return best;
}

function bitsOf(evidence: readonly Evidence[]): number {
  return evidence.reduce((sum, one) => sum + one.weight, 0);
}

function namePair(first: string, second: string): Evidence[] {
  const [a, b] = [wordsOf(first), wordsOf(second)];
  const glued = weighGlued(a.join(''), b.join(''));
  const { bits, left, right } = pairWords(a, b);
  const others = Math.min(left.length, right.length);
  if (glued > bits + unpaired * others) return [{ field: 'name', first, second, weight: glued }];
  const against = { field: 'name', first: left.join(' '), second: right.join(' ') };
  return [
    { field: 'name', first, second, weight: bits },
    { ...against, weight: unpaired * others },
  ].filter((one) => one.weight !== 0);
}

/** Bits lost for each word of one that answers to none of the other's, while the other has such a word too. */
const unpaired = -4.5;

type Match = { i: number; j: number; bits: number };
type Paired = { bits: number; left: string[]; right: string[] };

/** Words are paired in any order, best first ("Rossi Maria" is "Maria Rossi"); what remains of both is returned. */
function pairWords(a: readonly string[], b: readonly string[]): Paired {
  const left = new Map(a.entries());
  const right = new Map(b.entries());
  let bits = 0;
  for (const match of matchesOf(a, b)) {
    if (!left.has(match.i) || !right.has(match.j)) continue;
    left.delete(match.i);
    right.delete(match.j);
    bits += match.bits;
  }
  return { bits, left: [...left.values()], right: [...right.values()] };
}

function matchesOf(a: readonly string[], b: readonly string[]): Match[] {
  const matches = a.flatMap((first, i) =>
    b.map((second, j) => ({ i, j, bits: weighWords(first, second) })),
  );
  return matches.filter((match) => match.bits > 0).sort((x, y) => y.bits - x.bits);
}

/** Bits two words of a name give: the same (less for a common or a short one), an initial, a nickname, a slip; 0 = not one. */
function weighWords(a: string, b: string): number {
  if (a.length === 1 || b.length === 1) return a[0] === b[0] ? 1 : 0;
  if (a === b) return isCommon(a) ? 5 : a.length < 4 ? 5.5 : 7.5;
  if (isNickname(a, b)) return 4;
  const like = jaroWinkler(a, b);
  if (like >= 0.93) return 6;
  if (like >= 0.87) return 4.5;
  return like >= 0.8 ? 2 : 0;
}

/** "de luca" and "deluca", "annaverdi" and "anna verdi". */
function weighGlued(a: string, b: string): number {
  if (Math.min(a.length, b.length) < 6) return 0;
  if (a === b) return 12;
  return jaroWinkler(a, b) >= 0.95 ? 9 : 0;
}
