import fc from 'fast-check';
import { expect, test } from 'vitest';
import { thread } from './threads.ts';

const counter = () => {
  let n = 0;
  return () => `c${String(++n).padStart(5, '0')}`;
};

test.each([
  ['a comment opens a conversation', [{ id: 'a', joins: [] }], {}, 1, 0],
  [
    'an answer joins its parent',
    [
      { id: 'a', joins: [] },
      { id: 'b', joins: ['a'] },
    ],
    {},
    1,
    0,
  ],
  [
    'a child may arrive before its parent',
    [
      { id: 'b', joins: ['a'] },
      { id: 'a', joins: [] },
    ],
    {},
    1,
    0,
  ],
  [
    'two strangers are two',
    [
      { id: 'a', joins: [] },
      { id: 'b', joins: [] },
    ],
    {},
    2,
    0,
  ],
  [
    'siblings of a parent not seen are together',
    [
      { id: 'b', joins: ['a'] },
      { id: 'c', joins: ['a'] },
    ],
    {},
    1,
    0,
  ],
  ['a known parent keeps its conversation', [{ id: 'b', joins: ['a'] }], { a: 'k1' }, 0, 0],
  [
    'a message between two conversations makes them one',
    [{ id: 'b', joins: ['a', 'c'] }],
    { a: 'k1', c: 'k2' },
    0,
    1,
  ],
])('%s', (_name, messages, known, opened, merged) => {
  const result = thread(messages, new Map(Object.entries(known)), counter());
  expect(result.opened.size).toBe(opened);
  expect(result.merged.size).toBe(merged);
});

test('whatever the order of arrival and the size of the batches, the same messages are together', () => {
  const tree = fc.array(fc.nat(), { minLength: 1, maxLength: 40 }).map((picks) =>
    picks.map((pick, i) => ({
      id: `m${i}`,
      joins: i > 0 && pick % 3 > 0 ? [`m${pick % i}`] : [],
    })),
  );
  fc.assert(
    fc.property(tree, fc.integer({ min: 1, max: 7 }), fc.nat(), (messages, size, seed) => {
      const shuffled = [...messages].sort((a, b) => hash(a.id, seed) - hash(b.id, seed));
      expect(together(inBatches(shuffled, size), messages)).toEqual(
        together(inBatches(messages, 1000), messages),
      );
    }),
  );
});

type Messages = { id: string; joins: string[] }[];

function inBatches(messages: Messages, size: number): Map<string, string> {
  const known = new Map<string, string>();
  const newId = counter();
  for (let i = 0; i < messages.length; i += size) {
    const { conversationOf, merged } = thread(messages.slice(i, i + size), known, newId);
    for (const [name, conversation] of conversationOf) known.set(name, conversation);
    for (const [name, conversation] of known)
      known.set(name, merged.get(conversation) ?? conversation);
  }
  return known;
}

function together(known: Map<string, string>, messages: Messages): string[][] {
  const groups = new Map<string, string[]>();
  for (const { id } of messages) {
    const conversation = known.get(id) ?? '';
    groups.set(conversation, [...(groups.get(conversation) ?? []), id]);
  }
  return [...groups.values()]
    .map((group) => group.sort())
    .sort((a, b) => (a[0] ?? '').localeCompare(b[0] ?? ''));
}

function hash(text: string, seed: number): number {
  let value = seed | 1;
  for (const char of text) value = Math.imul(value ^ char.charCodeAt(0), 2654435761) >>> 0;
  return value;
}
