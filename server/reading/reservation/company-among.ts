import { amountOf, has, type Line } from './line.ts';
import type { List } from './nouns.ts';
import { pastSmallWords } from './small-words.ts';

/** "Two of those are toddlers", "two are children", "one in a stroller", "incl. 1 highchair". */
export function amongThem(line: Line, at: number): List | null {
  const amount = amountOf(line, at);
  if (amount === null) return null;
  const isOf = line.words[at + 1]?.text === 'of' && has(line, at + 2, 'among');
  const verb = isOf ? at + 3 : at + 1;
  const next = isOf || is.test(line.words[verb]?.text ?? '') ? pastSmallWords(line, verb) : verb;
  const isYoung = next > at + 1 && has(line, next, 'children');
  const seat = isYoung ? null : seatOf(line, at);
  if (!isYoung && seat === null) return null;
  const last = seat ?? next;
  return { first: at, next: last + 1, count: amount, children: amount, named: true, self: false };
}

const is = /^(?:is|are|e|sono)$/;

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
