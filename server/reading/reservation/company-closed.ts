import { listFrom } from './company-list.ts';
import { has, isCapital, type Line } from './line.ts';
import type { List } from './nouns.ts';

/** People from a word on; a number alone only where nothing follows that it could count. */
export function closedFrom(line: Line, at: number): List | null {
  const list = listFrom(line, at, true);
  return list && (list.named || closes(line, list.next)) ? list : null;
}

/** After a lesser sign nothing may follow that could be what is counted: "per 4 pizze". */
export function closes(line: Line, next: number): boolean {
  const word = line.words[next];
  if (word === undefined) return true;
  // "two evenings": of days and hours only these are counted
  if (line.taken[next]) return !/^(?:evenings|nights|mornings|sere|serate)$/.test(word.text);
  if (word.kind === 'sign') return !/^[%€$£°/:]$/.test(word.text);
  return (has(line, next, 'after') && !has(line, next, 'units')) || isSignature(line, next);
}

/** "Stasera alle 20 x 2 Luca": the name of who writes ends the message. */
function isSignature(line: Line, at: number): boolean {
  return line.words[at + 2] === undefined && isCapital(line, at);
}
