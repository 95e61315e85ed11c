import { describe, expect, it } from 'vitest';
import type { Draft } from '../connector.ts';
import { fit as measure } from './fit.ts';
import { limits } from './probe.ts';
import { facetsOf, keyOf, recordOf, replyTo } from './record.ts';

const draft: Draft = {
  key: '0199-answer-1',
  text: 'Sì',
  language: 'it',
  replyTo: null,
  post: null,
  thread: null,
  visibility: 'public',
  createdAt: '2026-11-22T10:00:00.123Z',
};
const resolve = async (handle: string) => (handle === 'karl.test' ? 'did:plc:karl' : null);

describe('the key of a draft', () => {
  it('is the same each time, and a valid TID of its moment', () => {
    expect(keyOf(draft)).toBe(keyOf({ ...draft }));
    expect(keyOf(draft)).toMatch(/^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/);
    expect(Math.floor(microsOf(keyOf(draft)) / 1000)).toBe(Date.parse(draft.createdAt));
  });

  it('differs between two answers of one millisecond', () => {
    const keys = Array.from({ length: 200 }, (_, n) => keyOf({ ...draft, key: `answer ${n}` }));
    expect(new Set(keys).size).toBe(200);
  });
});

describe('facets', () => {
  it.each([
    ['Vedi https://aurora.example/spedizioni.', ['https://aurora.example/spedizioni']],
    ['(https://aurora.example)', ['https://aurora.example']],
    [
      'https://it.wikipedia.org/wiki/Cannolo_(dolce)',
      ['https://it.wikipedia.org/wiki/Cannolo_(dolce)'],
    ],
    ['www.aurora.example/menù, grazie', ['www.aurora.example/menù']],
    ['🍋👩‍👩‍👧‍👦 https://a.example', ['https://a.example']],
    ['هل ترسلون؟ https://a.example', ['https://a.example']],
    ['Ciao @karl.test, e @nessuno.test!', ['@karl.test']],
    ['scrivi a info@karl.test', []],
    ['#cannoli e #2 e #mandorla_🍋', ['#cannoli', '#mandorla_']],
    ['alle 20.30 in via Roma 3', []],
    ['', []],
  ])('of "%s"', async (text, shown) => {
    const facets = await facetsOf(text, resolve);
    expect(facets.map((facet) => cut(text, facet.index))).toEqual(shown);
  });

  it('name who is mentioned and where a link goes', async () => {
    const features = (await facetsOf('@karl.test www.a.example', resolve)).flatMap(
      (facet) => facet.features,
    );
    expect(features).toEqual([
      { $type: 'app.bsky.richtext.facet#mention', did: 'did:plc:karl' },
      { $type: 'app.bsky.richtext.facet#link', uri: 'https://www.a.example' },
    ]);
  });
});

describe('a record', () => {
  it('answers the parent, in the tree of its root', async () => {
    const parent = { uri: 'at://did:plc:karl/app.bsky.feed.post/b', cid: 'cb' };
    const root = { uri: 'at://did:plc:us/app.bsky.feed.post/a', cid: 'ca' };
    const deep = replyTo(parent, { reply: { root, parent: root } });
    expect(deep).toEqual({ root, parent });
    expect(replyTo(parent, {})).toEqual({ root: parent, parent });
    expect(await recordOf(draft, deep, resolve)).toEqual({
      $type: 'app.bsky.feed.post',
      text: 'Sì',
      createdAt: '2026-11-22T10:00:00.123Z',
      langs: ['it'],
      reply: deep,
    });
  });
});

describe('what fits', () => {
  it.each([
    ['', 0, true],
    ['perché', 6, true],
    ['👩‍👩‍👧‍👦🏳️‍🌈🇮🇹', 3, true],
    ['e\u0301', 1, true],
    ['مرحبا', 5, true],
    ['x'.repeat(300), 300, true],
    ['x'.repeat(301), 301, false],
    ['è'.repeat(20_000), 20_000, false],
  ])('%#', (text, length, fits) => {
    expect(measure(text, limits)).toEqual({ length, limit: 300, fits });
  });

  it('counts bytes when few characters are heavy', () => {
    expect(measure('👩‍👩‍👧‍👦'.repeat(200), limits)).toEqual({
      length: 5000,
      limit: 3000,
      fits: false,
    });
  });
});

function cut(text: string, index: { byteStart: number; byteEnd: number }): string {
  return Buffer.from(text).subarray(index.byteStart, index.byteEnd).toString();
}

function microsOf(key: string): number {
  const digits = '234567abcdefghijklmnopqrstuvwxyz';
  const value = [...key].reduce((sum, char) => sum * 32n + BigInt(digits.indexOf(char)), 0n);
  return Number(value >> 10n);
}
