import type { Evidence } from '../evidence.ts';
import type { Tokens } from '../tokens.ts';
import type { Words } from './field.ts';

/** What a table is wished to have, beside its day and people. */
export const wishes = [
  ...(['high_chair', 'allergy', 'dog', 'outside', 'inside', 'quiet'] as const),
  ...(['birthday', 'wheelchair', 'window', 'parking'] as const),
] as const;
export type Wish = { wish: (typeof wishes)[number]; words: Words[] };

/** The wishes in a message, each with the words that said so; the phrases are in the lexicons under `[wish ...]`. */
export function wishesIn(evidence: Evidence, { words }: Tokens): Wish[] {
  return wishes.flatMap((wish) => {
    const found = evidence(`wish ${wish.replace('_', ' ')}`).map(({ first, last }) => ({
      from: words[first]?.from ?? 0,
      to: words[last]?.to ?? 0,
    }));
    return found.length > 0 ? [{ wish, words: found }] : [];
  });
}
