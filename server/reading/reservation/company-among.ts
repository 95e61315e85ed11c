import { amountOf, has, type Line } from './line.ts';
import type { List } from './nouns.ts';
import { pastSmallWords } from './small-words.ts';

/** "Two of those are toddlers", "due dei sei sono bambini", "two are children", "one in a stroller", "incl. 1 highchair". */
export function amongThem(line: Line, at: number): List | null {
  const amount = amountOf(line, at);
  if (amount === null) return null;
  const verb = pastWhole(line, at);
  const isSaid = is.test(line.words[verb]?.text ?? '');
  const next = pastSmallWords(line, isSaid ? verb + 1 : verb);
  const isAged = verb > at + 1 && line.words[verb]?.text === 'under';
  const isYoung = isAged || ((isSaid || verb > at + 1) && has(line, next, 'children'));
  const seat = isYoung ? null : seatOf(line, at);
  if (!isYoung && seat === null) return null;
  const last = seat ?? next;
  return { first: at, next: last + 1, count: amount, children: amount, named: true, self: false };
}

const is = /^(?:is|are|e|sono)$/;
const all = /^(?:us|them|noi|loro|nostri)$/;

/** Past "of those", "dei sei", "di noi", where it stands after a number. */
function pastWhole(line: Line, at: number): number {
  if (!/^(?:of|di|dei|delle|tra|fra)$/.test(line.words[at + 1]?.text ?? '')) return at + 1;
  const whole = /^(?:the|i|le|gli)$/.test(line.words[at + 2]?.text ?? '') ? at + 3 : at + 2;
  const isWhole = has(line, whole, 'among') || all.test(line.words[whole]?.text ?? '');
  if (isWhole) return whole + 1;
  // "una di 4", "one of 4": how old
  const isCounted = amountOf(line, whole) !== null && is.test(line.words[whole + 1]?.text ?? '');
  return isCounted ? whole + 1 : at + 1;
}

/** Where the seat stands in which they sit. */
function seatOf(line: Line, at: number): number | null {
  const isCounted = isAmongBefore(line, at - 1) && has(line, at + 1, 'gear');
  if (isCounted) return at + 1;
  const of = /^(?:of|di)$/.test(line.words[at + 1]?.text ?? '') ? at + 3 : at + 1;
  const inside = is.test(line.words[of]?.text ?? '') ? of + 1 : of;
  if (!/^(?:in|nel|nella|on|sul)$/.test(line.words[inside]?.text ?? '')) return null;
  const seat = has(line, inside + 1, 'one', 'fillers') ? inside + 2 : inside + 1;
  // "carrozzina" is a wheelchair too
  return has(line, seat, 'gear') && line.words[seat]?.text !== 'carrozzina' ? seat : null;
}

function isAmongBefore(line: Line, at: number): boolean {
  return has(line, line.words[at]?.text === '.' ? at - 1 : at, 'among');
}
