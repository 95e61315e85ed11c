import type { Span } from '../span.ts';

/** One thing a message says of a booking. Not said: no value and no alternatives; several: no value, the host must ask. */
export type Field<T> = {
  value: T | null;
  /** 0 to 1. */
  confidence: number;
  /** The words that said so. */
  words: readonly Span[];
  alternatives: readonly T[];
};

export function field<T>(value: T | null, confidence: number, span: Span): Field<T> {
  return { value, confidence, words: [span], alternatives: [] };
}

export function nothing<T>(): Field<T> {
  return { value: null, confidence: 0, words: [], alternatives: [] };
}
