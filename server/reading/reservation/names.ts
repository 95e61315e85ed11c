import { has, isCapital, isPlus, isUnknown, isWith, type Line } from './line.ts';
import type { List, Term } from './nouns.ts';
import { pastFillers } from './small-words.ts';

const one = { count: 1, children: 0, named: true, self: false };

/** Whoever joins those told by a name or a trade: "io e Luca", "me and the Smiths' Anna", "four girls and Ellen". */
export function nameAt(line: Line, from: number, told: List): Term | null {
  // "io Paolo e l'agente"
  if (!isJoint(line, from - 1)) return isUnjoined(line, from, told) ? nameEnd(line, from) : null;
  const at = pastFillers(line, from);
  if (!isName(line, at)) return null;
  // "five of us and starving"
  if (/ing$/.test(line.words[at]?.text ?? '') && !isCapital(line, at)) return null;
  if (!told.self)
    return isOneMore(line, from, at) && (told.count ?? 0) > 1 ? nameEnd(line, at) : null;
  // After a comma only in a list: "io, Marta, Giada e i gemellini", not "io, vediamo".
  const isListed = line.words[from - 1]?.text !== ',' || endsList(line, at);
  return isListed ? { ...one, next: at + 1 } : null;
}

function nameEnd(line: Line, at: number): Term {
  const isFull = isCapital(line, at) && isName(line, at + 1) && isCapital(line, at + 1);
  return { ...one, next: isFull ? at + 2 : at + 1 };
}

/** Right after whoever writes, where the list goes on. */
function isUnjoined(line: Line, at: number, { first, next, self }: List): boolean {
  if (!self || next !== at || next !== first + 1) return false;
  return isName(line, at) && isCapital(line, at) && isJoint(line, at + 1);
}

/** "Two vegetarians and a butcher", "four girls and Ellen": one more, after which nothing is told of them. */
function isOneMore(line: Line, from: number, at: number): boolean {
  const article = line.words[from]?.text ?? '';
  const isLed = has(line, from, 'one') || /^(?:il|lo|l|the|our|my|his|her)$/.test(article);
  // "e la ringrazio"
  const isNamed = isCapital(line, at) || (isLed && at > from) || isPlus(line, from - 1);
  if (!isNamed || line.words[from - 1]?.text === ',') return false;
  if (isWith(line, from - 1)) return false;
  const after = line.words[at + 1];
  const isEnd = after === undefined || after.kind === 'sign' || line.taken[at + 1] === true;
  return isEnd || has(line, at + 1, 'and', 'after');
}

/** What joins people: "e", "plus", a comma. */
export function isJoint(line: Line, at: number): boolean {
  return has(line, at, 'and') || isPlus(line, at) || /^[,&]$/.test(line.words[at]?.text ?? '');
}

const mostNames = 12;

/** Names, a comma after each, and an "and" before the last, or nothing after it: "me, Baz, Lorna." */
function endsList(line: Line, from: number): boolean {
  let at = from + 1;
  const last = from + mostNames * 2;
  while (at < last && line.words[at]?.text === ',' && isName(line, at + 1)) at += 2;
  // "me e il mio collega, paghiamo con fattura"
  if (has(line, at, 'and')) return !isWith(line, at);
  const isListed =
    at > from + 1 || (line.words[from - 3]?.text === ',' && isCapital(line, from - 2));
  const end = line.words[at]?.text;
  return isListed && isCapital(line, at - 1) && isCapital(line, from) && /^[.;]?$/.test(end ?? '');
}

const mostBefore = 6;

/** "Luca e io", "Canon Fry and I": where the names end that stand before whoever writes; null where they do not. */
export function namesEnd(line: Line, from: number): number | null {
  if (!isName(line, from) || !isCapital(line, from) || has(line, from - 1, 'polite')) return null;
  let at = from + 1;
  while (at < from + mostBefore && !has(line, at, 'and')) {
    const isMore = isName(line, at) && isCapital(line, at);
    if (!isMore && line.words[at]?.text !== ',') return null;
    at += 1;
  }
  return has(line, at, 'and') && has(line, at + 1, 'self') ? at : null;
}

/** Whether written with a capital or not: here a word that nobody knows is a name. */
export function isName(line: Line, at: number): boolean {
  return isUnknown(line, at) && (line.words[at]?.text.length ?? 0) > 2;
}
