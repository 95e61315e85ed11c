import type { When } from '../when/when.ts';

/** Where the words of a message say that it moves or cancels, and what is booked already. */
export type Turns = Record<'move' | 'booked' | 'cancel' | 'corrects' | 'asked', readonly At[]>;
export type At = { from: number; to: number };

const insteadOf =
  /(?<!\p{L})(?:invece (?:di|che|del\S*|delle|alle)|anzich[eé]|al posto d\S+|non|instead (?:of|ae)|rather than|not|from|da|dal|dalle|dalla|forget what i said about|swap|switch)\s+(?:\S+\s+){0,1}$/iu;
const impossible =
  /^\s*(?:non (?:ce la|riusc|poss|ci)|nn (?:ce la|riusc|poss)|can'?t|is out|is off|no longer|we can'?t)/iu;

/** What a booking is moved to: the days and hours that are neither the old ones nor given up. */
export function newOnes(text: string, whens: readonly When[], { booked }: Turns): When[] {
  const kept = whens.filter((one) => !isOld(text, one, booked));
  return kept;
}

function isOld(text: string, { from, to }: When, booked: readonly At[]): boolean {
  const before = text.slice(Math.max(0, from - 30), from);
  if (insteadOf.test(before)) return true;
  if (impossible.test(text.slice(to, to + 24))) return true;
  return booked.some(
    (one) => one.from < to && from <= one.to + near && !/[.,;:!?\n]/.test(text.slice(one.to, from)),
  );
}

const near = 14;

/** Of several days the one that stands after the word that cancels, else the first. */
export function cancelledFirst(whens: readonly When[], { cancel }: Turns): When[] {
  const last = Math.max(-1, ...cancel.map(({ to }) => to));
  const after = whens.filter(({ from, kind }) => from >= last && kind.startsWith('date'));
  const isScrubbed = cancel.length > 0 && after.length > 0;
  return isScrubbed ? [...after, ...whens.filter((one) => !after.includes(one))] : [...whens];
}
