import { expect, test } from 'vitest';
import { asClock, brokenPeriods, closingAfter, likeEveryDay, nextPeriod } from './hours-draft.ts';

const dinner = { weekday: 6, opens: '19:00', closes: '25:30', name: 'cena' };

test.each([
  ['19:00', '22:30', '22:30'],
  ['19:00', '01:30', '25:30'],
  ['19:00', '00:00', '24:00'],
  ['12:00', '12:00', '36:00'],
  ['', '12:00', '12:00'],
])('open at %s, closed at %s on the clock, is kept as %s', (opens, shown, kept) => {
  expect(closingAfter(opens, shown)).toBe(kept);
});

test('what is kept past midnight is shown as a clock does', () => {
  expect(asClock('25:30')).toBe('01:30');
  expect(asClock('24:00')).toBe('00:00');
  expect(asClock('22:30')).toBe('22:30');
});

test('a further period begins after the last one', () => {
  expect(nextPeriod(1, [])).toEqual({ weekday: 1, opens: '09:00', closes: '18:00', name: null });
  const lunch = { weekday: 1, opens: '12:00', closes: '14:30', name: 'pranzo' };
  expect(nextPeriod(1, [lunch])).toMatchObject({ opens: '16:30', closes: '19:30' });
});

test('one day can be made the model of the week', () => {
  const week = likeEveryDay([dinner, { ...dinner, weekday: 1, opens: '12:00' }], 6);
  expect(week).toHaveLength(7);
  expect(week.every(({ opens }) => opens === '19:00')).toBe(true);
});

test('a draft with a missing time, or a nameless exception, cannot be kept', () => {
  const whole = { periods: [dinner], exceptions: [], closedOnHolidays: true };
  const feast = { day: '2026-12-31', name: 'Veglione', periods: [] };
  expect(brokenPeriods(whole)).toBe(false);
  expect(brokenPeriods({ ...whole, periods: [{ ...dinner, opens: '' }] })).toBe(true);
  expect(brokenPeriods({ ...whole, exceptions: [feast] })).toBe(false);
  expect(brokenPeriods({ ...whole, exceptions: [{ ...feast, name: ' ' }] })).toBe(true);
});
