import type { Done, Place } from './phrase-book.ts';

/** A word as a book knows it: its spellings, and the beginnings of it, that some phrase asks for. */
export type Known = {
  /** Alike for words that lead to the same places. */
  key: string;
  spellings: readonly string[];
  stems: readonly string[];
  number: boolean;
};

/** Where all phrases stand that began at one word: the places reached at once, and what ends there. */
export type State = {
  places: readonly Place[];
  /** Places whose `~` may still be passed, and past how many words. */
  waiting: readonly Waiting[];
  done: readonly Done[];
  /** Where the next word leads, as far as somebody has asked; null: nowhere. */
  next: Map<string, State | null>;
};

type Waiting = { place: Place; words: number };

/** The states of a book, made when first needed and kept: a beginning is walked once, not for each phrase that has it. */
export type States = { start: State; made: Map<string, State> };

const longestGap = 5;
/** Hostile texts could ask for any number of them. */
const most = 40_000;

export function statesFrom(roots: readonly Place[]): States {
  const made = new Map<string, State>();
  const start = stateOf(made, roots, []);
  if (start === null) throw new Error('a book without phrases');
  return { start, made };
}

/** Where a word leads from a state; null when no phrase goes on. */
export function step({ start, made }: States, from: State, word: Known): State | null {
  const known = from.next.get(word.key);
  if (known !== undefined) return known;
  if (made.size > most) forget(start, made);
  const reached = from.places.flatMap((place) => leadsTo(place, word));
  const waiting = from.waiting
    .filter(({ words }) => words > 0)
    .map(({ place, words }) => ({ place, words: words - 1 }));
  const past = waiting.flatMap(({ place }) => place.gap);
  const next = stateOf(made, [...reached, ...past], waiting);
  from.next.set(word.key, next);
  return next;
}

function forget(start: State, made: Map<string, State>): void {
  made.clear();
  start.next.clear();
}

function leadsTo(place: Place, { spellings, stems, number }: Known): Place[] {
  const reached = [...place.any, ...(number ? place.number : [])];
  for (const word of spellings) reached.push(...(place.words?.get(word) ?? []));
  for (const stem of stems) reached.push(...(place.stems?.get(stem) ?? []));
  return reached;
}

/** The state of these places and of all that they lead to without a word. */
function stateOf(
  made: Map<string, State>,
  reached: readonly Place[],
  waiting: readonly Waiting[],
): State | null {
  const places = new Set(reached);
  for (const place of places) for (const next of [...place.skip, ...place.gap]) places.add(next);
  if (places.size === 0 && waiting.length === 0) return null;
  const begun = [...places].filter(({ gap }) => gap.length > 0);
  const all = longest([...begun.map((place) => ({ place, words: longestGap })), ...waiting]);
  const key = keyOf(places, all);
  const known = made.get(key);
  if (known) return known;
  const done = [...places].flatMap((place) => place.done);
  const state: State = { places: [...places], waiting: all, done, next: new Map() };
  made.set(key, state);
  return state;
}

/** Of one place the longest wait: it passes all that a shorter one would. */
function longest(waiting: readonly Waiting[]): Waiting[] {
  const words = new Map<Place, number>();
  for (const one of waiting) words.set(one.place, Math.max(one.words, words.get(one.place) ?? 0));
  return [...words].map(([place, left]) => ({ place, words: left }));
}

function keyOf(places: ReadonlySet<Place>, waiting: readonly Waiting[]): string {
  const ids = [...places].map(({ id }) => id).sort((a, b) => a - b);
  const waits = waiting.map(({ place, words }) => `${place.id}:${words}`).sort();
  return `${ids.join(' ')}/${waits.join(' ')}`;
}
