import type { Span } from '../span.ts';
import type { When } from '../when/when.ts';

/** Where the words of a message say that it moves or cancels, and what is booked already. */
export type Turns = Record<'cancel' | 'corrects' | 'asked', readonly Span[]>;

const insteadOf =
  /(?<!\p{L})(?:invece (?:di|che|del\S*|delle|alle)|anzich[eé]|al posto d\S+|n[ou]?n|instead (?:of|ae)|rather than|not|forget what i said about|swap|switch)\s+(?:\S+\s+){0,1}$/iu;
const impossible =
  /^\s*(?:non (?:ce la|riusc|poss|ci)|nn (?:ce la|riusc|poss)|can'?t|is out|is off|no longer|we can'?t)/iu;

/** What is not taken back in the same breath: "lunedì, anzi non lunedì: martedì". */
export function notGivenUp(text: string, whens: readonly When[]): When[] {
  return whens.filter(
    (one) =>
      !insteadOf.test(before(text, one)) && !impossible.test(text.slice(one.to, one.to + 24)),
  );
}

function before(text: string, { from }: Span): string {
  return text.slice(Math.max(0, from - 30), from);
}

/** Of several days the one that stands after the word that cancels, else the first. */
export function cancelledFirst(whens: readonly When[], { cancel }: Turns): When[] {
  const last = Math.max(-1, ...cancel.map(({ to }) => to));
  const isAfter = ({ from, kind }: When) => from >= last && kind.startsWith('date');
  const after = whens.filter(isAfter);
  if (cancel.length === 0 || after.length === 0) return [...whens];
  return [...after, ...whens.filter((one) => !isAfter(one))];
}
