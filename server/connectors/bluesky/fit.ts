import type { Fit, Limits } from '../connector.ts';

const BYTES = 3000;
const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Counts what a reader sees as one character; a text of few but heavy ones meets the limit of bytes instead. */
export function fit(text: string, limits: Limits): Fit {
  const length = graphemes(text);
  const bytes = Buffer.byteLength(text);
  if (length <= limits.text && bytes > BYTES) return { length: bytes, limit: BYTES, fits: false };
  return { length, limit: limits.text, fits: length <= limits.text };
}

function graphemes(text: string): number {
  let count = 0;
  for (const _ of segmenter.segment(text)) count += 1;
  return count;
}
