import { inBrackets } from './brackets.ts';
import { withWriter } from './brought.ts';
import { labelledAt } from './labelled.ts';
import { amountOf, has, isPlus, type Line } from './line.ts';
import type { List } from './nouns.ts';
import { strangersFrom } from './unknown-people.ts';

/** One who comes by themselves: "solo io", "da solo", "per una persona", "io e il mio cane". */
export function aloneAt(line: Line, at: number): List | null {
  const next = byOneself(line, at) ?? forOne(line, at);
  if (next === null || goesOn(line, next)) return besidePet(line, at);
  return { first: at, next, count: 1, children: null, named: true, self: true };
}

function byOneself(line: Line, at: number): number | null {
  if (has(line, at, 'self')) return has(line, at + 1, 'alone') ? at + 2 : null;
  if (line.words[at]?.text === 'sono' && has(line, at + 1, 'alone')) return at + 2;
  if (!has(line, at, 'alone')) return null;
  if (has(line, at + 1, 'self')) return at + 2;
  return line.words[at - 1]?.text === 'da' ? at + 1 : null;
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

/** "Solo io e Luca": not alone after all. */
function goesOn(line: Line, next: number): boolean {
  return /^[+&]$/.test(line.words[next]?.text ?? '') || has(line, next, 'and', 'or', 'companion');
}

const mostOfPet = 3;

/** "Me and the dog", "2 + cane": a dog is nobody. */
function besidePet(line: Line, at: number): List | null {
  const [self, amount] = [has(line, at, 'self'), amountOf(line, at)];
  if (!self && (amount === null || line.words[at]?.glued)) return null;
  if (!isPlus(line, at + 1) && !has(line, at + 1, 'and')) return null;
  let pet = at + 2;
  while (pet < at + 2 + mostOfPet && has(line, pet, 'fillers', 'one')) pet += 1;
  if (!has(line, pet, 'pets') || goesOn(line, pet + 1)) return null;
  return { first: at, next: pet + 1, count: amount ?? 1, children: null, named: true, self: true };
}

/** Those who are brought, and those only their trade or their country is told of: "five sailors". */
export function broughtAt(line: Line, at: number): List | null {
  return (
    withWriter(line, at) ?? labelledAt(line, at) ?? strangersFrom(line, at) ?? inBrackets(line, at)
  );
}
