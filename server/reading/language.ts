import { likeliest } from './ngrams.ts';
import type { Tokens } from './tokens.ts';

/** What is known before reading: the workspace's languages, and the last one this person wrote in. */
export type LanguageContext = { languages: readonly string[]; lastLanguage: string | null };

const fewWords = 3;

/**
 * The language of a message among the workspace's, as an ISO 639-1 code; null if nothing tells. Under three words
 * the person's last language is kept: "ok grazie" may be anybody's.
 */
export function languageOf(text: string, tokens: Tokens, context: LanguageContext): string | null {
  const words = wordsAlone(text, tokens);
  if (words.length === 0) return context.lastLanguage;
  if (words.length < fewWords && context.lastLanguage !== null) return context.lastLanguage;
  return likeliest(words, context.languages);
}

/** The words without links, names, numbers and signs, an apostrophe kept where it joins two. */
function wordsAlone(text: string, { words }: Tokens): string[] {
  const alone: string[] = [];
  let end = -1;
  for (const { number, from, to } of words) {
    if (number) continue;
    const word = text.slice(from, to).normalize('NFC').toLowerCase();
    if (from === end + 1 && /['’`]/.test(text.charAt(end)))
      alone.push(`${alone.pop() ?? ''}'${word}`);
    else alone.push(word);
    end = to;
  }
  return alone;
}
