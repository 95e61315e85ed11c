import { expect, test } from 'vitest';
import { hiddenAmong } from './hidden.ts';
import type { Version } from './versions.ts';

const now = new Date('2026-11-22T12:00:00Z');

/** "01 public, 10 private, 15 ended": versions of one promise, from which day of November on. */
function versions(story: string): Version[] {
  const steps = story.split(', ').map((step) => {
    const [day, state] = step.split(' ');
    return { at: new Date(`2026-${day}T00:00:00Z`), state };
  });
  return steps.flatMap(({ at: since, state }, n) => {
    if (state === 'ended') return [];
    const subject = { channelId: null, kind: 'complaint' as const, language: null };
    const terms = { hours: 'open' as const, replyMinutes: 60, resolveMinutes: null, target: 0.9 };
    const until = steps[n + 1]?.at ?? null;
    const dated = { promiseId: 'p', version: n + 1, since, until, public: state === 'public' };
    return [{ ...subject, ...terms, ...dated, ownerId: null, backupId: null }];
  });
}

const cases: [string, story: string, since: string | null][] = [
  ['public', '11-01 public', null],
  ['never public', '11-01 private, 11-10 private', null],
  ['hidden', '11-01 public, 11-10 private', '11-10'],
  ['hidden, and revised since', '11-01 public, 11-10 private, 11-15 private', '11-10'],
  ['hidden and shown again', '11-01 public, 11-10 private, 11-15 public', null],
  [
    'hidden twice: since the last time',
    '10-01 public, 10-10 private, 10-15 public, 11-02 private',
    '11-02',
  ],
  ['retired', '11-01 public, 11-10 ended', '11-10'],
  ['hidden, then retired', '11-01 public, 11-05 private, 11-10 ended', '11-05'],
  ['retired long ago', '09-01 public, 10-10 ended', null],
  ['hidden long ago, and still there', '08-01 public, 09-01 private', '09-01'],
  ['to be hidden', '11-01 public, 11-25 private', null],
  ['public for no time at all', '11-01 private, 11-10 public, 11-10 private', null],
];

test.each(cases)('%s', (_name, story, since) => {
  const hidden = hiddenAmong(versions(story), now);
  expect(hidden.map((one) => one.since.toISOString().slice(5, 10))).toEqual(since ? [since] : []);
});
