import type { Chart } from './chart.ts';
import type { Entry, Lexicon } from './lexicon.ts';
import type { Stretch } from './meanings.ts';

/** What the words around a finding say of it. */
export type Surroundings = { past: boolean; elsewhere: boolean; age: boolean };

const reach = 10;
const near = 4;

/** Looks a few words back and on, never past the sentence. */
export function says(chart: Chart, { from, to }: Stretch, lexicon: Lexicon): Surroundings {
  const first = sentenceStart(chart, from);
  const last = sentenceEnd(chart, to);
  return {
    past:
      isPast(chart, [first, from], lexicon) ||
      (some(chart, [to, last], lexicon.gone) && !some(chart, [first, from], lexicon.coming)),
    elsewhere: some(chart, [Math.max(first, from - near), from], lexicon.elsewhere),
    age:
      some(chart, [Math.max(first, from - 1), from], lexicon.age) ||
      some(chart, [to, Math.min(last, to + 1)], lexicon.age),
  };
}

/** Of a past and a coming verb before a finding the nearer counts: "avevamo detto 20:30, verremmo alle 20". */
function isPast(chart: Chart, [first, from]: [number, number], { gone, coming }: Lexicon): boolean {
  for (let at = from - 1; at >= first; at--) {
    if (matches(chart, at, gone)) return true;
    if (matches(chart, at, coming)) return false;
  }
  return false;
}

function sentenceStart({ words }: Chart, from: number): number {
  const least = Math.max(0, from - reach);
  for (let at = from; at > least; at--) if (ends(words[at - 1]?.text)) return at;
  return least;
}

function sentenceEnd({ words }: Chart, to: number): number {
  const most = Math.min(words.length, to + reach);
  for (let at = to; at < most; at++) if (ends(words[at]?.text)) return at;
  return most;
}

function ends(text: string | undefined): boolean {
  return text === ';' || text === '.';
}

function some(
  chart: Chart,
  [from, to]: [number, number],
  entries: ReadonlyMap<string, Entry>,
): boolean {
  for (let at = from; at < to; at++) if (matches(chart, at, entries)) return true;
  return false;
}

function matches({ words }: Chart, from: number, entries: ReadonlyMap<string, Entry>): boolean {
  let level = entries;
  for (let at = from; at < words.length; at++) {
    const entry = level.get(words[at]?.text ?? '');
    if (entry === undefined) return false;
    if (entry.senses.length > 0) return true;
    level = entry.next;
  }
  return false;
}
