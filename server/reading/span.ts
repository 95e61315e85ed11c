import type { Tokens } from './tokens.ts';

/** A stretch of a text: `text.slice(from, to)`, in UTF-16 offsets. */
export type Span = { from: number; to: number };

/** Whether two stretches share a letter. */
export function meet(one: Span, other: Span): boolean {
  return one.from < other.to && other.from < one.to;
}

/** Where words stand in the text; `first` and `last` are indexes into `Tokens.words`, both included. */
export function spanOf({ words }: Tokens, { first, last }: { first: number; last: number }): Span {
  return { from: words[first]?.from ?? 0, to: words[last]?.to ?? 0 };
}

/** The text with these stretches, in its order and apart, blank; every other word in its place. */
export function without(text: string, spans: readonly Span[]): string {
  let [rest, done] = ['', 0];
  for (const { from, to } of spans) {
    rest += text.slice(done, from) + ' '.repeat(to - from);
    done = to;
  }
  return rest + text.slice(done);
}
