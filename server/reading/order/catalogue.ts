import { tokenize } from '../tokens.ts';
import { isTypo, stem, withoutOne } from './stems.ts';

/** What a shop sells. `also`: other names for it; `variants`: its sizes, tastes, colours. */
export type Product = {
  id: string;
  name: string;
  also?: readonly string[];
  variants?: readonly string[];
};

/** A name of a product, as the stems of its telling words. */
export type Name = { product: Product; stems: readonly string[] };

/** A catalogue ready to be read with; compile it once. */
export type Catalogue = {
  byStem: ReadonlyMap<string, readonly Name[]>;
  /** Stems with a letter left out -> the stems they may be. */
  near: ReadonlyMap<string, ReadonlySet<string>>;
};

const longEnough = 5;
const longest = 24;
const hollowWords = new Set(
  'di del dello della dei degli delle d al allo alla ai alle all con da in il lo la i gli le l the of with in s'.split(
    ' ',
  ),
);

/** Words inside a name that may be left out or changed. */
export function isHollow(word: string): boolean {
  return hollowWords.has(word);
}

export function catalogueOf(products: readonly Product[]): Catalogue {
  const names = products.flatMap((product) =>
    [product.name, ...(product.also ?? [])].map((name) => ({ product, stems: stemsOf(name) })),
  );
  const byStem = new Map<string, Name[]>();
  const near = new Map<string, Set<string>>();
  for (const name of names)
    for (const one of new Set(name.stems)) byStem.set(one, [...(byStem.get(one) ?? []), name]);
  for (const one of byStem.keys())
    if (one.length >= longEnough)
      for (const part of withoutOne(one)) near.set(part, (near.get(part) ?? new Set()).add(one));
  return { byStem, near };
}

/** The stems of the telling words of a name. */
export function stemsOf(name: string): string[] {
  const words = tokenize(name).words.map(({ forms }) => forms[0] ?? '');
  return words.filter((word) => !isHollow(word)).map(stem);
}

export type Likeness = { stems: readonly string[]; typo: boolean };

/** The stems of the catalogue that a word of a message may be. */
export function likenesses({ byStem, near }: Catalogue, forms: readonly string[]): Likeness {
  const own = forms.map(stem);
  const exact = own.filter((one) => byStem.has(one));
  if (exact.length > 0) return { stems: exact, typo: false };
  const like = own
    .filter(({ length }) => length >= longEnough && length <= longest)
    .flatMap((one) =>
      withoutOne(one)
        .flatMap((part) => [...(near.get(part) ?? [])])
        .filter((known) => isTypo(one, known)),
    );
  return { stems: [...new Set(like)], typo: true };
}
