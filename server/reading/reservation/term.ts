import { agesAt } from './ages.ts';
import { amountOf, has, isOfLetter, isUnknown, type Line, textAt } from './line.ts';
import { isName, nameAt } from './names.ts';
import { type List, nounAt, type Term, underAge } from './nouns.ts';
import { strangersEnd } from './strangers.ts';

/** `bare`: a number alone may begin it; `told`: those it joins, none where it begins a list. */
export type Given = { bare: boolean; told: List | null };

const mostAdjectives = 3;

/** One kind of people from a word on: "i due bimbi", "my nan", "three hungry Danes". */
export function termAt(line: Line, from: number, given: Given): Term | null {
  const { amount, counted, noun } = namedAt(line, from, given);
  if (noun) return aged(line, noun);
  const isLed = counted > from;
  if (amount !== null && isOfUs(line, counted + 1)) return ofUs(line, counted, amount);
  const us = isLed && has(line, counted - 1, 'we');
  const article = isLed ? (line.words[counted - 1]?.text ?? '') : '';
  if (/^(?:il|lo|la|l|le|al|alle|the)$/.test(article)) return null;
  if (amount !== null && (given.bare || us)) return bareNumber(line, counted, { amount, us });
  // "Ken's three boys"
  if (isOwner(line, from) && !isOwner(line, from + 2))
    return termAt(line, from + 2, { ...given, bare: false });
  const name = given.told && nameAt(line, from, given.told);
  return name && aged(line, name);
}

type Named = { amount: number | null; counted: number; noun: Term | null };

/** The number told from a word on, where it stands, and whoever is counted or named after it. */
function namedAt(line: Line, from: number, { bare, told }: Given): Named {
  let [amount, counted]: [number | null, number] = [null, from];
  for (let at = from; at <= from + mostAdjectives && !line.taken[at]; at++) {
    const led = {
      amount,
      led: at > from || bare || told?.self === true || told?.named === true,
      joins: told !== null,
      bare,
    };
    const noun = underAge(line, at, led) ?? nounAt(line, at, led);
    if (noun) return { amount, counted, noun };
    // "una coppia", "un paio"
    const isNew: boolean = amount === null || has(line, at - 1, 'one');
    const number: number | null = isNew ? amountOf(line, at) : null;
    if (number !== null) [amount, counted] = [number, at];
    else if (!has(line, at, 'fillers') && !isAdjective(line, at, from)) break;
  }
  const isGiven = bare || told?.named === true;
  const noun = amount !== null && isGiven ? strangers(line, counted, amount) : null;
  return { amount, counted, noun };
}

/** "Five sailors", "quattro modelle affamate": people though nobody knows the word. */
export function strangers(line: Line, counted: number, amount: number): Term | null {
  const next = amount > 1 ? strangersEnd(line, counted + 1) : null;
  return next === null ? null : { next, count: amount, children: 0, named: true, self: false };
}

/** "I bimbi (3 e 5 anni)" are two, "our boys, 4 and 6 years old" children, "my nan (91)" is neither. */
function aged(line: Line, term: Term): Term {
  const ages = agesAt(line, term.next);
  if (ages === null) return term;
  const isUnsaid = term.count === null && ages.told > 1;
  const count = isUnsaid ? ages.told : term.count;
  const isYoung = ages.young && count !== null && !term.self;
  return { ...term, count, children: isYoung ? count : term.children };
}

/** "Of us", "o us"; "of them" where they do nothing: "fourteen of them and me". */
function isOfUs(line: Line, at: number): boolean {
  const isOf = /^(?:of|o|ov|a|av|ae) (us|them)$/.exec(textAt(line, halfEnd(line, at), 2));
  if (isOf === null || isOf[1] === 'us') return isOf !== null;
  const after = line.words[halfEnd(line, at) + 2];
  return after === undefined || after.kind === 'sign' || /^(?:and|plus|for)$/.test(after.text);
}

/** "4 and a half of us": the half one is a baby. */
function halfEnd(line: Line, at: number): number {
  return textAt(line, at, 3) === 'and a half' ? at + 3 : at;
}

function ofUs(line: Line, counted: number, amount: number): Term {
  const at = halfEnd(line, counted + 1);
  const half = at > counted + 1 ? 1 : 0;
  const self = line.words[at + 1]?.text === 'us';
  return { next: at + 2, count: amount + half, children: half, named: true, self };
}

function isOwner(line: Line, at: number): boolean {
  return isName(line, at) && line.words[at + 1]?.text === 's';
}

/** "Two German couples", "my very patient wife": words nobody knows between what leads to them and whoever is named. */
function isAdjective(line: Line, at: number, from: number): boolean {
  if (at === from || line.words[at]?.kind !== 'word' || line.words[at]?.glued) return false;
  if (amountOf(line, at) !== null || has(line, at, 'units', 'after', 'and', 'or', 'table'))
    return false;
  if (isWhom(line, at + 1)) return true;
  return isUnknown(line, at) && isUnknown(line, at + 1) && isWhom(line, at + 2);
}

function isWhom(line: Line, at: number): boolean {
  if (line.taken[at]) return false;
  const isPair = has(line, at, 'pairs') || line.words[at]?.text === 'couple';
  return isPair || has(line, at, 'adults', 'children', 'companion');
}

type Counted = { amount: number; us: boolean };

function bareNumber(line: Line, at: number, { amount, us }: Counted): Term | null {
  const next = line.words[at + 1];
  if (/^(?:an?|una?|n[au]|wan)$/.test(line.words[at]?.text ?? '')) return null;
  if (isOfLetter(line, at)) return null;
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
    /^(?:15|30|45|mezz[ao]|un|quindici|venti|trenta|quaranta|quarantacinque|cinquanta)$/.test(
      line.words[at + 1]?.text ?? '',
    ) &&
    !has(line, at + 2, 'children', 'adults')
  );
}
