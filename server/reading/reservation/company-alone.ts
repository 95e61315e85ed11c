import { listFrom } from './company-list.ts';
import { has, type Line } from './line.ts';
import type { List } from './nouns.ts';

/** One who comes by themselves: "solo io", "da solo", "per una persona". */
export function aloneAt(line: Line, at: number): List | null {
  const next = byOneself(line, at) ?? forOne(line, at);
  if (next === null || goesOn(line, next)) return null;
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

const back = 12;

/** "Verrei domani con due amici": whoever writes and those named. */
export function broughtAt(line: Line, at: number): List | null {
  if (line.words[at]?.text !== 'con' || !comesBefore(line, at)) return null;
  const list = listFrom(line, at + 1, false);
  if (list === null || !list.count || list.self) return null;
  return { ...list, first: at, count: list.count + 1, self: true };
}

function comesBefore(line: Line, at: number): boolean {
  for (let one = at - 1; one >= Math.max(0, at - back); one--) {
    if (/^[.;:]$/.test(line.words[one]?.text ?? '')) return false;
    if (has(line, one, 'comes')) return true;
  }
  return false;
}
