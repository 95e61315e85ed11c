import type { Span } from '../span.ts';
import type { Token } from '../tokens.ts';
import { meaningOf, type PeopleWords } from './people-words.ts';

/**
 * How many words speak of something else: neither of when nor of who comes, nor are they the little words around them. Who says
 * only "due per sabato alle 8, grazie" wants a table; who says much else beside, perhaps not.
 */
export function countElse(
  words: readonly Token[],
  said: readonly Span[],
  book: PeopleWords,
): number {
  const inOrder = said.toSorted((a, b) => a.from - b.from);
  let [next, covered, count] = [0, 0, 0];
  for (const { from, to, forms } of words) {
    for (let one = inOrder[next]; one !== undefined && one.from < to; one = inOrder[++next])
      covered = Math.max(covered, one.to);
    if (covered <= from && meaningOf(forms[0] ?? '', book).roles === 0) count += 1;
  }
  return count;
}
