import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addOpenMinutes,
  isOpen,
  type OpeningRules,
  openingFrom,
  openMinutesBetween,
} from './opening.ts';

const minute = 60_000;

const zones = [
  'Europe/Rome',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Africa/Cairo',
  'Pacific/Kiritimati',
];
const aPeriod = fc
  .record({
    weekday: fc.integer({ min: 1, max: 7 }),
    opens: fc.integer({ min: 0, max: 1439 }),
    length: fc.integer({ min: 1, max: 720 }),
  })
  .map(({ weekday, opens, length }) => ({ weekday, opens, closes: opens + length }));
const anOpening = fc
  .record({
    timeZone: fc.constantFrom(...zones),
    periods: fc.array(aPeriod, { minLength: 1, maxLength: 12 }),
  })
  .map((some) => openingFrom({ ...some, exceptions: [], closedDays: null }));
const aMoment = fc
  .integer({ min: Date.parse('2026-01-01') / 1000, max: Date.parse('2027-12-31') / 1000 })
  .map((s) => new Date(s * 1000));
const someMinutes = fc.integer({ min: 0, max: 6000 });

describe('whatever the hours', () => {
  test('minutes added are minutes counted', () => {
    fc.assert(
      fc.property(anOpening, aMoment, someMinutes, (opening, from, minutes) => {
        const due = addOpenMinutes(opening, from, minutes);
        // a weekly period may fall whole into a skipped hour, never for sixty days
        expect(openMinutesBetween(opening, from, due)).toBeCloseTo(minutes, 6);
      }),
    );
  });

  test('more minutes, or a later start, never come due earlier', () => {
    fc.assert(
      fc.property(anOpening, aMoment, someMinutes, someMinutes, (opening, from, a, b) => {
        const [fewer, more] = [Math.min(a, b), Math.max(a, b)];
        expect(addOpenMinutes(opening, from, more) >= addOpenMinutes(opening, from, fewer)).toBe(
          true,
        );
        const afterwards = new Date(from.getTime() + a * minute);
        expect(addOpenMinutes(opening, afterwards, b) >= addOpenMinutes(opening, from, b)).toBe(
          true,
        );
      }),
    );
  });

  test('what is counted in two parts is counted in one', () => {
    fc.assert(
      fc.property(anOpening, aMoment, aMoment, aMoment, (opening, a, b, c) => {
        const parts = openMinutesBetween(opening, a, b) + openMinutesBetween(opening, b, c);
        expect(parts).toBeCloseTo(openMinutesBetween(opening, a, c), 6);
      }),
      { numRuns: 40 },
    );
  });

  test('open is what the sign at the door says, but in the hour that comes twice', () => {
    fc.assert(
      fc.property(anOpening, aMoment, (opening, at) => {
        if (changesAround(opening.timeZone, at)) return;
        expect(isOpen(opening, at)).toBe(signSaysOpen(opening, at));
      }),
      { numRuns: 300 },
    );
  });
});

/** The same question put to the wall clock of Intl, period by period. */
function signSaysOpen({ timeZone, periods }: OpeningRules, at: Date): boolean {
  const { weekday, minutes } = wallOf(timeZone, at);
  return periods.some((one) =>
    [0, 1].some((daysAgo) => {
      const began = (weekday - one.weekday + 7) % 7 === daysAgo;
      const now = minutes + daysAgo * 1440;
      return began && now >= one.opens && now < one.closes;
    }),
  );
}

function changesAround(timeZone: string, at: Date): boolean {
  const hours = (ms: number) => wallOf(timeZone, new Date(at.getTime() + ms)).minutes;
  return [-3, 3].some((h) => (hours(h * 60 * minute) - hours(0) - h * 60) % 1440 !== 0);
}

const names = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
function wallOf(timeZone: string, at: Date): { weekday: number; minutes: number } {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  const parts = Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]));
  return {
    weekday: names.indexOf(parts.weekday ?? '') + 1,
    minutes: Number(parts.hour) * 60 + Number(parts.minute) + Number(parts.second) / 60,
  };
}
