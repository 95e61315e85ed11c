import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { growthOf, linear } from '#test/support/growth.ts';
import { catalogueOf } from './catalogue.ts';
import { type Order, readOrder } from './order.ts';

const aurora = catalogueOf([
  { id: 'cassata', name: 'Cassata siciliana', variants: ['1 kg', '2 kg'] },
  { id: 'cannoli', name: 'Cannoli' },
  { id: 'panettone', name: 'Panettone classico' },
  { id: 'pistacchio', name: 'Panettone al pistacchio' },
  { id: 'cioccolato', name: 'Cioccolato di Modica', variants: ['vaniglia', 'cannella', 'sale'] },
  { id: 'tiramisu', name: 'Tiramisù' },
  { id: 'margherita', name: 'Pizza margherita' },
  { id: 'diavola', name: 'Pizza diavola' },
]);
const bottega = catalogueOf([
  { id: 'brunello', name: 'Brunello di Montalcino', also: ['Brunello'] },
  { id: 'sneakers', name: 'Red sneakers', variants: ['42', '43', 'blue'] },
  { id: 'box', name: 'Pastry box' },
  { id: 'cookies', name: 'Almond cookies' },
]);

type Case = [text: string, asks: string, items: string, place?: string];

const italian: Case[] = [
  ['Vorrei ordinare due cassate', 'order', '2 cassata'],
  ['vorrei una cassata siciliana da 1 kg e 12 cannoli', 'order', '1 cassata 1 kg, 12 cannoli'],
  ['Vorrei ordinare mezza dozzina di cannoli', 'order', '6 cannoli'],
  ['mi mandate una dozzina di canoli?', 'order', '12 cannoli'],
  [
    'vorrei ordinare 3 tavolette di cioccolato di Modica alla cannella',
    'order',
    '3 tavolette cioccolato cannella',
  ],
  ['vorrei ordinare un panettone', 'order', '1 panettone|pistacchio'],
  ['vorrei ordinare 2 panettoni al pistachio', 'order', '2 pistacchio'],
  ['ordino due tiramisu', 'order', '2 tiramisu'],
  ['Quanto costa la cassata?', 'price', '? cassata'],
  ['Spedite in Germania?', 'shipping', '', 'Germania'],
  ['spedite la cassata a Reggio Emilia?', 'shipping', '? cassata', 'Reggio Emilia'],
  [
    'Vorrei ordinare 2 cassate, spedizione in via Roma 3, 97015 Modica',
    'order',
    '2 cassata',
    'via Roma 3, 97015 Modica',
  ],
  [
    'due margherite una diavola e un supplì, passo a prenderle alle 8',
    'order',
    '2 margherita, 1 diavola',
  ],
  ['ordino cassata x 2', 'order', '2 cassata'],
];

const english: Case[] = [
  ["I'd like to order two bottles of Brunello", 'order', '2 bottles brunello'],
  ['Can I get 3 pastry boxes please', 'order', '3 box'],
  ['I would like to order the red sneakers in blue, size 42', 'order', '? sneakers 42 blue'],
  ['how much is a pastry box?', 'price', '1 box'],
  ['Do you ship the Brunello to New Zealand?', 'shipping', '? brunello', 'New Zealand'],
  ["I'd like to order a dozen almond cokies", 'order', '12 cookies'],
  [
    'I want to order half a dozen almond cookies, send them to 10 Mill Lane',
    'order',
    '6 cookies',
    '10 Mill Lane',
  ],
];

const silent = [
  'La cassata era squisita!',
  'abbiamo mangiato due cassate buonissime',
  'Un tavolo per 4 sabato alle 20',
  'The Brunello was lovely',
  '@giulia guarda i cannoli',
  '',
];

function summary(order: Order | null): string[] | null {
  if (order === null) return null;
  const items = order.items.map(({ quantity, unit, product, variants, name }) => {
    const what = product.value ?? (product.alternatives.join('|') || `"${name}"`);
    const also = variants.map(({ value }) => value);
    return [quantity.value ?? '?', ...(unit ? [unit] : []), what, ...also].join(' ');
  });
  const asks = order.asks.map(({ value }) => value).join(' ');
  const told = [asks, items.join(', ')];
  return order.place.value === null ? told : [...told, order.place.value];
}

describe('orders', () => {
  test.each(italian)('it: %s', (text, ...expected) => {
    expect(summary(readOrder(text, { language: 'it', catalogue: aurora }))).toEqual(expected);
  });

  test.each(english)('en: %s', (text, ...expected) => {
    expect(summary(readOrder(text, { language: 'en', catalogue: bottega }))).toEqual(expected);
  });

  test.each(silent)('are none: %s', (text) => {
    for (const [language, catalogue] of [
      ['it', aurora],
      ['en', bottega],
    ] as const)
      expect(readOrder(text, { language, catalogue })).toBeNull();
  });

  test.each([
    [
      'it',
      'asporto alle 20.45: 1 calzone, 1 focaccia al rosmarino, ho 50 euro',
      '1 "calzone", 1 "focaccia al rosmarino"',
    ],
    [
      'it',
      'Mi portate 2 kebab e 1 pizza wurstel in via dei Mille 8?',
      '2 "kebab", 1 "pizza wurstel"',
    ],
    [
      'en',
      'Can I get 2 cokes and 3 haddock suppers for collection at 7',
      '2 "cokes", 3 "haddock suppers"',
    ],
    ['it', 'siamo in 4 e abbiamo 2 bambini', null],
  ])('without a catalogue, %s: %s', (language, text, expected) => {
    expect(summary(readOrder(text, { language, catalogue: null }))?.[1] ?? null).toBe(expected);
  });

  test('point at their words, and read capitals alike', () => {
    const texts = fc.array(fc.constantFrom(...italian, ...english, ...silent.map((one) => [one])), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(texts, (cases) => {
        const text = cases.map(([one]) => one).join('. ');
        for (const catalogue of [aurora, null]) {
          const order = readOrder(text, { language: 'it', catalogue });
          expect(places(readOrder(text.toUpperCase(), { language: 'it', catalogue }))).toEqual(
            places(order),
          );
          for (const { from, to } of places(order)) {
            const words = text.slice(from, to);
            expect(words.trim()).toBe(words);
            expect(words).not.toBe('');
          }
        }
      }),
    );
  });

  test.each(['vorrei ordinare due cassate ', 'cassata ', 'due ', 'spedite a ', 'panettone al '])(
    'cost time in proportion to the text: %j',
    (piece) => {
      const read = (length: number) =>
        readOrder(piece.repeat(length / piece.length), { language: 'it', catalogue: aurora });
      expect(growthOf(read, 750)).toBeLessThan(linear);
    },
  );
});

function places(order: Order | null) {
  if (order === null) return [];
  const items = order.items.flatMap(({ product, quantity, variants }) => [
    ...product.words,
    ...quantity.words,
    ...variants.flatMap(({ words }) => words),
  ]);
  return [...order.asks.flatMap(({ words }) => words), ...items, ...order.place.words];
}
