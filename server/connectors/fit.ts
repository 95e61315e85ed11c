import type { Fit, Limits } from './connector.ts';

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The length of a text in the network's unit, against its limit. */
export function fitText(text: string, limits: Limits): Fit {
  const length = lengthIn(text, limits.unit);
  return { length, limit: limits.text, fits: length <= limits.text };
}

function lengthIn(text: string, unit: Limits['unit']): number {
  if (unit === 'utf16') return text.length;
  if (unit === 'byte') return new TextEncoder().encode(text).length;
  let count = 0;
  for (const _ of segmenter.segment(text)) count += 1;
  return count;
}
