import { type Reading, readMessage } from '#server/reading/read-message.ts';

/** A text that was read, or why it could not be. */
export type Read = { reading: Reading; problem: null } | { reading: null; problem: string };

/** Reads texts of nobody in particular yet, one by one: what breaks on one text says so of that one alone. */
export function readTexts(texts: readonly string[], languages: readonly string[]): Read[] {
  return texts.map((text) => {
    try {
      return { reading: readMessage(text, { languages, lastLanguage: null }), problem: null };
    } catch (error) {
      return { reading: null, problem: error instanceof Error ? error.message : String(error) };
    }
  });
}
