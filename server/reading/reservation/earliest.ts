import type { When } from '../when/when.ts';

const notYet =
  /(?<!\p{L})(?:n[ou]?n|not|(?:can|won|couldn)['’]?t(?:\s\p{L}+){1,4}|cannot(?:\s\p{L}+){1,4})\s*$/iu;
const impossible =
  /^[\s,]*(?:n[ou]?n (?:ce la|ci|riusc|poss|potr|arriv)|(?:\p{L}+ )?difficilmente)/iu;

/** "Non prima delle nove", "prima delle nove non ce la facciamo": the first hour that will do, and no bound. */
export function asEarliest(text: string, when: When): When {
  if (when.role !== 'before') return when;
  const isFirst =
    notYet.test(text.slice(Math.max(0, when.from - 40), when.from)) ||
    impossible.test(text.slice(when.to, when.to + 40));
  return isFirst ? { ...when, role: 'after' } : when;
}
