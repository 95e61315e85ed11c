import type { Done, PhraseBook } from './phrase-book.ts';
import { type Known, type State, type States, step } from './phrase-states.ts';
import { remembered } from './remembered.ts';
import type { Token, Tokens } from './tokens.ts';

/** A phrase found: its section and the words it covers, as indexes into `Tokens.words`, both included. */
export type Found = { section: string; first: number; last: number };

const longestStem = 24;

/** Every phrase of the book in the message, overlapping ones too. Time grows with the message's length only. */
export function findPhrases(book: PhraseBook, tokens: Tokens): Found[] {
  const found: Found[] = [];
  const known = tokens.words.map((token) => knownAs(book, token));
  for (let first = 0; first < known.length; first++)
    walk(
      { known, tokens, first, found },
      startsSentence(tokens, first) ? book.atStart : book.anywhere,
    );
  return found;
}

const knownAs = remembered(lookUp, nameOf);

function nameOf({ forms, number }: Token): string {
  const [only = ''] = forms;
  return forms.length === 1 && !number ? only : `${number ? '#' : ''}${forms.join(' ')}`;
}

function lookUp(book: PhraseBook, { forms, number }: Token): Known {
  const words = forms.map((form) => book.spelling.get(form) ?? form);
  const stems = words.flatMap((word) => stemsOf(book, word));
  const counts = number || words.some((word) => book.numbers.has(word));
  const spellings = words.filter((word) => book.words.has(word));
  const key = `${spellings.join(' ')}/${stems.join(' ')}${counts ? '#' : ''}`;
  return { key, spellings, stems: [...new Set(stems)], number: counts };
}

/** The beginnings of a word that some phrase asks for, the longest first. */
function stemsOf({ stems }: PhraseBook, word: string): string[] {
  const length = Math.min(word.length, longestStem) - 1;
  const beginnings = Array.from({ length }, (_, less) => word.slice(0, length + 1 - less));
  return beginnings.filter((beginning) => stems.has(beginning));
}

function startsSentence({ words }: Tokens, at: number): boolean {
  return at === 0 || words[at - 1]?.sentence !== words[at]?.sentence;
}

type Walk = { known: readonly Known[]; tokens: Tokens; first: number; found: Found[] };

/** From a word on, as far as some phrase goes on in its sentence. */
function walk(one: Walk, states: States): void {
  const { known, first } = one;
  const { words } = one.tokens;
  const sentence = words[first]?.sentence;
  let state: State | null = states.start;
  for (let at = first; state !== null && words[at]?.sentence === sentence; at++) {
    state = step(states, state, known[at] as Known);
    const ends = words[at + 1]?.sentence !== sentence;
    for (const done of state?.done ?? []) complete(one, done, { last: at, ends });
  }
}

/** `ends`: the sentence ends with the phrase. */
function complete(
  one: Walk,
  { section, end }: Done,
  { last, ends }: { last: number; ends: boolean },
) {
  const { tokens, first, found } = one;
  if (end === 'sentence' && !ends) return;
  if (end === 'question' && !tokens.questions.has(tokens.words[first]?.sentence ?? -1)) return;
  found.push({ section, first, last });
}
