import { fold } from './fold.ts';
import type { Phrase, PhraseFile } from './phrase-file.ts';
import type { Token, Tokens } from './tokens.ts';

/** A phrase found: its section and the words it covers, as indexes into `Tokens.words`, both included. */
export type Found = { section: string; first: number; last: number };

/** A place in the tree of phrases; what may come next leads on to other places. */
type Place = {
  words: Map<string, Place>;
  stems: Map<string, Place>;
  number: Place | null;
  any: Place | null;
  gap: Place | null;
  /** Sections whose phrases are complete here: anywhere, at a sentence's end, in a question. */
  here: string[];
  atEnd: string[];
  ifAsked: string[];
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

/** Compiles a lexicon. `[numbers]` names the words for `#`, `[spelling]` lines read "word other other". */
export function bookOf(file: PhraseFile): PhraseBook {
  const book = { anywhere: place(), atStart: place(), ...words(file) };
  for (const [section, phrases] of file) {
    if (section === 'numbers' || section === 'spelling') continue;
    for (const phrase of phrases) add(book, section, phrase);
  }
  return book;
}

function words(file: PhraseFile): Pick<PhraseBook, 'numbers' | 'spelling'> {
  const spelling = new Map<string, string>();
  for (const [word, ...others] of file.get('spelling') ?? [])
    for (const other of others) spelling.set(fold(other), fold(word ?? ''));
  const numbers = new Set((file.get('numbers') ?? []).flat().map(fold));
  return { numbers, spelling };
}

function place(): Place {
  const none = { number: null, any: null, gap: null };
  return { ...none, words: new Map(), stems: new Map(), here: [], atEnd: [], ifAsked: [] };
}

function add(book: PhraseBook, section: string, phrase: Phrase): void {
  const start = phrase[0] === '^';
  const last = phrase.at(-1);
  const ends = last === '$' || last === '?';
  let at = start ? book.atStart : book.anywhere;
  for (const piece of phrase.slice(start ? 1 : 0, ends ? -1 : undefined)) at = step(at, piece);
  if (last === '$') at.atEnd.push(section);
  else if (last === '?') at.ifAsked.push(section);
  else at.here.push(section);
}

function step(at: Place, piece: string): Place {
  if (piece === '#') at.number ??= place();
  if (piece === '#') return at.number as Place;
  if (piece === '_') at.any ??= place();
  if (piece === '_') return at.any as Place;
  if (piece === '~') at.gap ??= place();
  if (piece === '~') return at.gap as Place;
  return piece.endsWith('*') ? grow(at.stems, piece.slice(0, -1)) : grow(at.words, piece);
}

function grow(from: Map<string, Place>, word: string): Place {
  const next = from.get(fold(word)) ?? place();
  from.set(fold(word), next);
  return next;
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
  const sentence = words[walk.first]?.sentence;
  const token = words[next];
  const inside = token !== undefined && token.sentence === sentence;
  if (next > walk.first) complete(walk, at, { next, ended: !inside });
  if (!inside) return;
  for (const place of after(walk.book, at, token)) visit(walk, place, next + 1);
  if (at.any !== null) visit(walk, at.any, next + 1);
  if (at.gap === null) return;
  for (let skip = 0; skip <= longestGap; skip++)
    if (words[next + skip]?.sentence === sentence) visit(walk, at.gap, next + skip);
}

function complete(walk: Walk, at: Place, where: { next: number; ended: boolean }): void {
  const { tokens, first, found } = walk;
  const last = where.next - 1;
  for (const section of at.here) found.push({ section, first, last });
  if (where.ended) for (const section of at.atEnd) found.push({ section, first, last });
  if (at.ifAsked.length === 0) return;
  if (!tokens.questions.has(tokens.words[first]?.sentence ?? -1)) return;
  for (const section of at.ifAsked) found.push({ section, first, last });
}

function after(book: PhraseBook, at: Place, token: Token): Set<Place> {
  const places = new Set<Place>();
  for (const form of token.forms) {
    const word = book.spelling.get(form) ?? form;
    const exact = at.words.get(word);
    if (exact !== undefined) places.add(exact);
    if (at.number !== null && (token.number || book.numbers.has(word))) places.add(at.number);
    addStems(places, at.stems, word);
  }
  return places;
}

function addStems(places: Set<Place>, stems: Map<string, Place>, word: string): void {
  if (stems.size === 0) return;
  for (let length = Math.min(word.length, longestStem); length > 1; length--) {
    const next = stems.get(word.slice(0, length));
    if (next !== undefined) places.add(next);
  }
}
