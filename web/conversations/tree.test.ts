import { expect, test } from 'vitest';
import type { Message } from './queries.ts';
import { type Branch, treeOf } from './tree.ts';

test('answers stand under what they answer, in order of time', () => {
  const messages = [said('c', 'a', 3), said('a', null, 1), said('b', null, 2), said('d', 'c', 4)];
  expect(shape(treeOf(messages))).toBe('a(c(d)) b');
});

test('an answer whose parent is not here stands on its own', () => {
  expect(shape(treeOf([said('b', 'gone', 2), said('c', 'b', 3)]))).toBe('b(c)');
});

test('the fourth level is laid beside the third', () => {
  const chain = [said('a', null, 1), said('b', 'a', 2), said('c', 'b', 3), said('d', 'c', 4)];
  expect(shape(treeOf([...chain, said('e', 'd', 5)]))).toBe('a(b(c d e))');
});

function said(id: string, parentId: string | null, minute: number): Message {
  const sentAt = new Date(Date.UTC(2026, 10, 22, 14, minute)).toISOString();
  return { id, parentId, sentAt } as Message;
}

function shape(branches: Branch[]): string {
  return branches
    .map(({ message, answers }) => message.id + (answers.length ? `(${shape(answers)})` : ''))
    .join(' ');
}
