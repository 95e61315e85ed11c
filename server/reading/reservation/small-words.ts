import { amountOf, has, type Line } from './line.ts';

const most = 5;

/** Past "in", "circa", "solo", "una" (decina), ":". */
export function pastSmallWords(line: Line, from: number): number {
  let at = from;
  while (at < from + most && !line.taken[at] && isSmall(line, at)) at += 1;
  return at;
}

/** Past "la nostra", "my two dear": words before whoever is named. */
export function pastFillers(line: Line, from: number): number {
  let at = from;
  while (at < from + most && !line.taken[at] && has(line, at, 'fillers', 'one')) at += 1;
  return at;
}

function isSmall(line: Line, at: number): boolean {
  if (line.words[at]?.text === ':') return true;
  if (!has(line, at, 'between')) return false;
  return (line.meanings[at]?.number ?? null) === null || (amountOf(line, at + 1) ?? 0) > 1;
}
