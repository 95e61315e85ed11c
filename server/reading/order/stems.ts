const shortest = 3;

/** What singular and plural have in common, in Italian and in English: "cannolo", "cannoli"; "boxes", "box". */
export function stem(word: string): string {
  const single = word.length > shortest && /[^s]s$/.test(word) ? word.slice(0, -1) : word;
  const bare = single.replace(/[aeiouy]{1,2}$/, '').replace(/(?<=[cg])h$/, '');
  return bare.length >= shortest ? bare : single;
}

/** A word and every word it becomes when one letter is left out: two words one letter apart share one of these. */
export function withoutOne(word: string): string[] {
  const shorter = Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1));
  return [word, ...new Set(shorter)];
}

/** Whether one letter is wrong, missing, too many or in the other's place. The first one must be right. */
export function isTypo(a: string, b: string): boolean {
  if (a[0] !== b[0] || Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  const [restA, restB] = [a.slice(from), b.slice(from)];
  if (restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1))
    return true;
  const swapped = restA[0] === restB[1] && restA[1] === restB[0];
  return swapped && restA.slice(2) === restB.slice(2);
}
