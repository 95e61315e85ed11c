import type { Span } from '../span.ts';
import type { Company } from './company.ts';

/** How many come: everyone, babies too; and how many of them are so called. */
export type Party = {
  count: number | null;
  children: number | null;
  /** 0 to 1. */
  confidence: number;
  /** The words that said so. */
  words: Span[];
};

// What is likelier than this, among all that may be meant, is seldom wrong.
const enough = 0.4;

/** What several statements come to: the likeliest, and whoever is said to come besides. */
export function partyOf(found: readonly Company[]): Party | null {
  const main = found.reduce<Company | null>(likelier, null);
  if (main === null || main.likely < enough) return null;
  const more = besidesOf(main, found);
  const children = main.children ?? childrenOf(found, main);
  return {
    // a dog alone is nobody
    count: countWith(main, found) || null,
    children: sumOf([children, ...more.map((one) => one.children)]),
    confidence: main.likely,
    words: [main, ...more].map(({ from, to }) => ({ from, to })),
  };
}

/** How many come if it is this statement that counts. */
export function countWith(main: Company, found: readonly Company[]): number | null {
  return sumOf([main.count, ...besidesOf(main, found).map(({ count }) => count)]);
}

function besidesOf(main: Company, found: readonly Company[]): Company[] {
  if (main.adds) return [];
  return found.filter((one) => one.adds && one.from >= main.to && one.count !== null);
}

/** Of what was said; null where nothing was. */
function sumOf(counts: readonly (number | null)[]): number | null {
  const said = counts.filter((one) => one !== null);
  return said.length === 0 ? null : said.reduce((sum, one) => sum + one, 0);
}

function likelier(best: Company | null, one: Company): Company | null {
  return one.count !== null && one.likely > (best?.likely ?? 0) ? one : best;
}

/**
 * "Siamo in 6: 4 adulti e 2 bimbi", the same told in parts; or whoever is told beside the total: "i suoceri e il piccolo, in tutto 5".
 * Said twice ("due bimbi, i bimbi mangiano presto") they are the same.
 */
function childrenOf(all: readonly Company[], { count }: Company): number | null {
  const told = all.filter(({ past, children }) => !past && children !== null);
  const inParts = told.find((one) => one.count === count);
  if (inParts) return inParts.children;
  const some = told.filter((one) => (one.count ?? 0) <= (count ?? 0) && one.parts.length === 0);
  const most = Math.max(0, ...some.map(({ children }) => children ?? 0));
  return most > 0 && most < (count ?? 0) ? most : null;
}
