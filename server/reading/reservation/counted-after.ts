import { amountOf, has, isCapital, isUnknown, type Line } from './line.ts';
import type { List } from './nouns.ts';
import { pastFillers, pastSmallWords } from './small-words.ts';

const is = /^(?:sono|saranno|are|re|is|will|xe)$/;
const who = /^(?:che|who|whore)$/;

/** "Nonni 4", "gli zii (2)", "i bambini, due", "i Ferrero che sono in due", "the prize winners are three": whoever is told, and after it how many. */
export function countedAfter(line: Line, first: number): List | null {
  const isUs = has(line, first, 'we') && line.words[first + 1]?.text === '(';
  const noun = isUs ? first : pastFillers(line, first);
  if (line.taken[noun] || amountOf(line, noun - 1) !== null || !isGroup(line, noun, first))
    return null;
  const at = numberAfter(line, noun);
  const count = at === null ? null : amountOf(line, at);
  if (at === null || count === null || !ends(line, at)) return null;
  const children = has(line, noun, 'children') ? count : null;
  return { first, next: at + 1, count, children, named: true, self: false };
}

/** Several, by what they are or by their name: "i Ferrero". */
function isGroup(line: Line, at: number, first: number): boolean {
  // "the twins are three", "i gemelli (4)": how old
  if (/^(?:twins|gemell(?:in)?[ei])$/.test(line.words[at]?.text ?? '')) return false;
  if (has(line, at, 'adults', 'children', 'two', 'we')) return !has(line, at, 'head');
  return at > first && isUnknown(line, at) && isCapital(line, at);
}

function numberAfter(line: Line, noun: number): number | null {
  const [next, after] = [line.words[noun + 1]?.text ?? '', line.words[noun + 2]?.text ?? ''];
  if (next === '(') return pastSmallWords(line, pastFillers(line, noun + 2));
  if (/^[,:]$/.test(next) && !isUnknown(line, noun)) return noun + 2;
  if (who.test(next) && is.test(after)) return pastSmallWords(line, noun + 3);
  if (is.test(next)) return pastSmallWords(line, noun + 2);
  const isNumber = amountOf(line, noun + 1) !== null && !has(line, noun + 1, 'one');
  return isNumber && !isUnknown(line, noun) ? noun + 1 : null;
}

/** Nothing follows that could be what is counted, nor ages: "kids are 9, 6 and 1". */
function ends(line: Line, at: number): boolean {
  const { text = '', glued } = line.words[at] ?? {};
  const isGlued = glued && line.words[at - 1]?.text !== '(';
  if (isGlued || /^(?:un[ao]?|an?|one)$/.test(text)) return false;
  const next = line.words[at + 1];
  if (next === undefined || line.taken[at + 1]) return true;
  // "nipoti: undici in tutto" is told more plainly
  if (/^[,:]$/.test(line.words[at - 1]?.text ?? '') && next.kind !== 'sign') return false;
  if (/^(?:,|and|e)$/.test(next.text) && amountOf(line, at + 2) !== null) return false;
  return next.kind === 'sign'
    ? /^[,.;)!:]$/.test(next.text)
    : has(line, at + 1, 'and', 'after', 'we');
}
