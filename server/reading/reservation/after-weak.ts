import { closedFrom } from './company-closed.ts';
import { has, type Line } from './line.ts';
import type { List } from './nouns.ts';

/** "Per 4", "x 2", "for, say, five": people behind a small word that may say much else. */
export function afterWeak(line: Line, at: number): List | null {
  if (!has(line, at, 'weak') || isSaying(line, at)) return null;
  return closedFrom(line, pastHedges(line, at + 1));
}

/** "Mangiamo per cinque", "eating for two", "da bambina": as if so many, as one was once. */
export function isSaying(line: Line, at: number): boolean {
  const [before, word] = [line.words[at - 1]?.text ?? '', line.words[at]?.text ?? ''];
  if (word === 'da') return has(line, at + 1, 'children');
  return /^(?:per|x|for)$/.test(word) && eats.test(before);
}

const eats =
  /^(?:mangi(?:o|a|amo|ate|ano)|manger(?:o|a|emo|ete|anno)|bev(?:o|e|iamo|ono)|eats?|eating|drinks|drinking)$/;

function pastHedges(line: Line, from: number): number {
  let at = from;
  while (at < from + mostHedges && !line.taken[at] && isHedge(line, at)) at += 1;
  return at;
}

const mostHedges = 3;

/** "For, say, five", "per circa otto". */
function isHedge({ words }: Line, at: number): boolean {
  const word = words[at]?.text ?? '';
  if (word !== ',') return hedges.test(word);
  return [at - 1, at + 1].some((beside) => hedges.test(words[beside]?.text ?? ''));
}

const hedges =
  /^(?:say|about|around|maybe|perhaps|probably|roughly|approx|approximately|circa|diciamo|tipo|forse|almeno|intorno)$/;
