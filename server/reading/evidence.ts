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
    for (const word of range(phrase.first, phrase.last)) hollow.set(word, phrase);
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
export function apart(phrases: readonly Found[]): Found[] {
  const taken = new Set<number>();
  const longestFirst = phrases.toSorted((a, b) => b.last - b.first - (a.last - a.first));
  const kept = longestFirst.filter(({ first, last }) => {
    const words = range(first, last);
    if (words.some((word) => taken.has(word))) return false;
    for (const word of words) taken.add(word);
    return true;
  });
  return kept.sort((a, b) => a.first - b.first);
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, step) => first + step);
}
