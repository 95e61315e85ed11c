import { withMore } from './company-list.ts';
import { amountOf, type Line } from './line.ts';
import type { List } from './nouns.ts';
import { strangers } from './term.ts';

const most = 120;

/** "Five sailors", "quattro modelle e una truccatrice": a list that begins with people nobody knows by their word. */
export function strangersFrom(line: Line, at: number): List | null {
  const amount = amountOf(line, at);
  if (amount === null || amount > most || line.words[at]?.glued || isNumbered(line, at))
    return null;
  const term = strangers(line, at, amount);
  return term && withMore(line, { first: at, ...term, children: null });
}

/** "Tavolo 4 fenicotteri", "at 8": the number is of a place or an hour. */
function isNumbered({ words }: Line, at: number): boolean {
  const { kind, text } = words[at - 1] ?? { kind: 'sign', text: '' };
  if (kind === 'digits' || text === '#') return true;
  return /^(?:at|alle|ore|h|n|no|nr|number|numero|tavolo|table|room|camera|via|street)$/.test(text);
}
