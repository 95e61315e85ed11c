import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openingFrom } from '#server/team/opening.ts';
import { office, osteria, rules } from '#test/support/hours.ts';
import { dueAfter, minutesBetween, resolveAfter, type Timing, warnAfter } from './promise-time.ts';

function timing(replyMinutes: number, hours: Timing['hours'] = 'open'): Timing {
  return { hours, replyMinutes, resolveMinutes: null };
}

describe('due, and warned before', () => {
  const cases: [string, typeof osteria, Timing, from: string, warn: string, due: string][] = [
    [
      'a reservation in the service: three quarters of the time',
      osteria,
      timing(15),
      '2026-11-24T12:00+01:00',
      '2026-11-24T12:11:15+01:00',
      '2026-11-24T12:15+01:00',
    ],
    [
      'a complaint: ten minutes before',
      osteria,
      timing(60),
      '2026-11-24T12:00+01:00',
      '2026-11-24T12:50+01:00',
      '2026-11-24T13:00+01:00',
    ],
    [
      'forty minutes: both at once',
      osteria,
      timing(40),
      '2026-11-24T12:00+01:00',
      '2026-11-24T12:30+01:00',
      '2026-11-24T12:40+01:00',
    ],
    [
      'written at the end of lunch, warned in the evening',
      osteria,
      timing(60),
      '2026-11-24T14:10+01:00',
      '2026-11-24T19:30+01:00',
      '2026-11-24T19:40+01:00',
    ],
    [
      'the last ten minutes are minutes of the opening hours',
      osteria,
      timing(60),
      '2026-11-24T13:35+01:00',
      '2026-11-24T14:25+01:00',
      '2026-11-24T19:05+01:00',
    ],
    [
      'at any hour, in the night the clock goes back',
      osteria,
      timing(120, 'always'),
      '2026-10-25T01:30+02:00',
      '2026-10-25T02:20+01:00',
      '2026-10-25T02:30+01:00',
    ],
    [
      'over the weekend the clock goes forward',
      office,
      timing(240),
      '2026-03-27T17:00+01:00',
      '2026-03-30T11:50+02:00',
      '2026-03-30T12:00+02:00',
    ],
  ];
  test.each(cases)('%s', (_name, hours, promise, from, warn, due) => {
    const opening = openingFrom(hours);
    expect(dueAfter(promise, new Date(from), opening)).toEqual(new Date(due));
    expect(warnAfter(promise, new Date(from), opening)).toEqual(new Date(warn));
  });
});

test('a resolution is promised in days of the calendar', () => {
  const from = new Date('2026-10-20T10:00+02:00');
  expect(resolveAfter({ ...timing(60), resolveMinutes: 30 * 1440 }, from)).toEqual(
    new Date('2026-11-19T09:00+01:00'),
  );
  expect(resolveAfter(timing(60), from)).toBeNull();
});

describe('whatever the hours, through both changes of the clock', () => {
  const moments = fc.date({
    min: new Date('2026-03-20Z'),
    max: new Date('2026-11-20Z'),
    noInvalidDate: true,
  });
  const openings = fc.constantFrom(osteria, office, rules({})).map(openingFrom);
  const promises = fc.record({
    hours: fc.constantFrom('open' as const, 'always' as const),
    replyMinutes: fc.integer({ min: 1, max: 3000 }),
    resolveMinutes: fc.constant(null),
  });

  test('the warning comes after the start and before the end', () => {
    fc.assert(
      fc.property(moments, openings, promises, (from, opening, promise) => {
        const [warn, due] = [warnAfter(promise, from, opening), dueAfter(promise, from, opening)];
        expect(warn.getTime()).toBeGreaterThan(from.getTime());
        expect(due.getTime()).toBeGreaterThan(warn.getTime());
      }),
    );
  });

  test('an answer is in time exactly when it took no more than the promised minutes', () => {
    fc.assert(
      fc.property(
        moments,
        openings,
        promises,
        fc.integer({ min: 0, max: 6000 }),
        (from, opening, promise, after) => {
          const to = new Date(from.getTime() + after * 60_000);
          const took = minutesBetween(promise, { from, to }, opening);
          const due = dueAfter(promise, from, opening);
          // due at closing time: the minutes are used up then, and no more pass until the next opening
          if (to <= due) expect(took).toBeLessThanOrEqual(promise.replyMinutes + 1e-6);
          else expect(took).toBeGreaterThanOrEqual(promise.replyMinutes - 1e-6);
        },
      ),
    );
  });
});
