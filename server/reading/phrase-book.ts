import { fold } from './fold.ts';
import type { Choice, Phrase, PhraseFile } from './phrase-file.ts';
import { type States, statesFrom } from './phrase-states.ts';

/** A place in the graph of phrases, and the places each next word leads to. */
export type Place = {
  id: number;
  words: Map<string, Place[]> | null;
  stems: Map<string, Place[]> | null;
  /** Reached by a number, by any word, past a few words, or at no cost. */
  number: Place[];
  any: Place[];
  gap: Place[];
  skip: Place[];
  done: Done[];
};

export type Done = { section: string; end: Phrase['end'] };

export type PhraseBook = {
  /** Where a phrase may begin at any word, and where also those that begin a sentence. */
  anywhere: States;
  atStart: States;
  /** Every word some phrase asks for: all others are alike. */
  words: ReadonlySet<string>;
  numbers: ReadonlySet<string>;
  /** Chat spelling -> the word: "nn" -> "non". */
  spelling: ReadonlyMap<string, string>;
  /** Every beginning that some phrase asks for with `*`. */
  stems: ReadonlySet<string>;
};

/** Compiles a lexicon. `[numbers]` names the words for `#`; a `[spelling]` line is a word, then its misspellings. */
export function bookOf(file: PhraseFile): PhraseBook {
  const [anywhere, atStart] = [place(), place()];
  const words = { ...spellings(file), stems: new Set<string>(), words: new Set<string>() };
  for (const [section, phrases] of file) {
    if (section === 'numbers' || section === 'spelling') continue;
    for (const phrase of phrases)
      add(phrase.atStart ? atStart : anywhere, spelled(phrase, words), section);
  }
  return { anywhere: statesFrom([anywhere]), atStart: statesFrom([anywhere, atStart]), ...words };
}

function spellings(file: PhraseFile): Pick<PhraseBook, 'numbers' | 'spelling'> {
  const spelling = new Map<string, string>();
  for (const [word, ...others] of wordLines(file, 'spelling'))
    for (const other of others) spelling.set(other, word ?? other);
  const numbers = wordLines(file, 'numbers').flat();
  return { numbers: new Set(numbers.map((word) => spelling.get(word) ?? word)), spelling };
}

/** The plain words of a section, folded, line by line. */
function wordLines(file: PhraseFile, section: string): string[][] {
  return (file.get(section) ?? []).map(({ choices }) =>
    choices.flatMap(({ ways }) => ways.map((way) => fold(way.join('')))),
  );
}

/** The phrase in the spelling that messages are brought to; its beginnings are noted. */
function spelled(
  phrase: Phrase,
  book: { spelling: ReadonlyMap<string, string>; stems: Set<string>; words: Set<string> },
): Phrase {
  const spell = (piece: string): string => {
    const word = fold(piece);
    if (word.endsWith('*')) book.stems.add(word.slice(0, -1));
    const spelledOut = book.spelling.get(word) ?? word;
    book.words.add(spelledOut);
    return spelledOut;
  };
  const choices = phrase.choices.map(({ ways, optional }) => ({
    ways: ways.map((way) => way.map(spell)),
    optional,
  }));
  return { ...phrase, choices };
}

let places = 0;

function place(): Place {
  return {
    id: ++places,
    words: null,
    stems: null,
    number: [],
    any: [],
    gap: [],
    skip: [],
    done: [],
  };
}

function add(root: Place, { choices, end }: Phrase, section: string): void {
  const [head, ...rest] = choices;
  if (head === undefined) return;
  // @NOTE: a skip out of the root would be followed at every word of every message.
  if (head.optional) add(root, { choices: rest, atStart: false, end }, section);
  let at = join(root, { ...head, optional: false });
  for (const choice of rest) at = join(at, choice);
  at.done.push({ section, end });
}

function join(from: Place, { ways, optional }: Choice): Place {
  const next = place();
  if (optional) from.skip.push(next);
  for (const way of ways) {
    let at = from;
    for (const piece of way.slice(0, -1)) at = link(at, piece, place());
    link(at, way.at(-1) ?? '', next);
  }
  return next;
}

function link(from: Place, piece: string, to: Place): Place {
  if (piece === '#') from.number.push(to);
  else if (piece === '_') from.any.push(to);
  else if (piece === '~') from.gap.push(to);
  else if (piece.endsWith('*')) from.stems = grown(from.stems, piece.slice(0, -1), [to]);
  else from.words = grown(from.words, piece, [to]);
  return to;
}

function grown(links: Place['words'], word: string, to: readonly Place[]): Map<string, Place[]> {
  const all = links ?? new Map<string, Place[]>();
  const known = all.get(word);
  if (known === undefined) all.set(word, [...to]);
  else known.push(...to);
  return all;
}
