import { fold } from './fold.ts';
import type { Choice, Phrase, PhraseFile } from './phrase-file.ts';
import type { Token, Tokens } from './tokens.ts';

/** A phrase found: its section and the words it covers, as indexes into `Tokens.words`, both included. */
export type Found = { section: string; first: number; last: number };

/** A place in the graph of phrases, and the places each next word leads to. */
type Place = {
  words: Map<string, Place[]> | null;
  stems: Map<string, Place[]> | null;
  /** Reached by a number, by any word, past a few words, or at no cost. */
  number: Place[];
  any: Place[];
  gap: Place[];
  skip: Place[];
  done: Done[];
};

type Done = { section: string; end: Phrase['end'] };

export type PhraseBook = {
  anywhere: Place;
  atStart: Place;
  numbers: ReadonlySet<string>;
  /** Chat spelling -> the word: "nn" -> "non". */
  spelling: ReadonlyMap<string, string>;
  /** Every beginning that some phrase asks for with `*`. */
  stems: ReadonlySet<string>;
};

const longestGap = 5;
const longestStem = 24;

/** Compiles a lexicon. `[numbers]` names the words for `#`; a `[spelling]` line is a word, then its misspellings. */
export function bookOf(file: PhraseFile): PhraseBook {
  const [anywhere, atStart] = [place(), place()];
  const words = { ...spellings(file), stems: new Set<string>() };
  for (const [section, phrases] of file) {
    if (section === 'numbers' || section === 'spelling') continue;
    for (const phrase of phrases)
      add(phrase.atStart ? atStart : anywhere, spelled(phrase, words), section);
  }
  return { anywhere: gathered(anywhere), atStart: gathered(atStart), ...words };
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
  book: { spelling: ReadonlyMap<string, string>; stems: Set<string> },
): Phrase {
  const spell = (piece: string): string => {
    const word = fold(piece);
    if (word.endsWith('*')) book.stems.add(word.slice(0, -1));
    return book.spelling.get(word) ?? word;
  };
  const choices = phrase.choices.map(({ ways, optional }) => ({
    ways: ways.map((way) => way.map(spell)),
    optional,
  }));
  return { ...phrase, choices };
}

function place(): Place {
  return { words: null, stems: null, number: [], any: [], gap: [], skip: [], done: [] };
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

/** "non" begins two hundred phrases: after a first word there is one place to look on from, not two hundred. */
function gathered(root: Place): Place {
  const gather = (links: Place['words']) =>
    links && new Map([...links].map(([word, places]) => [word, [together(places)]]));
  return { ...root, words: gather(root.words), stems: gather(root.stems) };
}

function together(places: readonly Place[]): Place {
  if (places.length === 1 && places[0]) return places[0];
  const all = place();
  for (const one of reached(places)) {
    for (const [word, next] of one.words ?? []) all.words = grown(all.words, word, next);
    for (const [stem, next] of one.stems ?? []) all.stems = grown(all.stems, stem, next);
    for (const way of ['number', 'any', 'gap'] as const) all[way].push(...one[way]);
    all.done.push(...one.done);
  }
  return all;
}

/** These places and those they may skip to. */
function reached(places: readonly Place[]): Set<Place> {
  const all = new Set(places);
  for (const { skip } of all) for (const next of skip) all.add(next);
  return all;
}

/** A word as the book may know it: its spellings, and the beginnings of it that some phrase asks for. */
type Known = { spellings: readonly string[]; stems: readonly string[]; number: boolean };
type Walk = { known: readonly Known[]; tokens: Tokens; first: number; found: Found[] };

/** Every phrase of the book in the message, overlapping ones too. Time grows with the message's length only. */
export function findPhrases(book: PhraseBook, tokens: Tokens): Found[] {
  const found: Found[] = [];
  const known = tokens.words.map((token) => knownAs(book, token));
  for (let first = 0; first < known.length; first++) {
    const walk = { known, tokens, first, found };
    visit(walk, book.anywhere, first);
    if (startsSentence(tokens, first)) visit(walk, book.atStart, first);
  }
  return found;
}

function knownAs(book: PhraseBook, { forms, number }: Token): Known {
  const spellings = forms.map((form) => book.spelling.get(form) ?? form);
  const stems = new Set<string>();
  for (const word of spellings)
    for (let length = Math.min(word.length, longestStem); length > 1; length--)
      if (book.stems.has(word.slice(0, length))) stems.add(word.slice(0, length));
  const counts = number || spellings.some((word) => book.numbers.has(word));
  return { spellings, stems: [...stems], number: counts };
}

function startsSentence({ words }: Tokens, at: number): boolean {
  return at === 0 || words[at - 1]?.sentence !== words[at]?.sentence;
}

function visit(walk: Walk, at: Place, next: number): void {
  const { words } = walk.tokens;
  const sentence = words[walk.first]?.sentence;
  const word = words[next]?.sentence === sentence ? walk.known[next] : undefined;
  for (const done of at.done) complete(walk, done, word === undefined ? -next : next);
  visitAll(walk, at.skip, next);
  if (word === undefined) return;
  if (at.words !== null)
    for (const one of word.spellings) visitAll(walk, at.words.get(one), next + 1);
  if (at.stems !== null)
    for (const stem of word.stems) visitAll(walk, at.stems.get(stem), next + 1);
  if (word.number) visitAll(walk, at.number, next + 1);
  visitAll(walk, at.any, next + 1);
  if (at.gap.length === 0) return;
  for (let past = next; past <= next + longestGap; past++)
    if (words[past]?.sentence === sentence) visitAll(walk, at.gap, past);
}

function visitAll(walk: Walk, places: readonly Place[] | undefined, next: number): void {
  if (places !== undefined) for (const place of places) visit(walk, place, next);
}

/** `next` is the word after the phrase; negative where the sentence ends with the phrase. */
function complete(walk: Walk, { section, end }: Done, next: number): void {
  const { tokens, first, found } = walk;
  if (end === 'sentence' && next > 0) return;
  if (end === 'question' && !tokens.questions.has(tokens.words[first]?.sentence ?? -1)) return;
  found.push({ section, first, last: Math.abs(next) - 1 });
}
