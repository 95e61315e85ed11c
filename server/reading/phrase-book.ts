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
  done: { section: string; end: Phrase['end'] } | null;
};

export type PhraseBook = {
  anywhere: Place;
  atStart: Place;
  numbers: ReadonlySet<string>;
  /** Chat spelling -> the word: "nn" -> "non". */
  spelling: ReadonlyMap<string, string>;
};

const longestGap = 4;
const longestStem = 24;

/** Compiles a lexicon. `[numbers]` names the words for `#`; a `[spelling]` line is a word, then its misspellings. */
export function bookOf(file: PhraseFile): PhraseBook {
  const book = { anywhere: place(), atStart: place(), ...spellings(file) };
  for (const [section, phrases] of file) {
    if (section === 'numbers' || section === 'spelling') continue;
    for (const phrase of phrases)
      add(phrase.atStart ? book.atStart : book.anywhere, phrase, section);
  }
  return book;
}

function spellings(file: PhraseFile): Pick<PhraseBook, 'numbers' | 'spelling'> {
  const spelling = new Map<string, string>();
  for (const [word, ...others] of wordLines(file, 'spelling'))
    for (const other of others) spelling.set(other, word ?? other);
  return { numbers: new Set(wordLines(file, 'numbers').flat()), spelling };
}

/** The plain words of a section, folded, line by line. */
export function wordLines(file: PhraseFile, section: string): string[][] {
  return (file.get(section) ?? []).map(({ choices }) =>
    choices.flatMap(({ ways }) => ways.flat().map(fold)),
  );
}

function place(): Place {
  return { words: null, stems: null, number: [], any: [], gap: [], skip: [], done: null };
}

function add(root: Place, { choices, end }: Phrase, section: string): void {
  const [head, ...rest] = choices;
  if (head === undefined) return;
  // @NOTE: a skip out of the root would be followed at every word of every message.
  if (head.optional) add(root, { choices: rest, atStart: false, end }, section);
  let at = join(root, { ...head, optional: false });
  for (const choice of rest) at = join(at, choice);
  at.done = { section, end };
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
  else if (piece.endsWith('*')) from.stems = grown(from.stems, piece.slice(0, -1), to);
  else from.words = grown(from.words, piece, to);
  return to;
}

function grown(links: Map<string, Place[]> | null, word: string, to: Place): Map<string, Place[]> {
  const all = links ?? new Map<string, Place[]>();
  const key = fold(word);
  all.set(key, [...(all.get(key) ?? []), to]);
  return all;
}

type Walk = { book: PhraseBook; tokens: Tokens; first: number; found: Found[] };

/** Every phrase of the book in the message, overlapping ones too. Time grows with the message's length only. */
export function findPhrases(book: PhraseBook, tokens: Tokens): Found[] {
  const found: Found[] = [];
  for (let first = 0; first < tokens.words.length; first++) {
    const walk = { book, tokens, first, found };
    visit(walk, book.anywhere, first);
    if (startsSentence(tokens, first)) visit(walk, book.atStart, first);
  }
  return found;
}

function startsSentence({ words }: Tokens, at: number): boolean {
  return at === 0 || words[at - 1]?.sentence !== words[at]?.sentence;
}

function visit(walk: Walk, at: Place, next: number): void {
  const { words } = walk.tokens;
  const token = words[next];
  const inside = token !== undefined && token.sentence === words[walk.first]?.sentence;
  if (at.done !== null) complete(walk, at.done, inside ? next : -next);
  for (const place of at.skip) visit(walk, place, next);
  if (!inside) return;
  follow(walk, at, next);
  for (const place of at.number) if (isNumber(walk.book, token)) visit(walk, place, next + 1);
  for (const place of at.any) visit(walk, place, next + 1);
  for (const place of at.gap)
    for (let past = 0; past <= longestGap; past++)
      if (words[next + past]?.sentence === token.sentence) visit(walk, place, next + past);
}

/** `next` is the word after the phrase; negative where the sentence ends with the phrase. */
function complete(walk: Walk, { section, end }: NonNullable<Place['done']>, next: number): void {
  const { tokens, first, found } = walk;
  if (end === 'sentence' && next > 0) return;
  if (end === 'question' && !tokens.questions.has(tokens.words[first]?.sentence ?? -1)) return;
  found.push({ section, first, last: Math.abs(next) - 1 });
}

function follow(walk: Walk, at: Place, next: number): void {
  const token = walk.tokens.words[next];
  if (token === undefined || (at.words === null && at.stems === null)) return;
  for (const form of token.forms) {
    const word = walk.book.spelling.get(form) ?? form;
    for (const place of at.words?.get(word) ?? []) visit(walk, place, next + 1);
    for (let length = Math.min(word.length, longestStem); at.stems && length > 1; length--)
      for (const place of at.stems.get(word.slice(0, length)) ?? []) visit(walk, place, next + 1);
  }
}

function isNumber(book: PhraseBook, token: Token): boolean {
  return token.number || token.forms.some((form) => book.numbers.has(form));
}
