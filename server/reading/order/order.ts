import { choice, type Field, field, nothing } from '../field.ts';
import { hear } from '../hear.ts';
import { meet, spanOf } from '../span.ts';
import type { Tokens } from '../tokens.ts';
import { type Amount, amountAfter, amountBefore } from './amounts.ts';
import { asksOf, type Wish } from './asks.ts';
import type { Catalogue } from './catalogue.ts';
import { type Mention, mentionsIn } from './mentions.ts';
import { placeIn } from './place.ts';
import { unlistedIn } from './unlisted.ts';
import { variantsOf } from './variants.ts';

const unsure = 0.6;

/** One line of an order. Without a catalogue `product` is nothing and `name` are the words of the message. */
export type Item = {
  name: string;
  product: Field<string>;
  quantity: Field<number>;
  unit: string | null;
  variants: readonly Field<string>[];
};

export type Order = {
  asks: readonly Field<Wish>[];
  items: readonly Item[];
  place: Field<string>;
};

export type OrderContext = { language: string; catalogue: Catalogue | null };

/**
 * What a message asks of a shop: which products, how many, where to. Null where nobody orders or asks for a price or a
 * shipment. A proposal for a person, never an order. Pure; time grows with the length of the text.
 */
export function readOrder(text: string, { language, catalogue }: OrderContext): Order | null {
  const heard = hear(text, language);
  const { tokens } = heard;
  const mentions = catalogue === null ? [] : mentionsIn(tokens, catalogue);
  const asked = asksOf(heard);
  const orders = asked.some(({ wish }) => wish === 'order');
  if (asked.length === 0) return null;
  const place = placeSaid(text, tokens);
  const items = itemsOf(text, tokens, outside(tokens, mentions, place));
  const found = catalogue === null && orders ? unlistedIn(tokens) : [];
  const others = found.map((one) => unlisted(text, tokens, one)).filter(isAway(place));
  return {
    asks: asked.map(({ wish, confidence, phrases }) =>
      field(wish, confidence, ...phrases.map((phrase) => spanOf(tokens, phrase))),
    ),
    items: [...items, ...others],
    place,
  };
}

/** "Modica" in an address is no chocolate, and one word of a name is a product only where somebody counts it. */
function outside(
  tokens: Tokens,
  mentions: readonly Mention[],
  { words }: Field<string>,
): Mention[] {
  return mentions.filter((mention) => {
    const here = spanOf(tokens, mention);
    if (words.some((place) => meet(place, here))) return false;
    return mention.confidence > unsure || amountBefore(tokens, mention.first) !== null;
  });
}

function itemsOf(text: string, tokens: Tokens, mentions: readonly Mention[]): Item[] {
  return mentions.map((mention, at) => {
    const { products, confidence, first, last } = mention;
    const words = spanOf(tokens, mention);
    const amount = amountBefore(tokens, first) ?? amountAfter(tokens, last);
    const ids = products.map(({ id }) => id);
    const one = ids.length === 1 ? ids[0] : undefined;
    return {
      name: text.slice(words.from, words.to),
      product: one === undefined ? choice(ids, confidence, words) : field(one, confidence, words),
      ...quantityOf(tokens, amount),
      variants: variantsOf(tokens, mention, mentions[at + 1]?.first ?? tokens.words.length),
    };
  });
}

function unlisted(text: string, tokens: Tokens, amount: Amount & { end: number }): Item {
  const words = spanOf(tokens, { first: amount.last + 1, last: amount.end });
  return {
    name: text.slice(words.from, words.to),
    product: field<string>(null, 0, words),
    ...quantityOf(tokens, amount),
    variants: [],
  };
}

/** "via Garibaldi 22 int 5" orders no 22. */
function isAway({ words: places }: Field<string>) {
  return ({ quantity }: Item) =>
    !quantity.words.some((one) => places.some((place) => meet(one, place)));
}

function quantityOf(tokens: Tokens, amount: Amount | null): Pick<Item, 'quantity' | 'unit'> {
  if (amount === null) return { quantity: nothing(), unit: null };
  const { value, unit, confidence } = amount;
  return { quantity: field(value, confidence, spanOf(tokens, amount)), unit };
}

function placeSaid(text: string, tokens: Tokens): Field<string> {
  const place = placeIn(text, tokens);
  if (place === null) return nothing();
  const { value, confidence, from, to } = place;
  return field(value, confidence, { from, to });
}
