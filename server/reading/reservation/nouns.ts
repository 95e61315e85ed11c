import { amountOf, has, isCapital, isUnknown, type Line, textAt } from './line.ts';

/** People told one after the other: "io, mia moglie e i due bimbi". `count` is null where a number is missing. */
export type List = {
  first: number;
  /** The word after the list. */
  next: number;
  count: number | null;
  children: number | null;
  /** Somebody is named by what they are: people, a wife, a child. A bare number names nobody. */
  named: boolean;
  /** It begins with whoever writes. */
  self: boolean;
};

/** One of a list: so many people, and the word after them. */
export type Term = Omit<List, 'first' | 'children'> & { children: number };

type Led = { amount: number | null; led: boolean };

/** "2 under 5s": children. */
export function underAge(line: Line, at: number, { amount }: Led): Term | null {
  if (amount === null || line.words[at]?.text !== 'under') return null;
  const age = line.words[at + 1]?.text === '-' ? at + 2 : at + 1;
  if (amountOf(line, age) === null && !/^(?:tens|fives)$/.test(line.words[age]?.text ?? ''))
    return null;
  const next = line.words[age + 1]?.glued ? age + 2 : age + 1;
  return { next, count: amount, children: amount, named: true, self: false };
}

/** "Our 3 year old", "two 10-year-olds": a child, by its age. */
function yearOld(line: Line, at: number): { next: number } | null {
  if (amountOf(line, at) === null) return null;
  const said = /^(?:- )?(?:years?|yrs?|yo|months?|mths?)(?: - | -| | )?olds?/.exec(
    textAt(line, at + 1, 4),
  );
  return said === null ? null : { next: at + 1 + said[0].trim().split(' ').length };
}

/** Whom a word names: so many of them, or one. */
export function nounAt(line: Line, at: number, { amount, led }: Led): Term | null {
  const term = { next: at + 1, named: true, self: false };
  const aged = led ? yearOld(line, at) : null;
  if (aged) return { ...term, ...aged, count: amount ?? 1, children: amount ?? 1 };
  if (has(line, at, 'self') && amount === null)
    return { ...term, count: 1, children: 0, self: line.words[at]?.text !== 'i' };
  if (has(line, at, 'pets')) return { ...term, count: 0, children: 0 };
  const one =
    has(line, at, 'companion') &&
    (led || amount !== null || isOpening(line, at) || has(line, at - 1, 'weak'));
  const young = has(line, at, 'children') || (one && has(line, at - 1, 'small'));
  if (young) return { ...term, ...childrenOf(amount, led, line.words[at]?.text ?? '') };
  if (amount !== null && has(line, at, 'pairs')) return { ...term, count: amount * 2, children: 0 };
  if (amount !== null && (one || has(line, at, 'adults')))
    return { ...term, count: amount, children: 0 };
  if (amount === null && led && (has(line, at, 'two') || isMine(line, at)))
    return { ...term, count: 2, children: 0 };
  const owned = one ? pastOwners(line, at) : at;
  if (owned > at) return nounAt(line, owned, { amount, led: true });
  return one ? { ...term, next: pastName(line, at + 1), count: 1, children: 0 } : null;
}

const mostOwners = 3;

/** "My wife's sister", "my wife's sister's husband": the last of them; where they do not end, the first. */
function pastOwners(line: Line, at: number): number {
  let last = at;
  while (line.words[last + 1]?.text === 's' && has(line, last + 2, 'companion', 'children')) {
    last += 2;
    if (last > at + mostOwners * 2) return at;
  }
  return last;
}

/** "I miei", "i suoi": the parents, where nothing else is theirs. */
function isMine(line: Line, at: number): boolean {
  if (!/^(?:miei|tuoi|suoi)$/.test(line.words[at]?.text ?? '') || line.words[at - 1]?.text !== 'i')
    return false;
  const next = line.words[at + 1];
  return next === undefined || next.kind === 'sign' || has(line, at + 1, 'and');
}

/** "My husband Craig", "mia moglie Anna": the name is of the one just told. */
function pastName(line: Line, at: number): number {
  return isUnknown(line, at) && isCapital(line, at) ? at + 1 : at;
}

/** "Wife, two teenagers and me": a list may begin with nothing before it. */
function isOpening({ text, words }: Line, at: number): boolean {
  const [before, word] = [words[at - 1], words[at]];
  return !before || /[.!?\n]/.test(text.slice(before.from, word?.from));
}

/** "Two kids", "il bimbo"; "i bimbi" are nobody knows how many. */
function childrenOf(amount: number | null, led: boolean, word: string) {
  const many = /(?:[ie]|s|ren)$/.test(word);
  const count = amount ?? (many || !led ? null : 1);
  return { count, children: count ?? 0 };
}
