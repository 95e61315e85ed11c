import { agesAt } from './ages.ts';
import { amountOf, has, isCapital, isPlus, isUnknown, isWith, type Line } from './line.ts';
import { isJoint, isName, namesEnd, tradeEnd } from './names.ts';
import type { List, Term } from './nouns.ts';
import { spousesAt } from './spouses.ts';
import { termAt } from './term.ts';

/** Reads people from a word on; null where none stand there. `bare`: a number alone may begin it ("siamo in 4"). */
export function listFrom(line: Line, first: number, bare: boolean): List | null {
  const led = toWriter(line, first);
  if (led) return led;
  const term = termAt(line, first, { bare, told: null });
  return term && withMore(line, { first, ...term, children: term.children || null });
}

const near = 10;

/** "Him, me, his gran", "Luca e io": a list that nothing leads in, where whoever writes is in it. */
function toWriter(line: Line, first: number): List | null {
  const names = namesEnd(line, first) ?? tradeEnd(line, first);
  // "me nan, me mam and me"
  const from = line.words[first]?.text === 'me' ? first + 1 : first;
  if (names === null && !has(line, from, 'companion')) return null;
  if (isOfSomething(line, first - 1) || !isWriterNear(line, from, near)) return null;
  const term = names === null ? termAt(line, from, { bare: true, told: null }) : null;
  const count = countNames(line, first, names);
  const begun = term ?? { next: names ?? first, count, children: 0, named: true, self: false };
  const list = withMore(line, { first, ...begun, children: begun.children || null });
  const isIn = list.self || line.words.slice(first, list.next).some(({ text }) => text === 'i');
  return isIn && list.count !== 1 ? { ...list, self: true } : null;
}

/** "La festa del papà io mio marito": the father begins no list. */
function isOfSomething({ words }: Line, at: number): boolean {
  return /^(?:del|dello|della|di|da|a|con|of|s|with|to|by)$/.test(words[at]?.text ?? '');
}

/** Names with a comma between. */
function countNames({ words }: Line, first: number, end: number | null): number {
  return words.slice(first, end ?? first).filter(({ text }) => text === ',').length + 1;
}

function isWriterNear(line: Line, from: number, most: number): boolean {
  for (let at = from + 1; at <= from + most; at++) {
    if (/^[.;:]$/.test(line.words[at]?.text ?? ';')) return false;
    if (has(line, at, 'self')) return true;
  }
  return false;
}

/** The list and whoever else follows it: "the two of us, plus my sister". */
export function withMore(line: Line, begun: List): List {
  let [list, last] = [begun, begun.count];
  for (;;) {
    const joint = afterJoint(line, list);
    if (!joint) return list;
    const other = spousesAt(line, joint.at, last) ?? gearAt(line, joint.at, list);
    const term = other ?? termAt(line, joint.at, { bare: joint.adds, told: list });
    if (!term || doesSomething(line, term.next) || isWhole(line, list, term)) return list;
    if (isOfAnother(line, list, term)) return list;
    if (isWriterAgain(line, list, joint.at)) return list;
    last = term.count;
    list = isAmong(line, list, term)
      ? { ...list, next: term.next, children: term.children || null }
      : joined(list, term);
  }
}

/** "La festa per lui, venti persone": all who come. */
function isWhole({ words }: Line, list: List, term: Term): boolean {
  if (words[list.next]?.text !== ',' || (term.count ?? 0) <= (list.count ?? 0)) return false;
  return wholes.test(words[term.next - 1]?.text ?? '');
}

/** "Sette adulti, i bambini restano coi papà", "nine people, brother comes too": what follows begins another sentence. */
function isOfAnother(line: Line, { next, count }: List, term: Term): boolean {
  const isComma = line.words[next]?.text === ',';
  if (count !== null && term.count === null) return isComma;
  const isTotal = wholes.test(line.words[next - 1]?.text ?? '');
  return (
    isTotal && term.count === 1 && term.children === 0 && !isJoint(line, isComma ? next + 1 : next)
  );
}

const wholes = /^(?:persone|pers|people|peoples|persons|ppl|pax|coperti|covers|us)$/;

/** "Siamo in tre e mio zio è in carrozzina": the uncle begins another sentence. */
function doesSomething(line: Line, at: number): boolean {
  return line.words[at] !== undefined && /^(?:è|ha|is|has)$/i.test(wordWritten(line, at));
}

const writer = /^(?:us|noi)$/;

/** "Me and Phil, and I want the corner", "two seats, I'll have toast": another sentence. */
function isWriterAgain(line: Line, { first, next }: List, at: number): boolean {
  if (!has(line, at, 'self') || has(line, at + 1, 'companion')) return false;
  const word = line.words[at]?.text ?? '';
  if (word === 'i' && line.words[at - 1]?.text === ',' && line.words[at + 1]?.kind !== 'sign')
    return true;
  const told = Array.from({ length: next - first }, (_, one) => first + one);
  return told.some((one) => isWriter(line, one));
}

/** "Me and", not "me mam". */
function isWriter(line: Line, at: number): boolean {
  if (has(line, at + 1, 'companion')) return false;
  return has(line, at, 'self') || writer.test(line.words[at]?.text ?? '');
}

/** "In 7 con due bambini", "six with the apprentice", "6 people with a baby": all are counted already. */
function isAmong({ words }: Line, list: List, term: Term): boolean {
  const [last, joint] = [words[list.next - 1]?.text ?? '', words[list.next]?.text ?? ''];
  const isYoung = term.count === term.children;
  if (/^(?:persone|people|pax)$/.test(last)) return isYoung && /^(?:co[nli]|with)$/.test(joint);
  if (list.named || list.children !== null) return false;
  // "six with the apprentice", "nine with four kids", but "a couple with a couple of friends"
  const isPart = term.count === 1 || (isYoung && (term.count ?? 0) < (list.count ?? 0));
  return /^co[nli]$/.test(joint) || (joint === 'with' && isPart);
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

/** "2 adults and 1 high chair", "siamo in 9 + un passeggino": who sits in it comes besides; with it nobody else does. */
function gearAt(line: Line, at: number, { first, next, children }: List): Term | null {
  const amount = amountOf(line, at);
  const seat = amount === null ? at : at + 1;
  if (children || !has(line, seat, 'gear')) return null;
  const isGrownUp = /^(?:adult[ioe]?|adults|grandi|grown.*)$/.test(
    line.words[next - 1]?.text ?? '',
  );
  const isBeside = isGrownUp && next - first <= 2;
  if (isWith(line, at - 1) || (!isBeside && !isPlus(line, at - 1))) return null;
  const count = amount ?? 1;
  return { next: seat + 1, count, children: count, named: true, self: false };
}

/**
 * Where the next one may stand: after "e", "più", "+"; after a comma, or nothing at all, where who comes is being told one by
 * one. `adds`: a bare number may follow ("me + 3").
 */
function afterJoint(line: Line, list: List): { at: number; adds: boolean } | null {
  const { named, self } = list;
  const next = pastQualities(line, list.next);
  let at = next;
  for (; at < next + 3; at++) {
    const sign = line.words[at]?.text ?? '';
    const isComma = sign === ',' && named;
    if (sign === 'piu' && !isPlus(line, at)) return null;
    if (!isComma && sign !== '+' && sign !== '&' && !has(line, at, 'and')) break;
  }
  if (at > next && isLedAgain(line, list, at)) at += 1;
  const joint = line.words[at - 1]?.text ?? '';
  // "io, Luca e forse mia cugina"
  if (at > next && /^(?:forse|magari|maybe|possibly|probably)$/.test(line.words[at]?.text ?? ''))
    return { at: at + 1, adds: false };
  const adds = (self && joint !== ',') || joint === '&' || isPlus(line, at - 1);
  if (at > next) return { at, adds };
  return followsUnjoined(line, { ...list, next }) ? { at, adds: false } : null;
}

/** "Per me e per la collega", "for me and for my wife": what leads to the list stands before each of them. */
function isLedAgain(line: Line, { first, self }: List, at: number): boolean {
  const lead = line.words[first - 1]?.text;
  return self && has(line, at, 'weak') && line.words[at]?.text === lead;
}

/** How old they are, and "tedeschi" in "due colleghi tedeschi e una guida". */
function pastQualities(line: Line, next: number): number {
  const at = pastAside(line, pastClause(line, agesAt(line, next)?.next ?? next));
  const isQuality = isUnknown(line, at) && line.language === 'it' && !isCapital(line, at);
  // "la piccola sta con la zia"
  const isVerb = isWith(line, at + 1) && !/[ie]$/.test(line.words[at]?.text ?? '');
  const goesOn = has(line, at + 1, 'and') || isPlus(line, at + 1);
  return isQuality && !isVerb && goesOn ? at + 1 : at;
}

const mostOfAside = 8;

/** "Her two lads (both at college) and me": what is told of them in brackets, no number. */
function pastAside(line: Line, open: number): number {
  if (line.words[open]?.text !== '(') return open;
  for (let at = open + 1; at < open + mostOfAside; at++) {
    if (line.words[at]?.text === ')') return othersFollow(line, at + 1) ? at + 1 : open;
    if (line.words[at]?.kind === 'digits') return open;
  }
  return open;
}

function othersFollow(line: Line, at: number): boolean {
  if (line.words[at]?.text === ',') return has(line, at + 1, 'fillers', 'companion');
  return isJoint(line, at);
}

const mostOfClause = 9;

/** "Mia suocera che è in sedia a rotelle e le bimbe", "my mum who can't do stairs and the twins": what is told of one of them. */
function pastClause(line: Line, at: number): number {
  if (!/^(?:che|who|whos)$/.test(line.words[at]?.text ?? '')) return at;
  for (let end = at + 1; end < at + mostOfClause; end++) {
    if (joining.test(wordWritten(line, end))) return end;
    if (line.words[end]?.kind !== 'word') return at;
  }
  return at;
}

const joining = /^(?:e|ed|and|n|&|\+|più|piu|plus)$/i;

/** With its accent: "è" joins nobody. */
function wordWritten({ text, words }: Line, at: number): string {
  return text.slice(words[at]?.from, words[at]?.to);
}

/** With no joint at all: "io moglie e figli", "mamma papà io", "2 adults 2 bairns", "2 adults 1 pram". */
function followsUnjoined(line: Line, { first, next, named, self }: List): boolean {
  // "me mam" is my mother
  const isMine =
    line.words[next - 1]?.text === 'me' && !/^h(?:im|er)$/.test(line.words[next]?.text ?? '');
  if (self && has(line, next, 'fillers', ...(isMine ? [] : (['companion'] as const)))) return true;
  // "io Paolo e l'agente"
  if (self && next === first + 1 && isName(line, next)) return true;
  if (named && has(line, next, 'companion', 'self') && line.words[next]?.text !== 'i')
    return has(line, next, 'self') || isWriterNear(line, next, 2);
  const counted = amountOf(line, next) !== null;
  return named && counted && has(line, next + 1, 'children', 'adults', 'companion', 'gear');
}
