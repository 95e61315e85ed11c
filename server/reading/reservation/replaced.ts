import type { Span } from '../span.ts';
import type { When } from '../when/when.ts';

/** Where the words of a message take something back or ask for something. */
export type Turns = Record<'cancel' | 'corrects' | 'asked', readonly Span[]>;

const insteadOf =
  /(?<!\p{L})(?:invece (?:di|che|del\S*|delle|alle)|anzich[eé]|al posto(?: d\S+)?|instead (?:of|ae)|rather than|forget what i said about|swap|switch)\s+(?:[^\s.!?]+\s+){0,1}$/iu;
// "non sabato", "not on the 5th"; but "2 posti non fumatori ore 20.45", "per non festeggiare. Venerdì"
const notIt =
  /(?<!\p{L})(?:n[ou]?n|not)\s+(?:(?:c['’][eè]|avete|posso|possiamo|riusc\p{L}+|va|per|x|il|la|le|alle|ore|di|a|on|at|for|the|this|in)\s+){0,2}$/iu;
const impossible =
  /^\s*(?:non (?:ce la|riusc|poss|ci)|nn (?:ce la|riusc|poss)|can'?t|is out|is off|no longer|we can'?t)/iu;

/** What is not taken back in the same breath: "lunedì, anzi non lunedì: martedì". */
export function notGivenUp(text: string, whens: readonly When[]): When[] {
  return whens.filter(
    (one) =>
      !insteadOf.test(before(text, one)) &&
      !notIt.test(before(text, one)) &&
      !impossible.test(text.slice(one.to, one.to + 24)),
  );
}

function before(text: string, { from }: Span): string {
  return text.slice(Math.max(0, from - 30), from);
}
