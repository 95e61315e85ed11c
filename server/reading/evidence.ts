import type { Found } from './find-phrases.ts';

/** Phrases of a message by section, the ones that say nothing taken out, one reading per word. */
export type Evidence = (section: string) => readonly Found[];

/**
 * What counts among all that was found: within a section the longest phrase wins over those it overlaps, and one that
 * begins or ends inside a longer phrase of `[nothing]` is dropped.
 */
export function weigh(found: readonly Found[]): Evidence {
  const hollow = new Map<number, Found>();
  for (const phrase of apart(found.filter(({ section }) => section === 'nothing')))
    for (let word = phrase.first; word <= phrase.last; word++) hollow.set(word, phrase);
  const telling = found.filter(
    (phrase) =>
      !reachesOut(hollow.get(phrase.first), phrase) && !reachesOut(hollow.get(phrase.last), phrase),
  );
  const bySection = Map.groupBy(telling, ({ section }) => section);
  const weighed = new Map([...bySection].map(([section, phrases]) => [section, apart(phrases)]));
  return (section) => weighed.get(section) ?? [];
}

function reachesOut(hollow: Found | undefined, { section, first, last }: Found): boolean {
  if (hollow === undefined || section === 'nothing') return false;
  return hollow.first < first || hollow.last > last;
}

/** The longest phrases that do not overlap, in the order of the text. */
export function apart(phrases: readonly Found[]): readonly Found[] {
  if (phrases.length < 2) return phrases;
  const taken: boolean[] = [];
  const longestFirst = phrases.toSorted((a, b) => b.last - b.first - (a.last - a.first));
  const kept = longestFirst.filter((one) => isFree(taken, one) && take(taken, one));
  return kept.sort((a, b) => a.first - b.first);
}

/** Whether two phrases share a word. */
export function overlap(a: Found, b: Found): boolean {
  return a.first <= b.last && b.first <= a.last;
}

function isFree(taken: readonly boolean[], { first, last }: Found): boolean {
  for (let word = first; word <= last; word++) if (taken[word]) return false;
  return true;
}

function take(taken: boolean[], { first, last }: Found): true {
  for (let word = first; word <= last; word++) taken[word] = true;
  return true;
}
