import { readdirSync, readFileSync } from 'node:fs';
import { bookOf, type PhraseBook } from './phrase-book.ts';
import { type PhraseFile, parsePhrases } from './phrase-file.ts';

const folder = new URL('./lexicon/', import.meta.url);
const written = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const files = new Map(written.map(({ name }) => [name, lexiconOf(name)]));
const books = new Map([...files].map(([language, file]) => [language, bookOf(file)]));

/** The languages Patto has a lexicon for. */
export const lexicons: readonly string[] = [...files.keys()];

/** The phrases of a language; null where nobody has written them yet. */
export function phraseBook(language: string): PhraseBook | null {
  return books.get(language) ?? null;
}

/** The lexicon of a language as it is written. */
export function phraseFile(language: string): PhraseFile | null {
  return files.get(language) ?? null;
}

function lexiconOf(language: string): PhraseFile {
  const place = new URL(`./${language}/`, folder);
  const texts = readdirSync(place).toSorted();
  return parsePhrases(texts.map((name) => readFileSync(new URL(name, place), 'utf8')).join('\n'));
}
