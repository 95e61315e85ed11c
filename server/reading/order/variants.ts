import { type Field, field } from '../field.ts';
import type { Tokens } from '../tokens.ts';
import { stemsOf } from './catalogue.ts';
import type { Mention } from './mentions.ts';
import { stem } from './stems.ts';

const reach = 8;

/** The variants named with a product, from its name to the next product, in the same sentence. */
export function variantsOf(
  { words }: Tokens,
  { products, first, last }: Mention,
  next: number,
): Field<string>[] {
  const until = Math.min(next, last + 1 + reach);
  const near = words
    .slice(first, until)
    .filter(({ sentence }) => sentence === words[last]?.sentence)
    .map((word) => ({ ...word, stem: stem(word.forms[0] ?? '') }));
  const variants = [...new Set(products.flatMap((product) => product.variants ?? []))];
  return variants.flatMap((variant) => {
    const wanted = stemsOf(variant);
    const hits = wanted.map((one) => near.find((word) => word.stem === one));
    if (wanted.length === 0 || hits.includes(undefined)) return [];
    const said = hits.flatMap((hit) => (hit ? [{ from: hit.from, to: hit.to }] : []));
    return [field(variant, 0.9, ...said)];
  });
}
