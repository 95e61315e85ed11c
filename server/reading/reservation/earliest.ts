import type { When } from '../when/when.ts';

const notYet =
  /(?<!\p{L})(?:n[ou]?n|not|(?:can|won|couldn)['’]?t(?:\s\p{L}+){1,4}|cannot(?:\s\p{L}+){1,4})\s*$/iu;
const impossible =
  /^[\s,]*(?:n[ou]?n (?:ce la|ci|riusc|poss|potr|arriv)|(?:\p{L}+ )?difficilmente)/iu;

// "can be there by 6"; but "out by 8", "back at work by 2"
const arriving =
  /(?<!\p{L})(?:there|here|with you|arriv\p{L}*|to (?:you|yours)|over|(?:at|outside) your\p{L}*(?: \p{L}+)?|get in|make it|sat|seated|sat down|da voi|arriviamo|arrivo|veniamo|siamo l[iì])[\s,]*$/iu;

/** "Non prima delle nove", "prima delle nove non ce la facciamo": the first hour that will do, and no bound. */
export function asEarliest(text: string, when: When): When {
  if (when.role !== 'before') return when;
  if (arriving.test(text.slice(Math.max(0, when.from - 40), when.from))) return wanted(when);
  const isFirst =
    notYet.test(text.slice(Math.max(0, when.from - 40), when.from)) ||
    impossible.test(text.slice(when.to, when.to + 40));
  return isFirst ? { ...when, role: 'after' } : when;
}

function wanted({ role: _, ...when }: When): When {
  return when;
}
