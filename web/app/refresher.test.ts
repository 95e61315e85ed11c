import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type LiveEvent, makeRefresher, touches } from './refresher.ts';

const list = [['conversations', 'list'], { input: { view: 'due' }, type: 'infinite' }];
const luca = [['conversations', 'get'], { input: { id: 'luca' }, type: 'infinite' }];
const rosa = [['conversations', 'get'], { input: { id: 'rosa' }, type: 'infinite' }];

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('an event that names conversations leaves the others alone, but not the lists', () => {
  const event = { type: 'conversations', ids: ['luca'] } satisfies LiveEvent;
  expect([list, luca, rosa].map((key) => touches(event, key))).toEqual([true, true, false]);
});

test('presence touches only the open conversation', () => {
  const event = { type: 'presence', ids: ['rosa'] } satisfies LiveEvent;
  expect([list, luca, rosa].map((key) => touches(event, key))).toEqual([false, false, true]);
});

test('an event without ids touches all of its kind', () => {
  expect(touches({ type: 'conversations' }, rosa)).toBe(true);
  expect(touches({ type: 'people' }, rosa)).toBe(false);
  expect(touches({ type: 'team' }, [['hours', 'get'], {}])).toBe(true);
});

test('the first event is heard at once, a storm after it only now and then', () => {
  const invalidateQueries = vi.fn(() => Promise.resolve());
  const refresher = makeRefresher({ invalidateQueries });
  for (let event = 0; event < 100; event++) refresher.hear({ type: 'conversations' });
  expect(invalidateQueries).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(450);
  expect(invalidateQueries).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(5000);
  expect(invalidateQueries).toHaveBeenCalledTimes(2);
  refresher.hear({ type: 'people' });
  expect(invalidateQueries).toHaveBeenCalledTimes(3);
});
