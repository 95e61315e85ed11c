import { readdirSync, readFileSync } from 'node:fs';
import { bookOf, type PhraseBook } from './phrase-book.ts';
import { type PhraseFile, parsePhrases } from './phrase-file.ts';

const folder = new URL('./lexicon/', import.meta.url);
const written = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const books = new Map(written.map(({ name }) => [name, bookOf(lexiconOf(name))]));

/** The languages Patto has a lexicon for. */
export const lexicons: readonly string[] = [...books.keys()];

/** The phrases of a language; null where nobody has written them yet. */
export function phraseBook(language: string): PhraseBook | null {
  return books.get(language) ?? null;
}

function lexiconOf(language: string): PhraseFile {
  const place = new URL(`./${language}/`, folder);
  const texts = readdirSync(place).toSorted();
  return parsePhrases(texts.map((name) => readFileSync(new URL(name, place), 'utf8')).join('\n'));
}
