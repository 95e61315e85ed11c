import { afterWeak } from './after-weak.ts';
import { inBrackets } from './brackets.ts';
import { withWriter } from './brought.ts';
import { aloneAt, forOne } from './company-alone.ts';
import { amongThem } from './company-among.ts';
import { closedFrom, closes } from './company-closed.ts';
import { listFrom, withMore } from './company-list.ts';
import { countedAfter } from './counted-after.ts';
import { bigAndSmall, labelledAt } from './labelled.ts';
import { amountOf, has, isCapital, isPlus, isUnknown, type Line, textAt } from './line.ts';
import { namedAndMore } from './names-more.ts';
import type { List } from './nouns.ts';
import { severalOf } from './several.ts';
import { pastFillers, pastSmallWords } from './small-words.ts';
import { strangersFrom } from './unknown-people.ts';
import { youngByName } from './young-by-name.ts';

/** How plainly people are told: 3 says who comes ("siamo in 4"), 2 likely ("in 4"), 1 names somebody ("un bimbo"), 0 is a number and no more. */
export type Strength = 0 | 1 | 2 | 3;

/** People told, and how plainly. */
export type Told = { list: List; strength: Strength };

type Way = (line: Line, at: number) => List | null;

const likelyWays: readonly Way[] = [
  aloneAt,
  withWriter,
  labelledAt,
  bigAndSmall,
  countedAfter,
  severalOf,
  strangersFrom,
  inBrackets,
  namedAndMore,
];
const plainWays: readonly Way[] = [afterHead, afterTable, ofUs, toEat, inAll, corrected, marriedAt];

/** The people told from a word on, in any of the ways there are to say who comes. */
export function saidAt(line: Line, at: number): Told | null {
  const young = amongThem(line, at) ?? youngByName(line, at);
  if (young) return { list: young, strength: 1 };
  const likely = firstOf(likelyWays, line, at);
  if (likely) return { list: likely, strength: 2 };
  const plain = firstOf(plainWays, line, at);
  if (plain) return { list: plain, strength: isOneself(line, plain) ? 1 : 3 };
  const more = added(line, at);
  if (more) return { list: more, strength: 1 };
  const beside = besideDay(line, at);
  if (beside) return { list: beside, strength: 2 };
  const asked = afterVerb(line, at);
  if (asked) return { list: asked, strength: isOneself(line, asked) ? 1 : asked.named ? 3 : 2 };
  const list = listFrom(line, at, false);
  if (list) return { list, strength: strengthOf(list) };
  const weak = afterWeak(line, at);
  return weak && { list: weak, strength: 2 };
}

function firstOf(ways: readonly Way[], line: Line, at: number): List | null {
  for (const way of ways) {
    const list = way(line, at);
    if (list) return list;
  }
  return null;
}

/** "Don't stick me by the door", "il compleanno di mia figlia": one who is only spoken of. */
function isOneself(line: Line, list: List): boolean {
  const { count, first, named, self } = list;
  if (count !== 1 || !named || forOne(line, first - 1)) return false;
  return self || line.words[first]?.text !== '1';
}

function strengthOf({ count, children, self, named }: List): 1 | 3 {
  if (count === null || count === 1) return 1;
  return self || (named && count > (children ?? 0)) ? 3 : 1;
}

/** "Mr and Mrs Okafor", "i signori Bianchi" are two. */
function marriedAt({ words }: Line, at: number): List | null {
  const [mr, and, mrs] = [at, at + 1, at + 2].map((one) => words[one]?.text ?? '');
  const isCouple = /^(?:mr|sig|signor)$/.test(mr ?? '') && /^(?:and|e|&)$/.test(and ?? '');
  if (!isCouple || !/^(?:mrs|ms|sig|signora|sigra)$/.test(mrs ?? '')) return null;
  return { first: at, next: at + 3, count: 2, children: null, named: true, self: false };
}

const most = 5;

/** "Siamo in 4", "saremo tu e altri 3", "we'll be six"; also "Guests: 4". */
function afterHead(line: Line, at: number): List | null {
  if (!has(line, at, 'head') || isBoth(line, at) || isAge(line, at)) return null;
  const first = pastSmallWords(line, at + 1);
  // "saremmo noi quattro, i nonni e mia zia": whoever follows joins them
  const isUs = first > at + 1 && has(line, first - 1, 'we');
  const list = listFrom(line, isUs ? first - 1 : first, true);
  return list !== null && (list.named || goesOn(line, list.next)) ? list : null;
}

/** "He's 19", "the twins are three": how old. */
function isAge({ words }: Line, at: number): boolean {
  const [before, next] = [words[at - 1]?.text ?? '', words[at + 1]];
  if (before === 'twins') return true;
  if (!/^(?:s|is|number|numero)$/.test(words[at]?.text ?? '')) return false;
  return words[at]?.text.startsWith('num')
    ? next?.kind === 'digits'
    : /^(?:he|she|who)$/.test(before);
}

/** "Tutti e due": of what was told before. */
function isBoth({ words }: Line, at: number): boolean {
  return /^tutt[ie]$/.test(words[at]?.text ?? '') && words[at + 2]?.text === 'due';
}

/** "Un tavolo per 4", "table for two", "party of 6". */
function afterTable(line: Line, at: number): List | null {
  if (!has(line, at, 'table')) return null;
  for (let next = at + 1; next <= at + most; next++) {
    const word = line.words[next];
    if (word === undefined || /^[.;]$/.test(word.text)) return null;
    if (!has(line, next, 'for') || (word.kind === 'digits' && amountOf(line, next + 1) === null))
      continue;
    if (isPrice(line, at, next) || isHourFor(line, next)) return null;
    const list = closedFrom(line, pastSmallWords(line, next + 1));
    if (list) return list;
  }
  return null;
}

/** "Il menù quello da 30" costs so much. */
function isPrice({ words }: Line, at: number, next: number): boolean {
  return /^(?:menu|degustazione)$/.test(words[at]?.text ?? '') && words[next]?.text === 'da';
}

/** "A late one: two for 10": the first is how many. */
function isHourFor(line: Line, next: number): boolean {
  return line.words[next]?.text === 'for' && (amountOf(line, next - 1) ?? 0) > 1;
}

/** "4 of us", "the two of us plus Nana". */
function ofUs(line: Line, at: number): List | null {
  const amount = amountOf(line, at);
  const [of, us] = [line.words[at + 1]?.text, line.words[at + 2]?.text];
  if (amount === null || of !== 'of') return null;
  if (us !== 'us' && !(us === 'them' && line.words[at - 1]?.text === 'the')) return null;
  const alone = { first: at, next: at + 3, count: amount, children: null, named: true, self: true };
  // "six of us, my mum eats no fish": whoever is named after a comma is one of them
  return line.words[at + 3]?.text === ',' ? alone : withMore(line, alone);
}

/** "Più tre capi", "plus our guide Marco", "più la nostra responsabile": beside whoever was told, of whatever kind. */
function added(line: Line, at: number): List | null {
  if (!isPlus(line, at)) return null;
  const one = { first: at + 1, children: null, named: true, self: false };
  const amount = amountOf(line, at + 1);
  if (amount !== null && !has(line, at + 2, 'units', 'pets'))
    return isUnknown(line, at + 2) ? withMore(line, { ...one, next: at + 3, count: amount }) : null;
  const before = pastFillers(line, at + 1);
  if (before === at + 1 || !isUnknown(line, before)) return null;
  // "non serve più. Grazie, Mazza" adds nobody
  const last = isCapital(line, before) ? before : before + 1;
  const isNamed = isUnknown(line, last) && isCapital(line, last);
  if (!isNamed && !isOurs(line, before - 1)) return null;
  return { ...one, next: isNamed ? last + 1 : before + 1, count: 1 };
}

function isOurs({ words }: Line, at: number): boolean {
  return /^(?:mi[oa]|nostr[oa]|my|our)$/.test(words[at]?.text ?? '');
}

/** "Undici in tutto", "nine altogether". */
function inAll(line: Line, at: number): List | null {
  const amount = amountOf(line, at);
  // "£175 in all"
  if (amount === null || amount < 2 || /^[€$£]$/.test(line.words[at - 1]?.text ?? '')) return null;
  const isWhole = /^(?:in (?:tutto|totale|tutti|tt|tot|total|all)|all (?:told|in|together))$/.test(
    textAt(line, at + 1, 2),
  );
  if (!isWhole && textAt(line, at + 1, 1) !== 'altogether') return null;
  const next = isWhole ? at + 3 : at + 2;
  return { first: at, next, count: amount, children: null, named: true, self: false };
}

/** "In cinque, no, quattro". */
function corrected(line: Line, at: number): List | null {
  const isNo = /^(?:no|anzi|nope|ehm|scusa|sorry)$/.test(line.words[at]?.text ?? '');
  if (!isNo || textAt(line, at + 1, 1) !== ',') return null;
  return closedFrom(line, at + 2);
}

/** "3 for dinner", "4 a cena". */
function toEat(line: Line, at: number): List | null {
  const amount = amountOf(line, at);
  const isMinutes = line.words[at]?.glued && line.words[at - 1]?.kind === 'sign';
  if (amount === null || isMinutes || isClockBefore(line, at - 1)) return null;
  if (!has(line, at + 1, 'for', 'weak')) return null;
  if (/^(?:an?|una?)$/.test(line.words[at]?.text ?? '')) return null;
  if (!has(line, at + 2, 'meals') || line.words[at - 1]?.kind === 'word') return null;
  return { first: at, next: at + 1, count: amount, children: null, named: false, self: false };
}

/** "At 1 for lunch". */
function isClockBefore({ words }: Line, at: number): boolean {
  return /^(?:at|@|alle|ore|by|around|about|till|until|from|verso|le|half|past|to|sul)$/.test(
    words[at]?.text ?? '',
  );
}

/** "Two tonight", "stasera 2 al bancone": a number of its own beside a day. */
function besideDay(line: Line, at: number): List | null {
  const amount = amountOf(line, at);
  if (amount === null || amount < 2 || amount > 40 || line.words[at]?.glued) return null;
  const [isFirst, isAfterDay] = [
    /^(?:[,;.:]|and|then|)$/.test(line.words[at - 1]?.text ?? ''),
    line.taken[at - 1] || isAfterHour(line, at),
  ];
  const isJoint = has(line, at + 1, 'for', 'weak') || line.words[at + 1]?.text === 'on';
  const isForDay = isJoint && line.taken[at + 2];
  const isBeside =
    (isFirst && (line.taken[at + 1] || isForDay)) || (isAfterDay && closes(line, at + 1));
  return isBeside ? listFrom(line, at, true) : null;
}

/** "Mi segni 5 sabato", "can you fit 4 in". */
function afterVerb(line: Line, at: number): List | null {
  if (!has(line, at, 'verbs')) return null;
  let next = pastSmallWords(line, at + 1);
  if (has(line, next, 'weak')) next += 1;
  return closedFrom(line, next);
}

/** After a head a number may be followed by anything that is not counted: "siamo in 4 sfigati". */
function goesOn(line: Line, next: number): boolean {
  const word = line.words[next];
  if (word === undefined || line.taken[next]) return true;
  return word.kind === 'sign' ? word.text !== '%' : !has(line, next, 'units');
}

/** "Stasera ore 21, 2": a number by itself after an hour. */
function isAfterHour(line: Line, at: number): boolean {
  const [hour, comma, next] = [line.words[at - 2], line.words[at - 1], line.words[at + 1]];
  if (comma?.text !== ',' || hour?.kind !== 'digits' || !line.taken[at - 2]) return false;
  return next === undefined || /^[.;]$/.test(next.text);
}
