import { agesAt } from './ages.ts';
import { amountOf, has, isCapital, isPlus, isUnknown, isWith, type Line } from './line.ts';
import type { List, Term } from './nouns.ts';
import { pastFillers } from './small-words.ts';

const one = { count: 1, children: 0, named: true, self: false };

/** Whoever joins those told by a name or a trade: "io e Luca", "me and the Smiths' Anna", "four girls and Ellen". */
export function nameAt(line: Line, from: number, told: List): Term | null {
  // "io Paolo e l'agente"
  if (!isJoint(line, from - 1)) return isUnjoined(line, from, told) ? nameEnd(line, from) : null;
  const at = pastFillers(line, from);
  if (!isName(line, at) && !isCalled(line, at, from)) return null;
  if (doesSomething(line, at) || (isApart(line, from) && !isCapital(line, at))) return null;
  // "five of us and starving", "3 of us and my card says Bell"
  if (!told.self || amountOf(line, told.first) !== null)
    return isOneMore(line, { from, at }, told) ? nameEnd(line, at) : null;
  // After a comma only in a list: "io, Marta, Giada e i gemellini", not "io, vediamo".
  const isListed = line.words[from - 1]?.text !== ',' || listGoesOn(line, at);
  return isListed ? { ...one, next: at + 1 } : null;
}

/** "La Simo", "la Fra": whatever else such a word may say. */
function isCalled(line: Line, at: number, from: number): boolean {
  return at === from + 1 && isCapital(line, at) && /^(?:il|la)$/.test(line.words[from]?.text ?? '');
}

/** "Starving", "vogliamo": what somebody does. */
function doesSomething(line: Line, at: number): boolean {
  const verb = line.language === 'it' ? /(?:iamo|remo)$/ : /ing$/;
  return verb.test(line.words[at]?.text ?? '') && !isCapital(line, at);
}

/** "Lei e io, e spengo il telefono": after a comma "and" begins something else. */
function isApart({ words }: Line, from: number): boolean {
  return words[from - 2]?.text === ',' && words[from - 1]?.kind === 'word';
}

function nameEnd(line: Line, at: number): Term {
  const isFull = isCapital(line, at) && isName(line, at + 1) && isCapital(line, at + 1);
  return { ...one, next: pastSelf(line, isFull ? at + 2 : at + 1) };
}

/** "Margaret herself" is one. */
function pastSelf({ words }: Line, at: number): number {
  return /^h(?:er|im)self$/.test(words[at]?.text ?? '') ? at + 1 : at;
}

/** Right after whoever writes, where the list goes on. */
function isUnjoined(line: Line, at: number, { first, next, self }: List): boolean {
  if (!self || next !== at || next !== first + 1) return false;
  return isName(line, at) && isCapital(line, at) && isJoint(line, at + 1);
}

/** Where one begins, and where the word is that names them. */
type Place = { from: number; at: number };

/** "Two vegetarians and a butcher", "four girls and Ellen": one more, after which nothing is told of them. */
function isOneMore(line: Line, { from, at }: Place, { count }: List): boolean {
  const article = line.words[from]?.text ?? '';
  const isLed = has(line, from, 'one') || /^(?:il|lo|l|the|our|my|his|her)$/.test(article);
  // "e la ringrazio"
  const isNamed = isCapital(line, at) || (isLed && at > from) || isPlus(line, from - 1);
  if (line.words[from - 1]?.text === ',') return isLed && at > from && listGoesOn(line, at);
  if (!isNamed || isWith(line, from - 1) || (count ?? 0) < 2) return false;
  const next = pastSelf(line, at + 1);
  const after = line.words[next];
  const isEnd = after === undefined || after.kind === 'sign' || line.taken[next] === true;
  return isEnd || has(line, next, 'and', 'after') || agesAt(line, next) !== null;
}

/** What joins people: "e", "plus", a comma. */
export function isJoint(line: Line, at: number): boolean {
  return has(line, at, 'and') || isPlus(line, at) || /^[,&]$/.test(line.words[at]?.text ?? '');
}

const mostListed = 30;

/**
 * Others come after it, a comma between, and an "and" before the last, or nothing after it: "me, Baz, Lorna.", "io, Ste, la Cri, i
 * gemelli e la Wally"; not "me e il mio collega, paghiamo con fattura".
 */
function listGoesOn(line: Line, from: number): boolean {
  let commas = 0;
  for (let at = from + 1; at < from + mostListed; at++) {
    const word = line.words[at]?.text ?? '.';
    if (isLast(line, at) || isWriterLast(line, at)) return true;
    if (/^[.;]$/.test(word) || line.taken[at])
      return isCapital(line, from) && (commas > 0 || isAfterName(line, from));
    if (word === ',') commas += 1;
    else if (!isListed(line, at, from)) return false;
  }
  return false;
}

/** "Val & the conductor", "e mia moglie". */
function isLast(line: Line, at: number): boolean {
  return (has(line, at, 'and') || /^[&+]$/.test(line.words[at]?.text ?? '')) && !isWith(line, at);
}

/** ", io.": whoever writes ends the list. */
function isWriterLast(line: Line, at: number): boolean {
  const next = line.words[at + 1]?.text ?? '.';
  return line.words[at - 1]?.text === ',' && has(line, at, 'self') && /^[.;(]$/.test(next);
}

function isAfterName(line: Line, from: number): boolean {
  return line.words[from - 3]?.text === ',' && isCapital(line, from - 2);
}

/** A name after a comma or one word of people, or what leads to it. */
function isListed(line: Line, at: number, from: number): boolean {
  if (has(line, at, 'fillers', 'one', 'companion', 'children', 'adults', 'two', 'self'))
    return true;
  if (amountOf(line, at) !== null) return true;
  const isLed = at > from + 1 && (line.words[at - 1]?.text === ',' || isFiller(line, at - 1));
  return isName(line, at) && (isLed || isCapital(line, at));
}

function isFiller(line: Line, at: number): boolean {
  return has(line, at, 'fillers', 'one');
}

const mostBefore = 24;

/** "Luca e io", "Canon Fry and I": where the names end that stand before whoever writes; null where they do not. */
export function namesEnd(line: Line, from: number): number | null {
  if (!isName(line, from) || !isCapital(line, from) || has(line, from - 1, 'polite')) return null;
  let at = from + 1;
  while (at < from + mostBefore && !has(line, at, 'and')) {
    const isMore = isCapital(line, at) && !has(line, at, 'companion', 'children', 'self');
    if (line.taken[at] || (!isMore && line.words[at]?.text !== ',')) return null;
    at += 1;
  }
  return has(line, at, 'and') && has(line, at + 1, 'self') ? at : null;
}

/** "The vicar and me", "la dottoressa, l'igienista e io": where one ends whose trade nobody knows, and others follow. */
export function tradeEnd(line: Line, from: number): number | null {
  const at = from + 1;
  if (!/^(?:the|my|our|il|la|l|mi[oa])$/.test(line.words[from]?.text ?? '')) return null;
  if (!isName(line, at) || isCapital(line, at) || doesSomething(line, at)) return null;
  // "with the kayaks, me and Bex"
  if (!isJoint(line, at + 1) || isWith(line, at + 1)) return null;
  if (line.words[at + 1]?.text === ',' && has(line, at + 2, 'self')) return null;
  return listGoesOn(line, at) ? at + 1 : null;
}

/** Whether written with a capital or not: here a word that nobody knows is a name. */
export function isName(line: Line, at: number): boolean {
  return isUnknown(line, at) && (line.words[at]?.text.length ?? 0) > 2;
}
