import fc from 'fast-check';
import { expect, test } from 'vitest';
import { legible } from './widget-config.ts';
import { createLimiter } from './widget-limits.ts';
import { originsOf, pageAddress } from './widget-origins.ts';
import { type Branch, type Leaf, treesOf } from './widget-tree.ts';

const site = 'https://osteria.example';
const both = [site, 'https://www.osteria.example'];

test.each([
  [{ site }, both],
  [{ site: 'https://www.osteria.example/menu' }, both.toReversed()],
  [{ site: 'osteria.example' }, both],
  [
    { site, origins: ['http://localhost:5173', 'negozio.example', 7] },
    [...both, 'http://localhost:5173', 'https://negozio.example'],
  ],
  [{ site: 'javascript:alert(1)', origins: ['*', 'x;script-src *', 'file:///etc'] }, []],
  [{ site: null, origins: 'https://osteria.example' }, []],
  [{}, []],
])('the origins of %j', (settings, origins) => {
  expect(originsOf(settings)).toEqual(origins);
});

test.each([
  ['https://osteria.example/oggi', 'https://osteria.example/oggi'],
  ['https://OSTERIA.example:443/oggi#commenti', 'https://osteria.example/oggi'],
  ['http://osteria.example/', 'http://osteria.example/'],
  ['https://osteria.example/?utm_source=a&b=2&fbclid=x&a=1', 'https://osteria.example/?a=1&b=2'],
  ['https://marta:segreto@osteria.example/', 'https://osteria.example/'],
  ['https://www.osteria.example/oggi', null],
  ['https://osteria.example.evil.com/', null],
  ['https://osteria.example:8443/', null],
  ['javascript:alert(1)//osteria.example', null],
  ['/oggi', null],
  ['', null],
  [`https://osteria.example/${'a'.repeat(3000)}`, null],
])('the page %.60s', (typed, page) => {
  expect(pageAddress(typed, [site])).toBe(page);
});

test.each([
  ['#a84626', '#a84626'],
  ['#1A5FB4', '#1a5fb4'],
  ['#ffcc00', null],
  ['#767676', '#767676'],
  ['#777777', null],
  ['red', null],
  ['#fff', null],
  ['#a84626;}body{display:none', null],
  [undefined, null],
])('white on %s', (colour, kept) => {
  expect(legible(colour)).toBe(kept);
});

test('a bucket empties, says how long to wait, and fills again', () => {
  let at = 0;
  const take = createLimiter({ burst: 2, perSecond: 0.5 }, () => new Date(at));
  take('luca');
  take('luca');
  expect(() => take('luca')).toThrow(expect.objectContaining({ data: { retryAfter: 2 } }));
  take('anna');
  at = 1900;
  expect(() => take('luca')).toThrow(expect.objectContaining({ code: 'too_many' }));
  at = 2000;
  take('luca');
  at = 1_000_000;
  take('luca');
  take('luca');
  expect(() => take('luca')).toThrow();
});

const leaf = fc.record({
  messageId: fc.constantFrom(...'abcdefgh'),
  parentId: fc.option(fc.constantFrom(...'abcdefghz')),
  shown: fc.boolean(),
});
const leaves = fc.uniqueArray(leaf, { selector: (one) => one.messageId });

function leafOf({
  messageId,
  parentId,
  shown,
}: {
  messageId: string;
  parentId: string | null;
  shown: boolean;
}): Leaf {
  const comment = {
    id: messageId,
    name: null,
    face: null,
    team: false,
    text: '',
    sentAt: '',
    edited: false,
  };
  return { messageId, parentId, comment: shown ? comment : null };
}

function idsIn(branches: readonly Branch[]): string[] {
  return branches.flatMap((branch) => [branch.id, ...idsIn(branch.replies)]);
}

test('everything shown stands in the trees exactly once, whatever hangs under what', () => {
  fc.assert(
    fc.property(leaves, (list) => {
      const shown = list.filter((one) => one.shown).map((one) => one.messageId);
      expect(idsIn(treesOf(list.map(leafOf))).toSorted()).toEqual(shown.toSorted());
    }),
  );
});

test('an answer to something hidden moves up to what stands above it', () => {
  const list = [
    { messageId: 'a', parentId: null, shown: true },
    { messageId: 'b', parentId: 'a', shown: false },
    { messageId: 'c', parentId: 'b', shown: true },
  ];
  expect(treesOf(list.map(leafOf))).toMatchObject([{ id: 'a', replies: [{ id: 'c' }] }]);
});
