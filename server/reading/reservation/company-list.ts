import { amountOf, has, isPlus, isUnknown, type Line, textAt } from './line.ts';
import { type List, nounAt, type Term, underAge } from './nouns.ts';

/** Reads people from a word on; null where none stand there. `bare`: a number alone may begin it ("siamo in 4"). */
export function listFrom(line: Line, first: number, bare: boolean): List | null {
  const term = termAt(line, first, { bare, self: false });
  return term && withMore(line, { first, ...term, children: term.children || null });
}

/** The list and whoever else follows it: "the two of us, plus my sister". */
export function withMore(line: Line, begun: List): List {
  let list = begun;
  for (;;) {
    const joint = afterJoint(line, list);
    const term = joint && termAt(line, joint.at, { bare: joint.adds, self: list.self });
    if (!term || doesSomething(line, term.next)) return list;
    list = isAmong(line, list, term)
      ? { ...list, next: term.next, children: term.children }
      : joined(list, term);
  }
}

/** "Siamo in tre e mio zio è in carrozzina": the uncle begins another sentence. */
function doesSomething({ text, words }: Line, at: number): boolean {
  const word = words[at];
  return word !== undefined && /^(?:è|ha|is|has)$/i.test(text.slice(word.from, word.to));
}

/** "In 7 con due bambini": seven in all. */
function isAmong({ words }: Line, list: List, term: Term): boolean {
  const isOnlyNumber = !list.named && list.children === null;
  return isOnlyNumber && words[list.next]?.text === 'con' && term.count === term.children;
}

function joined(list: List, term: Term): List {
  return {
    first: list.first,
    next: term.next,
    count: list.count === null || term.count === null ? null : list.count + term.count,
    children: (list.children ?? 0) + term.children || null,
    named: list.named || term.named,
    self: list.self || term.self,
  };
}

/**
 * Where the next one may stand: after "e", "più", "+"; after a comma, or nothing at all, where who comes is being told one by
 * one. `adds`: a bare number may follow ("me + 3").
 */
function afterJoint(line: Line, { next, named, self }: List): { at: number; adds: boolean } | null {
  const from = pastAges(line, next);
  let at = from;
  for (; at < from + 3; at++) {
    const sign = line.words[at]?.text ?? '';
    const isComma = sign === ',' && named;
    if (!isComma && sign !== '+' && sign !== '&' && !has(line, at, 'and')) break;
  }
  const joint = line.words[at - 1]?.text ?? '';
  const adds = (self && joint !== ',') || joint === '&' || isPlus(line, at - 1);
  if (at > from) return { at, adds };
  // "io moglie e figli"; but "me mam" is my mother
  const isMine = line.words[at - 1]?.text === 'me';
  if (self && has(line, at, 'fillers', ...(isMine ? [] : (['companion'] as const))))
    return { at, adds: false };
  // "2 adults 2 bairns", "due adulti un ragazzo"
  const counted = amountOf(line, at) !== null;
  const follows = named && counted && has(line, at + 1, 'children', 'adults', 'companion');
  return follows ? { at, adds: false } : null;
}

const mostAges = 9;

/** "I bimbi (3 e 5 anni)", "my nan (91)": how old, in brackets. */
function pastAges({ words }: Line, at: number): number {
  if (words[at]?.text !== '(') return at;
  const inside = words.slice(at + 1, at + mostAges);
  const end = inside.findIndex(({ text }) => text === ')');
  const ages = inside.slice(0, Math.max(end, 0));
  const isAge = ({ kind, text }: Line['words'][number]) =>
    kind === 'digits' || /^(?:,|e|and|anni|anno|mesi|years?|months?|old|yrs?|ed|&)$/.test(text);
  return end > 0 && ages.every(isAge) ? at + end + 2 : at;
}

const mostAdjectives = 3;
type Given = { bare: boolean; self: boolean };

function termAt(line: Line, from: number, { bare, self }: Given): Term | null {
  let amount: number | null = null;
  let counted = from;
  for (let at = from; at <= from + mostAdjectives && !line.taken[at]; at++) {
    const led = { amount, led: at > from || self };
    const noun = underAge(line, at, led) ?? nounAt(line, at, led);
    if (noun) return noun;
    // "una coppia", "un paio"
    const isNew: boolean = amount === null || has(line, at - 1, 'one');
    const number: number | null = isNew ? amountOf(line, at) : null;
    if (number !== null) [amount, counted] = [number, at];
    else if (!has(line, at, 'fillers') && !isAdjective(line, at, amount)) break;
  }
  const ofUs = amount !== null && /^of us$/.test(textAt(line, counted + 1, 2));
  if (ofUs) return { next: counted + 3, count: amount, children: 0, named: true, self: true };
  const us = counted > from && has(line, counted - 1, 'we');
  if (counted > from && /^(?:il|lo|la|l|le|al|alle|the)$/.test(line.words[counted - 1]?.text ?? ''))
    return null;
  if (amount !== null && (bare || us)) return bareNumber(line, counted, { amount, us });
  // "Ken's three boys"
  if (isOwner(line, from) && !isOwner(line, from + 2))
    return termAt(line, from + 2, { bare: false, self });
  return self && isJoint(line, from - 1) ? nameAt(line, from) : null;
}

function isOwner(line: Line, at: number): boolean {
  return isName(line, at) && line.words[at + 1]?.text === 's';
}

/** "Two German couples": one word nobody knows between a number and whom it counts. */
function isAdjective(line: Line, at: number, amount: number | null): boolean {
  if (amount === null || line.words[at]?.kind !== 'word' || line.words[at]?.glued) return false;
  if (amountOf(line, at) !== null || has(line, at, 'units', 'after', 'and', 'or')) return false;
  return has(line, at + 1, 'adults', 'children', 'pairs') && !line.taken[at + 1];
}

type Counted = { amount: number; us: boolean };

function bareNumber(line: Line, at: number, { amount, us }: Counted): Term | null {
  const next = line.words[at + 1];
  if (/^(?:an?|una?|n[au]|wan)$/.test(line.words[at]?.text ?? '')) return null;
  // "bloccati in A4"
  if (line.words[at]?.glued && /^[a-wyz]$/.test(line.words[at - 1]?.text ?? '')) return null;
  if (next && !line.taken[at + 1]) {
    const glued = next.glued && next.kind !== 'sign' && !has(line, at + 1, 'after', 'fillers');
    if (glued || next.text === 'of' || has(line, at + 1, 'units') || /^[%€$£°/]$/.test(next.text))
      return null;
    if (isHourAfter(line, at + 1)) return null;
    if (/^[.:,]$/.test(next.text) && next.glued && line.words[at + 2]?.glued) return null;
  }
  return { next: at + 1, count: amount, children: 0, named: us, self: us };
}

/** "12 e 30", "otto e mezza": an hour. */
function isHourAfter(line: Line, at: number): boolean {
  return (
    has(line, at, 'and') &&
    /^(?:15|30|45|mezz[ao]|un)$/.test(line.words[at + 1]?.text ?? '') &&
    !has(line, at + 2, 'children', 'companion', 'adults')
  );
}

function isJoint(line: Line, at: number): boolean {
  return has(line, at, 'and') || /^[,+&]$/.test(line.words[at]?.text ?? '');
}

/** "Io e Luca", "me and the Smiths' Anna". */
function nameAt(line: Line, from: number): Term | null {
  let at = from;
  while (has(line, at, 'fillers')) at += 1;
  if (!isName(line, at)) return null;
  // After a comma only in a list: "io, Marta, Giada e i gemellini", not "io, vediamo".
  const isListed = line.words[from - 1]?.text !== ',' || endsInAnd(line, at);
  return isListed ? { next: at + 1, count: 1, children: 0, named: true, self: false } : null;
}

const mostNames = 12;

/** Names, a comma after each, and an "and" before the last. */
function endsInAnd(line: Line, from: number): boolean {
  let at = from + 1;
  const last = from + mostNames * 2;
  while (at < last && line.words[at]?.text === ',' && isName(line, at + 1)) at += 2;
  return has(line, at, 'and');
}

/** Whether written with a capital or not: here a word that nobody knows is a name. */
function isName(line: Line, at: number): boolean {
  return isUnknown(line, at) && (line.words[at]?.text.length ?? 0) > 2;
}
