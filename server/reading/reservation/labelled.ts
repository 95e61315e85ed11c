import { amountOf, has, type Line } from './line.ts';
import type { List } from './nouns.ts';

const mostSigns = 2;

/** "Adulti: 2, bambini: 1", "Kids 1 Adults 2": told as in a form, both of them. */
export function labelledAt(line: Line, first: number): List | null {
  const one = entryAt(line, first);
  const two = one && entryAt(line, pastSigns(line, one.next));
  if (!one || !two || one.young === two.young) return null;
  const children = one.young ? one.count : two.count;
  const count = one.count + two.count;
  return { first, next: two.next, count, children, named: true, self: false };
}

const big = /^(?:big|large|grown|ad|a|g)$/;
const small = /^(?:small|wee|little|tiny|b|bimb)$/;
const ones = /^(?:ones|uns|yins|kids|children)$/;

/** "2 big 2 small", "three big ones and three little ones", "2A+2B": grown-ups and children. */
export function bigAndSmall(line: Line, first: number): List | null {
  const grown = sizedAt(line, first, big);
  const young = grown && sizedAt(line, pastSigns(line, grown.next), small);
  if (!grown || !young) return null;
  const count = grown.count + young.count;
  return { first, next: young.next, count, children: young.count, named: true, self: false };
}

function sizedAt(line: Line, at: number, size: RegExp): { next: number; count: number } | null {
  const count = amountOf(line, at);
  const word = line.words[at + 1];
  if (count === null || !word || !size.test(word.text)) return null;
  if (word.text.length < 3 && !word.glued) return null;
  return { next: ones.test(line.words[at + 2]?.text ?? '') ? at + 3 : at + 2, count };
}

function entryAt(line: Line, at: number): { next: number; count: number; young: boolean } | null {
  const young = has(line, at, 'children');
  if (!young && !has(line, at, 'adults')) return null;
  const number = line.words[at + 1]?.text === ':' ? at + 2 : at + 1;
  const count = amountOf(line, number);
  const isNext = has(line, number + 1, 'adults', 'children') && number === at + 1;
  return count === null || (isNext && entryEnds(line, number + 1))
    ? null
    : { next: number + 1, count, young };
}

/** "Adulti 2 bambini": the number is of what follows. */
function entryEnds(line: Line, at: number): boolean {
  return amountOf(line, at + 1) === null;
}

function pastSigns(line: Line, from: number): number {
  let at = from;
  while (at < from + mostSigns && /^[,.;/+-]$/.test(line.words[at]?.text ?? '')) at += 1;
  return has(line, at, 'and') ? at + 1 : at;
}
