import type { Token, Tokens } from '../tokens.ts';
import { type Catalogue, isHollow, likenesses, type Name, type Product } from './catalogue.ts';

/** Words of a message that name a product; several products where the words fit them all. */
export type Mention = {
  products: readonly Product[];
  confidence: number;
  /** Indexes into `Tokens.words`, both included. */
  first: number;
  last: number;
};

const whole = 0.95;
const byHead = 0.85;
const byOneWord = 0.6;
const typoCosts = 0.1;
const longestName = 8;

/** Every product named, from the left, the longest name first. */
export function mentionsIn({ words }: Tokens, catalogue: Catalogue): Mention[] {
  const mentions: Mention[] = [];
  for (let at = 0; at < words.length; at++) {
    const mention = mentionAt(words, at, catalogue);
    if (mention === null) continue;
    mentions.push(mention);
    at = mention.last;
  }
  return mentions;
}

type Run = { names: readonly Name[]; matched: Set<string>; last: number; typo: boolean };

function mentionAt(words: readonly Token[], first: number, catalogue: Catalogue): Mention | null {
  const head = words[first];
  if (head === undefined || head.number) return null;
  let run = grown({ names: [], matched: new Set(), last: first, typo: false }, head, catalogue);
  if (run === null) return null;
  for (let at = first + 1; at < words.length && at < first + longestName; at++) {
    const word = words[at] as Token;
    if (word.clause !== head.clause) break;
    const longer = grown(run, word, catalogue);
    if (longer !== null) run = { ...longer, last: at };
    else if (!isHollow(word.forms[0] ?? '')) break;
  }
  return chosen(run, first);
}

/** The names that go on with this word; null if none does. */
function grown(run: Run, { forms }: Token, catalogue: Catalogue): Run | null {
  const { stems, typo } = likenesses(catalogue, forms);
  for (const one of stems) {
    if (run.matched.has(one)) continue;
    const having = catalogue.byStem.get(one) ?? [];
    const names =
      run.matched.size === 0 ? having : run.names.filter((name) => having.includes(name));
    if (names.length > 0)
      return { ...run, names, matched: new Set([...run.matched, one]), typo: run.typo || typo };
  }
  return null;
}

function chosen({ names, matched, last, typo }: Run, first: number): Mention | null {
  const exact = names.filter(({ stems }) => stems.every((one) => matched.has(one)));
  const headed = names.filter(({ stems }) => matched.has(stems[0] ?? ''));
  const [pool, sure] =
    exact.length > 0 ? [exact, whole] : headed.length > 0 ? [headed, byHead] : [names, byOneWord];
  const products = [...new Set(pool.map(({ product }) => product))];
  // "al pistacchio": a word in many names, and the first of none, says no product.
  if (sure === byOneWord && products.length > 1) return null;
  return { products, confidence: sure - (typo ? typoCosts : 0), first, last };
}
