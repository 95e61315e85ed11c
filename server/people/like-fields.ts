import { jaroWinkler } from './jaro-winkler.ts';
import { type Evidence, wordsOf } from './portrayal.ts';

type Maybe = string | null | undefined;

/** The day of birth: exact, with a slip (one digit, day and month turned), in the same months, or another. */
export function likeBirth(a: Maybe, b: Maybe): Evidence | null {
  return compare('born', [a, b], weighBirth);
}

function weighBirth(a: string, b: string): number {
  if (a === b) return 12;
  const [yearA = '', monthA = '', dayA = ''] = a.split('-');
  const [yearB = '', monthB = '', dayB = ''] = b.split('-');
  if (yearA === yearB && monthA === dayB && dayA === monthB) return 9;
  const slips = slipsIn(a, b);
  if (slips === 1) return 7;
  const days = Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000;
  if (monthA === monthB && dayA === dayB) return 4;
  if (slips === 2 && isShuffled(a, b)) return 6;
  return days <= 366 ? 1 : -5;
}

export function likePostcode(a: Maybe, b: Maybe): Evidence | null {
  return compare('postcode', [a, b], (first, second) => {
    if (first === second) return 6;
    return slipsIn(first, second) === 1 || isShuffled(first, second) ? 3 : -2;
  });
}

function slipsIn(a: string, b: string): number {
  return [...a].filter((letter, i) => letter !== b[i]).length;
}

/** The same letters in another order. */
function isShuffled(a: string, b: string): boolean {
  return [...a].sort().join() === [...b].sort().join();
}

/** Street and number, words in any order. */
export function likeAddress(a: Maybe, b: Maybe): Evidence | null {
  return compare('address', [a, b], (first, second) => {
    if (first === second) return 9;
    const like = jaroWinkler(wordsOf(first).join(''), wordsOf(second).join(''));
    if (like >= 0.95) return 8;
    const shared = share(wordsOf(first), wordsOf(second));
    if (like >= 0.88 || shared >= 0.6) return 5;
    return shared >= 0.3 ? 1 : -2;
  });
}

function share(a: readonly string[], b: readonly string[]): number {
  const words = new Set(b);
  const common = a.filter((word) => words.has(word) && word.length > 1).length;
  return common / Math.max(1, Math.min(a.length, b.length));
}

export function likePlace(a: Maybe, b: Maybe): Evidence | null {
  return compare('place', [a, b], (first, second) => {
    const like = jaroWinkler(wordsOf(first).join(''), wordsOf(second).join(''));
    return like === 1 ? 4 : like >= 0.88 ? 3 : like >= 0.8 ? 1 : -1.5;
  });
}

function compare(
  field: string,
  [a, b]: [Maybe, Maybe],
  weigh: (a: string, b: string) => number,
): Evidence | null {
  if (!a || !b) return null;
  return { field, first: a, second: b, weight: weigh(a, b) };
}
