/** The most characters a message keeps; what is longer is cut and says so. */
const longest = 100_000;

/** Text from outside as text: no NUL (PostgreSQL takes none), no half surrogates, a length that ends. */
export function cleanText(text: string): string {
  const whole = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return (whole.includes('\u0000') ? whole.replaceAll('\u0000', '\ufffd') : whole).toWellFormed();
}

const aheadAllowed = 5 * 60_000;

/** The network's time of a message; a clock that is wrong, or runs ahead of ours, gives way to when we heard it. */
export function sentTime(said: string, receivedAt: Date): Date {
  const at = new Date(said);
  const time = at.getTime();
  if (Number.isNaN(time) || time < 0 || time > receivedAt.getTime() + aheadAllowed)
    return receivedAt;
  return at;
}

/** The first words of a message, for a line of a list. */
export function excerptOf(text: string): string {
  const line = text.slice(0, 400).replace(/\s+/g, ' ').trim();
  return line.length > 140 ? `${line.slice(0, 139)}…`.toWellFormed() : line;
}
