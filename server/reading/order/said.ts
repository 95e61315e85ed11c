import type { Span } from '../span.ts';

/** One thing a message says; `words` are UTF-16 offsets into the text, confidence is 0 to 1. */
export type Said<T> = {
  /** Null where several fit: somebody must choose among the alternatives. */
  value: T | null;
  confidence: number;
  words: readonly Span[];
  alternatives: readonly T[];
};

export function nothing<T>(): Said<T> {
  return { value: null, confidence: 0, words: [], alternatives: [] };
}
