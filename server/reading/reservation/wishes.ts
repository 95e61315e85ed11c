import type { Evidence } from '../evidence.ts';
import { type Span, spanOf } from '../span.ts';
import type { Tokens } from '../tokens.ts';

/** What a table is wished to have, beside its day and people. */
export const wishes = [
  ...(['high_chair', 'allergy', 'dog', 'outside', 'inside', 'quiet'] as const),
  ...(['birthday', 'wheelchair', 'window', 'parking'] as const),
] as const;
export type Wish = { wish: (typeof wishes)[number]; words: Span[] };

/** The wishes in a message, each with the words that said so; the phrases are in the lexicons under `[wish ...]`. */
export function wishesIn(evidence: Evidence, tokens: Tokens): Wish[] {
  return wishes.flatMap((wish) => {
    const found = evidence(`wish ${wish.replace('_', ' ')}`).map((phrase) =>
      spanOf(tokens, phrase),
    );
    return found.length > 0 ? [{ wish, words: found }] : [];
  });
}
