import type { Span } from './span.ts';

/**
 * One thing a message says: its value, how sure that is (0 to 1), the words that said so. Not said: no value and no alternatives;
 * several fit: no value, and somebody must choose.
 */
export type Field<T> = {
  value: T | null;
  confidence: number;
  words: readonly Span[];
  alternatives: readonly T[];
};

export function field<T>(value: T | null, confidence: number, ...words: Span[]): Field<T> {
  return { value, confidence, words, alternatives: [] };
}

/** Several fit the same words. */
export function choice<T>(alternatives: readonly T[], confidence: number, words: Span): Field<T> {
  return { value: null, confidence, words: [words], alternatives };
}

export function nothing<T>(): Field<T> {
  return { value: null, confidence: 0, words: [], alternatives: [] };
}
