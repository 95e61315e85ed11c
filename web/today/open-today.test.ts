import { expect, test } from 'vitest';
import { hourOf, openToday } from './open-today.ts';

const rome = { language: 'it', zone: 'Europe/Rome' };
const hours = {
  periods: [
    { weekday: 7, opens: '19:00', closes: '26:00', name: 'cena' },
    { weekday: 7, opens: '12:00', closes: '14:30', name: 'pranzo' },
    { weekday: 1, opens: '09:00', closes: '18:00', name: null },
  ],
  exceptions: [{ day: '2026-12-31', name: 'Veglione', periods: [] }],
  holidays: [{ day: '2026-12-25', name: 'Natale', closed: true }],
  closedOnHolidays: true,
};

test.each([
  ['2026-11-22T10:00:00Z', ['pranzo 12:00–14:30', 'cena 19:00–02:00'], null],
  ['2026-11-22T23:30:00Z', ['09:00–18:00'], null],
  ['2026-11-24T10:00:00Z', [], null],
  ['2026-12-25T10:00:00Z', [], 'Natale'],
  ['2026-12-31T10:00:00Z', [], 'Veglione'],
])('at %s the osteria is open %j (%s)', (now, periods, reason) => {
  expect(openToday(hours, new Date(now), rome)).toEqual({ periods, reason });
});

test('the hour is the workspace’s', () => {
  expect(hourOf(new Date('2026-11-22T23:30:00Z'), rome)).toBe(0);
});
