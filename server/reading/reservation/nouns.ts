import { agesAt } from './ages.ts';
import { amountOf, has, isCapital, isPlus, isUnknown, type Line, textAt } from './line.ts';

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

/** The number before a word; whether anything leads up to it; whether it joins others, or a number alone could stand there. */
type Led = { amount: number | null; led: boolean; joins: boolean; bare: boolean };

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
export function nounAt(line: Line, at: number, given: Led): Term | null {
  const { amount, led } = given;
  const term = { next: at + 1, named: true, self: false };
  const aged = led ? yearOld(line, at) : null;
  if (aged) return { ...term, ...aged, count: amount ?? 1, children: amount ?? 1 };
  if (isOwnWord(line, at, given)) return null;
  if (has(line, at, 'self') && amount === null)
    return { ...term, count: 1, children: 0, self: line.words[at]?.text !== 'i' };
  if (has(line, at, 'pets')) return { ...term, count: 0, children: 0 };
  const one = isOne(line, at, given);
  if (amount === null && isTwo(line, at, given)) return { ...term, ...twoOf(line, at) };
  const young =
    (has(line, at, 'children') && !isSize(line, at)) ||
    (one && has(line, at - 1, 'small') && !isGrownUp(line, at));
  if (young) return { ...term, ...childrenOf(amount, led, line.words[at]?.text ?? '') };
  if (amount !== null && isPair(line, at)) return { ...term, count: amount * 2, children: 0 };
  if (amount !== null && (one || isAdults(line, at) || isHeads(line, at)))
    return { ...term, count: amount, children: 0 };
  if (amount === null && led && isMine(line, at)) return { ...term, count: 2, children: 0 };
  const owned = one ? pastOwners(line, at) : at;
  if (owned > at) return nounAt(line, owned, { ...given, led: true });
  return one ? { ...term, next: pastName(line, at + 1), count: 1, children: 0 } : null;
}

/** "Me nan" in a list, "her mum": whose she is, nobody else; "for her" is spoken of, "her and me" comes. */
function isOwnWord(line: Line, at: number, { joins }: Led): boolean {
  const word = line.words[at]?.text ?? '';
  if (/^m[ae]$/.test(word)) return (joins || word === 'ma') && has(line, at + 1, 'companion');
  if (/^l(?:ei|ui)$/.test(word)) return isSpokenTo(line, at);
  // "he and his two guests", not "my wife and he says"
  if (/^s?he$/.test(word))
    return joins || !has(line, at + 1, 'and') || !has(line, at + 2, 'fillers');
  if (!/^h(?:er|im)$/.test(word)) return false;
  if (word === 'her' && line.words[at + 1]?.kind === 'word' && !has(line, at + 1, 'and'))
    return true;
  return !joins && !has(line, at + 1, 'and') && !/^[,+&]$/.test(line.words[at + 1]?.text ?? '');
}

/** "Da lei, cinque preti", "signora Agnese, lei vuole venire": not one of those who come. */
function isSpokenTo(line: Line, at: number): boolean {
  const [before, next] = [line.words[at - 1]?.text ?? '', line.words[at + 1]];
  if (/^(?:da|a|di)$/.test(before)) return true;
  return before === ',' && next?.kind === 'word' && !has(line, at + 1, 'and', 'companion');
}

/** "Un piccolo studio", "il nostro piccolo team": how large something is, nobody's child. */
function isSize(line: Line, at: number): boolean {
  if (!has(line, at, 'small') || !has(line, at - 1, 'one', 'fillers')) return false;
  const isOurs = /^(?:un|uno|una|nostr[oa])$/.test(line.words[at - 1]?.text ?? '');
  return (
    isOurs &&
    (isUnknown(line, at + 1) || has(line, at + 1, 'table', 'head')) &&
    !isCapital(line, at + 1)
  );
}

/** "Her young man". */
function isGrownUp({ words }: Line, at: number): boolean {
  return /^(?:man|woman|lady|gentleman|uomo|donna|signora)$/.test(words[at]?.text ?? '');
}

/** "Four hungry", but not of "two hungry kids". */
function isAdults(line: Line, at: number): boolean {
  if (!has(line, at, 'adults')) return false;
  return !has(line, at, 'fillers') || !has(line, at + 1, 'adults', 'children');
}

/** "4p", but not "8 p.m." */
function isHeads({ words }: Line, at: number): boolean {
  const word = words[at];
  return word?.text === 'p' && word.glued && words[at + 1]?.text !== 'm' && !words[at - 1]?.glued;
}

/** "Four ladies, Mrs Ashdown": who signs. */
function isSigned(line: Line, at: number): boolean {
  const isTitle = /^(?:mrs|signora|signore)$/.test(line.words[at]?.text ?? '');
  return isTitle && line.words[at - 1]?.text === ',' && isCapital(line, at + 1);
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

/** "My parents" of those who come, not "my parents have answered". */
function isTwo(line: Line, at: number, { led, joins, bare }: Led): boolean {
  if (!led || !has(line, at, 'two')) return false;
  if (joins || bare || has(line, at + 1, 'and') || isPlus(line, at + 1)) return true;
  const isComma = line.words[at + 1]?.text === ',';
  const isListed = isComma && has(line, at + 2, 'fillers', 'companion', 'self');
  return isListed || agesAt(line, at + 1) !== null;
}

/** "My parents"; "i gemellini", who are children. */
function twoOf(line: Line, at: number) {
  return { count: 2, children: has(line, at, 'children') ? 2 : 0 };
}

/** "Two couples", "a vegetarian couple"; "a couple" alone is a number. */
function isPair(line: Line, at: number): boolean {
  if (has(line, at, 'pairs')) return true;
  if (!/^(?:couple|coppia|coppietta)$/.test(line.words[at]?.text ?? '')) return false;
  if (/^(?:of|di)$/.test(line.words[at + 1]?.text ?? '')) return false;
  return !has(line, at - 1, 'one') || isUnknown(line, at + 1) || has(line, at + 1, 'and');
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

/** "My wife", "2 amiche", "per mamma": not whoever is only spoken of. */
function isOne(line: Line, at: number, { amount, led }: Led): boolean {
  if (!has(line, at, 'companion') || isSigned(line, at)) return false;
  // "a guide dog"
  if (has(line, at + 1, 'pets')) return false;
  if (led || amount !== null || has(line, at - 1, 'weak')) return true;
  return isOpening(line, at) || isPaired(line, at);
}

/** "Lui e i tre amici", "him and his three mates". */
function isPaired(line: Line, at: number): boolean {
  return /^(?:lui|lei|him|her|s?he)$/.test(line.words[at]?.text ?? '') && has(line, at + 1, 'and');
}

/** "Wife, two teenagers and me", "stasera mamma e figlia": a list may begin with nothing before it. */
function isOpening({ text, words, taken }: Line, at: number): boolean {
  const [before, word] = [words[at - 1], words[at]];
  if (taken[at - 1]) return true;
  return !before || /[.:!?\n]/.test(text.slice(before.from, word?.from));
}

/** "Two kids", "il bimbo"; "i bimbi" are nobody knows how many. */
function childrenOf(amount: number | null, led: boolean, word: string) {
  const many = /(?:[ie]|s|ren)$/.test(word) && !word.endsWith(' one');
  const count = amount ?? (many || !led ? null : 1);
  return { count, children: count ?? 0 };
}
