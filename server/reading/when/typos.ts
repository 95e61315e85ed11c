import { remembered } from '../remembered.ts';

/** Words one slip away from a word of the lexicon -> that word. */
export type Near = ReadonlyMap<string, string>;

/** Shorter words have too many honest neighbours ("sundae" is no Sunday). */
const shortest = 7;
/** No word of the lexicon is longer; a longer one is not looked at letter by letter. */
const longest = 16;

/**
 * Every spelling with one letter left out of a long word. A slip of any kind (a letter left out, put in, changed, or
 * two swapped) shares such a spelling with the word meant.
 */
export function nearWords(words: readonly string[], honest: ReadonlySet<string>): Near {
  const near = new Map<string, string>();
  for (const word of words) {
    if (word.length < shortest || word.includes(' ')) continue;
    near.set(word, word);
    for (const short of shortened(word)) near.set(short, word);
  }
  for (const word of honest) if (near.get(word) !== word) near.set(word, '');
  return near;
}

/** The word meant by one that the lexicon does not know; null if none is near enough. */
export function meant(word: string, near: Near): string | null {
  if (word.length < shortest - 1 || word.length > longest) return null;
  const direct = near.get(word);
  if (direct !== undefined) return direct === '' ? null : direct;
  if (word.length < shortest) return null;
  return slipOf(near, word);
}

const slipOf = remembered(findSlip, (word) => word);

function findSlip(near: Near, word: string): string | null {
  for (const short of shortened(word)) {
    const known = near.get(short);
    if (known && Math.abs(known.length - word.length) <= 1) return known;
  }
  return null;
}

function* shortened(word: string): Generator<string> {
  for (let at = 0; at < word.length; at++) yield word.slice(0, at) + word.slice(at + 1);
}
