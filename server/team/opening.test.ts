import { describe, expect, test } from 'vitest';
import { office, osteria, period, rules, week } from '#test/support/hours.ts';
import { closedDaysOf, holidaysOf } from './holidays.ts';
import {
  addOpenMinutes,
  isOpen,
  nextOpening,
  type OpeningRules,
  openingFrom,
  openMinutesBetween,
} from './opening.ts';

const minute = 60_000;

const night = rules({ periods: week({ 6: '22:00-28:00' }) });

describe('a promise of so many minutes comes due', () => {
  // times carry their own offset, so that a reader can check them on a wall
  const cases: [string, OpeningRules, string, number, string][] = [
    [
      'at once where nothing is said of hours',
      rules({}),
      '2026-11-22T03:00+01:00',
      60,
      '2026-11-22T04:00+01:00',
    ],
    ['within the service', osteria, '2026-11-24T12:10+01:00', 15, '2026-11-24T12:25+01:00'],
    [
      'at the very end of the service',
      osteria,
      '2026-11-24T14:15+01:00',
      15,
      '2026-11-24T14:30+01:00',
    ],
    ['in the next service', osteria, '2026-11-24T14:20+01:00', 15, '2026-11-24T19:05+01:00'],
    ['after the closing day', osteria, '2026-11-22T14:20+01:00', 15, '2026-11-24T12:05+01:00'],
    [
      'past midnight, on the day the evening began',
      osteria,
      '2026-11-27T23:50+01:00',
      30,
      '2026-11-28T00:20+01:00',
    ],
    [
      'past midnight and into the next lunch',
      osteria,
      '2026-11-28T01:50+01:00',
      30,
      '2026-11-28T12:20+01:00',
    ],
    ['four hours over a weekend', office, '2026-11-20T16:00+01:00', 240, '2026-11-23T11:00+01:00'],
    [
      'not at all: nothing was promised',
      office,
      '2026-11-21T16:00+01:00',
      0,
      '2026-11-21T16:00+01:00',
    ],
    ['through many weeks', office, '2026-11-23T09:00+01:00', 9 * 60 * 15, '2026-12-11T18:00+01:00'],
    ['in a night an hour shorter', night, '2026-03-28T22:00+01:00', 270, '2026-03-29T03:30+02:00'],
    ['in a night an hour longer', night, '2026-10-24T22:00+02:00', 330, '2026-10-25T02:30+01:00'],
    [
      'over a night that changes the clock',
      office,
      '2026-03-27T17:00+01:00',
      120,
      '2026-03-30T10:00+02:00',
    ],
    [
      'in a zone of its own',
      rules({ ...office, timeZone: 'America/New_York' }),
      '2026-11-24T09:00+01:00',
      60,
      '2026-11-24T10:00-05:00',
    ],
    [
      'where midnight itself is skipped',
      rules({ timeZone: 'Africa/Cairo', periods: week({ 1234567: '00:00-02:00' }) }),
      '2026-04-23T23:00+02:00',
      60,
      '2026-04-24T02:00+03:00',
    ],
    [
      'on the wall clock where it never opens again',
      rules({ periods: [{ weekday: 1, opens: 600, closes: 600 }] }),
      '2026-11-22T12:00+01:00',
      90,
      '2026-11-22T13:30+01:00',
    ],
  ];
  test.each(cases)('%s', (_name, hours, from, minutes, due) => {
    const opening = openingFrom(hours);
    expect(addOpenMinutes(opening, new Date(from), minutes)).toEqual(new Date(due));
    // a second time, from what was worked out
    expect(addOpenMinutes(opening, new Date(from), minutes)).toEqual(new Date(due));
  });
});

describe('minutes of opening time between', () => {
  const cases: [string, OpeningRules, string, string, number][] = [
    ['two moments in a service', osteria, '2026-11-24T12:10+01:00', '2026-11-24T12:25+01:00', 15],
    ['before and after the break', osteria, '2026-11-24T14:00+01:00', '2026-11-24T19:30+01:00', 60],
    [
      'two moments of a closing day',
      osteria,
      '2026-11-23T08:00+01:00',
      '2026-11-23T23:00+01:00',
      0,
    ],
    ['a whole week', office, '2026-11-16T00:00+01:00', '2026-11-23T00:00+01:00', 45 * 60],
    ['a night an hour shorter', night, '2026-03-28T12:00+01:00', '2026-03-29T12:00+02:00', 5 * 60],
    ['a night an hour longer', night, '2026-10-24T12:00+02:00', '2026-10-25T12:00+01:00', 7 * 60],
    [
      'an hour that is skipped',
      rules({ periods: week({ 7: '02:15-02:45' }) }),
      '2026-03-29T00:00+01:00',
      '2026-03-30T00:00+02:00',
      0,
    ],
    [
      'an hour that comes twice, from its first to its last',
      rules({ periods: week({ 7: '02:15-02:45' }) }),
      '2026-10-25T00:00+02:00',
      '2026-10-26T00:00+01:00',
      90,
    ],
    [
      'evenings that overlap the morning after, counted once',
      rules({ periods: week({ 6: '20:00-27:00', 7: '00:00-04:00' }) }),
      '2026-11-21T12:00+01:00',
      '2026-11-22T12:00+01:00',
      8 * 60,
    ],
    [
      'a whole day, the clock going back',
      rules({}),
      '2026-10-25T00:00+02:00',
      '2026-10-26T00:00+01:00',
      25 * 60,
    ],
    [
      'a later and an earlier moment: less than nothing',
      office,
      '2026-11-23T11:00+01:00',
      '2026-11-20T16:00+01:00',
      -240,
    ],
  ];
  test.each(cases)('%s', (_name, hours, a, b, minutes) => {
    expect(openMinutesBetween(openingFrom(hours), new Date(a), new Date(b))).toBe(minutes);
  });
});

describe('days unlike the others', () => {
  const christmas = rules({
    ...osteria,
    exceptions: [
      { day: '2026-12-24', periods: [period('12:00-14:30')] },
      { day: '2026-12-26', periods: [] },
      { day: '2026-12-28', periods: [period('19:00-25:00')] },
    ],
    closedDays: (year) => new Set([`${year}-12-25`, `${year}-12-26`, `${year}-01-01`]),
  });
  const cases: [string, string, boolean][] = [
    ['the lunch of Christmas Eve stays', '2026-12-24T13:00+01:00', true],
    ['its dinner does not', '2026-12-24T20:00+01:00', false],
    ['Christmas, a holiday', '2026-12-25T13:00+01:00', false],
    ['Saint Stephen, closed twice over', '2026-12-26T13:00+01:00', false],
    ['Sunday, as ever', '2026-12-27T13:00+01:00', true],
    ['a Monday open for once', '2026-12-28T20:00+01:00', true],
    ['and past its midnight', '2026-12-29T00:59+01:00', true],
    ['New Year: the evening that began the year before', '2027-01-01T00:30+01:00', false],
  ];
  test.each(cases)('%s', (_name, at, open) => {
    expect(isOpen(openingFrom(christmas), new Date(at))).toBe(open);
  });

  test('an exception opens a holiday', () => {
    const openAtChristmas = {
      ...christmas,
      exceptions: [{ day: '2026-12-25', periods: [period('12:00-16:00')] }],
    };
    expect(isOpen(openingFrom(openAtChristmas), new Date('2026-12-25T15:00+01:00'))).toBe(true);
  });

  test('an evening goes on into a closed day', () => {
    const closedSaturday = rules({ ...osteria, exceptions: [{ day: '2026-11-28', periods: [] }] });
    const opening = openingFrom(closedSaturday);
    expect(isOpen(opening, new Date('2026-11-28T01:30+01:00'))).toBe(true);
    expect(isOpen(opening, new Date('2026-11-28T20:00+01:00'))).toBe(false);
  });

  test('Italy rests on Easter Monday, and the name is read in Italian', async () => {
    const closedDays = await closedDaysOf('IT');
    expect(closedDays(2026)).toContain('2026-04-06');
    expect(
      isOpen(openingFrom(rules({ ...office, closedDays })), new Date('2026-04-06T10:00+02:00')),
    ).toBe(false);
    expect(await holidaysOf('IT', { year: 2026, language: 'it' })).toContainEqual({
      day: '2026-04-06',
      name: 'Lunedì dell’Angelo',
    });
    expect(await holidaysOf('XX', { year: 2026, language: 'it' })).toEqual([]);
  });
});

describe('the next opening', () => {
  const cases: [string, OpeningRules, string, string | null][] = [
    ['is now while open', osteria, '2026-11-24T12:10+01:00', '2026-11-24T12:10+01:00'],
    ['is the evening after lunch', osteria, '2026-11-24T14:30+01:00', '2026-11-24T19:00+01:00'],
    ['is Tuesday after Sunday lunch', osteria, '2026-11-22T15:00+01:00', '2026-11-24T12:00+01:00'],
    [
      'never comes',
      rules({ periods: [{ weekday: 1, opens: 600, closes: 600 }] }),
      '2026-11-22T15:00+01:00',
      null,
    ],
  ];
  test.each(cases)('%s', (_name, hours, at, next) => {
    expect(nextOpening(openingFrom(hours), new Date(at))).toEqual(next && new Date(next));
  });
});

test('a thousand answers take a few milliseconds', () => {
  const opening = openingFrom(osteria);
  const from = new Date('2026-11-20T16:00Z');
  addOpenMinutes(opening, from, 10_000);
  const took = Array.from({ length: 5 }, () => {
    const began = performance.now();
    for (let n = 0; n < 1000; n++)
      addOpenMinutes(opening, new Date(from.getTime() + n * minute), 240);
    return performance.now() - began;
  });
  // 1 to 3 ms where it was measured; the ceiling only catches a day worked out anew for every message
  expect(Math.min(...took)).toBeLessThan(100);
});
