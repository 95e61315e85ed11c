export type Unit = 'grapheme' | 'utf16' | 'byte';

const segmenter = new Intl.Segmenter();
const encoder = new TextEncoder();

/** The length of a text as its network counts it. */
export function lengthIn(unit: Unit, text: string): number {
  if (unit === 'byte') return encoder.encode(text).length;
  if (unit === 'utf16') return text.length;
  let graphemes = 0;
  for (const _ of segmenter.segment(text)) graphemes++;
  return graphemes;
}
