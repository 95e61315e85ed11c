import type { Chart } from './chart.ts';
import type { Entry, Lexicon } from './lexicon.ts';
import type { Stretch } from './meanings.ts';

/** What the words around a finding say of it. */
export type Surroundings = { past: boolean; future: boolean; elsewhere: boolean; age: boolean };

const reach = 10;
const near = 6;

/** Looks a few words back and on, never past the sentence; `since` is where the finding before it ended. */
export function says(
  chart: Chart,
  { from, to, since }: Stretch & { since: number },
  lexicon: Lexicon,
): Surroundings {
  const first = sentenceStart(chart, from);
  const last = sentenceEnd(chart, to);
  const tense = tenseBefore(chart, [first, from], lexicon);
  return {
    past: tense === 'past' || (tense === null && some(chart, [to, last], lexicon.gone)),
    future: tense === 'future' || some(chart, [to, Math.min(last, to + 3)], lexicon.coming),
    // "usciamo dall'ufficio e per le 19.15 siamo lì"
    elsewhere:
      matches(chart, to, lexicon.coming) === 0 &&
      isElsewhere(chart, [Math.max(first, from - near, since), from], lexicon),
    age:
      some(chart, [Math.max(first, from - 1), from], lexicon.age) ||
      some(chart, [to, Math.min(last, to + 1)], lexicon.age),
  };
}

/** Of a past and a coming verb before a finding the nearer counts: "avevamo detto 20:30, verremmo alle 20". */
function tenseBefore(
  chart: Chart,
  [first, from]: [number, number],
  { gone, coming }: Lexicon,
): 'past' | 'future' | null {
  for (let at = from - 1; at >= first; at--) {
    if (matches(chart, at, coming)) return 'future';
    if (!matches(chart, at, gone)) continue;
    // "if we came", "was to": words before it may turn it round
    return [1, 2].some((step) => matches(chart, at - step, coming) > step) ? 'future' : 'past';
  }
  return null;
}

/** "Abbiamo il treno alle 22"; but "dopo il cinema, 22.30" and "treno, quindi alle 8" are the hour wanted. */
function isElsewhere(
  chart: Chart,
  [first, from]: [number, number],
  { elsewhere, apart }: Lexicon,
): boolean {
  for (let at = from - 1; at >= first; at--) {
    if (matches(chart, at, apart)) return false;
    if (!matches(chart, at, elsewhere)) continue;
    const after = [1, 2, 3].some((step) => isAfter.test(chart.words[at - step]?.text ?? ''));
    return !after || ofIt.test(chart.words[from]?.text ?? '');
  }
  return false;
}

const isAfter = /^(?:dopo|dp|finit[aoi]|after|efter|post|pre|straight)$/;
// "dopo la messa delle 10"
const ofIt = /^(?:delle|dell)$/;

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
  for (let at = from; at < to; at++) if (matches(chart, at, entries) > 0) return true;
  return false;
}

/** How many words a phrase of these has that begins at a word; 0 where none does. */
function matches({ words }: Chart, from: number, entries: ReadonlyMap<string, Entry>): number {
  let level = entries;
  let length = 0;
  for (let at = from; at >= 0 && at < words.length; at++) {
    const entry = level.get(words[at]?.text ?? '');
    if (entry === undefined) break;
    if (entry.senses.length > 0) length = at + 1 - from;
    level = entry.next;
  }
  return length;
}
