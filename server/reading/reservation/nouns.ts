import { amountOf, has, type Line } from './line.ts';

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

const couples = /^(?:parents|grandparents|genitori|nonni|suoceri)$/;

/** Whom a word names: so many of them, or one. */
export function nounAt(line: Line, at: number, { amount, led }: Led): Term | null {
  const term = { next: at + 1, named: true, self: false };
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
  const isWithMe = has(line, at + 1, 'and') && has(line, at + 2, 'self');
  if (led && isWithMe && amount === null && couples.test(line.words[at]?.text ?? ''))
    return { ...term, count: 2, children: 0 };
  return one ? { ...term, count: 1, children: 0 } : null;
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
