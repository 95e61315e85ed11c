import type { Heard } from '../hear.ts';
import { type Span, spanOf } from '../span.ts';

/** What phrases of some sections stand beside each of several stretches. */
export type Beside = { before: Span | undefined; behind: Span | undefined };

/** For each of these stretches, in order, the last phrase of a section that begins before it and the first that begins behind it. */
export function besideEach(
  { tokens, evidence }: Heard,
  section: string,
  spans: readonly Span[],
): Beside[] {
  const phrases = evidence(section).map((phrase) => spanOf(tokens, phrase));
  let [before, behind] = [0, 0];
  return spans.map(({ from, to }) => {
    while ((phrases[before]?.from ?? Number.POSITIVE_INFINITY) < from) before += 1;
    while ((phrases[behind]?.from ?? Number.POSITIVE_INFINITY) < to) behind += 1;
    return { before: phrases[before - 1], behind: phrases[behind] };
  });
}

const nothingLike = ';';

/** The text between a phrase and a stretch that follows it; never blank where there is none, or far away. */
export function between(text: string, one: Span | undefined, other: Span | undefined): string {
  if (one === undefined || other === undefined || other.from - one.to > far) return nothingLike;
  return text.slice(one.to, Math.max(one.to, other.from));
}

const far = 50;
