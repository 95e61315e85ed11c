/** Which words of a message belong to what: offsets into its text. */
export interface Part {
  from: number;
  to: number;
  of: string;
}

export interface Segment {
  at: number;
  words: string;
  /** What these words say; nothing for the words between. */
  of: string[];
}

/** A text cut where any of its parts begins or ends, so that words which say two things belong to both. */
export function segmentsOf(text: string, parts: readonly Part[]): Segment[] {
  const inside = parts.filter(({ from, to }) => from >= 0 && from < to && to <= text.length);
  const cuts = [...new Set([0, ...inside.flatMap(({ from, to }) => [from, to]), text.length])];
  return cuts
    .sort((a, b) => a - b)
    .slice(0, -1)
    .map((at, nth, starts) => {
      const end = starts[nth + 1] ?? text.length;
      const over = inside.filter(({ from, to }) => from <= at && to >= end);
      const of = [...new Set(over.map((part) => part.of))];
      return { at, words: text.slice(at, end), of };
    });
}
