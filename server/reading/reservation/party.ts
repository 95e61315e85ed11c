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

/** What several statements come to: the last correction wins, "di cui" adds nobody, what was once does not count. */
export function partyOf(found: readonly Company[]): Party | null {
  const now = found.filter(({ past }) => !past);
  const main = now.reduce<Company | null>(stronger, null);
  if (main === null || main.strength < 2) return null;
  const more = now.filter((one) => one.adds && one.from >= main.to && one.count !== null);
  const children = main.children ?? childrenAmong(now, main);
  return {
    // a dog alone is nobody
    count: sumOf([main.count, ...more.map(({ count }) => count)]) || null,
    children: sumOf([children, ...more.map((one) => one.children)]),
    confidence: main.strength === 3 ? 0.95 : 0.8,
    words: [main, ...more].map(({ from, to }) => ({ from, to })),
  };
}

/** Of what was said; null where nothing was. */
function sumOf(counts: readonly (number | null)[]): number | null {
  const said = counts.filter((one) => one !== null);
  return said.length === 0 ? null : said.reduce((sum, one) => sum + one, 0);
}

function stronger(best: Company | null, one: Company): Company | null {
  if (one.among || one.count === null) return best;
  if (best === null) return one;
  if (one.adds) return best;
  // "Nel totale ci sono 6 bambini, una tavolata da 20"
  if (best.count === best.children && one.children === null && one.count > (best.count ?? 0))
    return { ...one, children: best.count };
  // "Siamo in 6: 4 adulti e 2 bimbi": the same told in parts.
  if (one.count === best.count && one.strength <= best.strength)
    return one.children === null ? best : { ...best, children: one.children };
  if (one.corrects && one.strength >= 2 && one.count !== one.children) return one;
  return one.strength > best.strength ? one : best;
}

/** Children told apart from the total: "siamo in 5, un bimbo". */
function childrenAmong(all: readonly Company[], main: Company): number | null {
  const told = all.find(
    (one) => one !== main && one.children !== null && (one.among || one.count === one.children),
  );
  return told && (told.children ?? 0) < (main.count ?? 0) ? told.children : null;
}
