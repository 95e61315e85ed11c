import { amountOf, has, isCapital, isPlus, type Line, textAt } from './line.ts';
import type { List } from './nouns.ts';
import { pastFillers } from './small-words.ts';

/** One who comes by themselves: "solo io", "da solo", "per una persona", "one seat", "io e il mio cane". */
export function aloneAt(line: Line, at: number): List | null {
  const next = byOneself(line, at) ?? forOne(line, at) ?? oneSeat(line, at);
  if (next === null || goesOn(line, next)) return besidePet(line, at);
  return { first: at, next, count: 1, children: null, named: true, self: true };
}

function byOneself(line: Line, at: number): number | null {
  if (has(line, at, 'self')) return has(line, at + 1, 'alone') ? at + 2 : null;
  if (line.words[at]?.text === 'sono' && has(line, at + 1, 'alone')) return at + 2;
  if (
    /^(?:by myself|on my (?:own|tod|jack))$/.test(
      textAt(line, at, line.words[at]?.text === 'on' ? 3 : 2),
    )
  )
    return line.words[at]?.text === 'on' ? at + 3 : at + 2;
  if (!has(line, at, 'alone')) return null;
  // "solo soletto"
  if (has(line, at + 1, 'alone')) return at + 2;
  if (has(line, at + 1, 'self') || isApart(line, at)) return at + (isApart(line, at) ? 1 : 2);
  return line.words[at - 1]?.text === 'da' ? at + 1 : null;
}

/** "Book me in, solo, Gwen", "Mrs Ainsworth, alone.": a word by itself. */
function isApart({ words }: Line, at: number): boolean {
  if (!/^(?:solo|sola|alone)$/.test(words[at]?.text ?? '')) return false;
  return words[at - 1]?.text === ',' && /^[,.!]?$/.test(words[at + 1]?.text ?? '');
}

/** Where "per una persona", "for one" ends. */
export function forOne(line: Line, at: number): number | null {
  if (!has(line, at, 'weak') || !/^(?:un[oa]|one)$/.test(line.words[at + 1]?.text ?? ''))
    return null;
  if (/^(?:persona|person)$/.test(line.words[at + 2]?.text ?? '')) return at + 3;
  const after = line.words[at + 2];
  const ends = after === undefined || after.kind === 'sign' || line.taken[at + 2] === true;
  return line.words[at + 1]?.text !== 'una' && ends ? at + 2 : null;
}

/** "Una persona." and "one seat" by themselves; "una persona celiaca" is one of others. */
function oneSeat(line: Line, at: number): number | null {
  if (!/^(?:1|un|una|one)$/.test(line.words[at]?.text ?? '') || line.taken[at]) return null;
  const said = line.words[at + 1]?.text ?? '';
  if (/^(?:seat|stool|chair)$/.test(said)) return line.words[at]?.text === 'un' ? null : at + 2;
  if (said === 'posto' && has(line, at + 2, 'alone')) return at + 3;
  const isClosed = line.words[at + 2] === undefined || line.words[at + 2]?.kind === 'sign';
  const ends = isClosed || line.taken[at + 2] === true;
  return ends && /^(?:persona|coperto|person|cover)$/.test(said) ? at + 2 : null;
}

/** "Solo io e Luca": not alone after all; "sono sola e mangio in fretta" is. */
function goesOn(line: Line, next: number): boolean {
  if (has(line, next, 'and') && /^(?:sol[oa]|own)$/.test(line.words[next - 1]?.text ?? ''))
    return has(line, next + 1, 'companion', 'fillers', 'one', 'self') || isCapital(line, next + 1);
  return /^[+&]$/.test(line.words[next]?.text ?? '') || has(line, next, 'and', 'or', 'companion');
}

/** "Me and the dog", "2 + cane": a dog is nobody. */
function besidePet(line: Line, at: number): List | null {
  const [self, amount] = [has(line, at, 'self'), amountOf(line, at)];
  if (!self && (amount === null || line.words[at]?.glued)) return null;
  if (!isPlus(line, at + 1) && !has(line, at + 1, 'and')) return null;
  const pet = pastFillers(line, at + 2);
  if (!has(line, pet, 'pets') || goesOn(line, pet + 1)) return null;
  return { first: at, next: pet + 1, count: amount ?? 1, children: null, named: true, self: true };
}
