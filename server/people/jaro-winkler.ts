/**
 * How alike two short texts are, 0 to 1: Jaro's share of common letters in about the same place, with Winkler's bonus for a
 * common beginning (up to 4 letters, .1 each).
 */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1;
  const jaro = jaroOf(a, b);
  let prefix = 0;
  while (prefix < 4 && prefix < a.length && a[prefix] === b[prefix]) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}

function jaroOf(a: string, b: string): number {
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const taken = new Uint8Array(b.length);
  const commonA: string[] = [];
  for (let i = 0; i < a.length; i++) {
    const at = nearest(b, taken, { letter: a[i] ?? '', from: i - reach, to: i + reach });
    if (at < 0) continue;
    taken[at] = 1;
    commonA.push(a[i] ?? '');
  }
  const common = commonA.length;
  if (common === 0) return 0;
  const commonB = [...b].filter((_, i) => taken[i] === 1);
  const moved = commonA.filter((letter, i) => letter !== commonB[i]).length / 2;
  return (common / a.length + common / b.length + (common - moved) / common) / 3;
}

type Reach = { letter: string; from: number; to: number };

function nearest(text: string, taken: Uint8Array, { letter, from, to }: Reach): number {
  for (let i = Math.max(0, from); i <= to && i < text.length; i++)
    if (taken[i] === 0 && text[i] === letter) return i;
  return -1;
}
