import { expect, test } from 'vitest';
import { everyDay } from './days.ts';

const rome = { language: 'it', zone: 'Europe/Rome' };

test('days without a case are there too, over the change of the hour', () => {
  const period = { from: '2026-10-24T10:00:00Z', to: '2026-10-26T23:30:00Z' };
  const days = everyDay([{ day: '2026-10-25', kept: 3, broken: 1 }], period, rome);
  expect(days).toEqual([
    { day: '2026-10-24', kept: 0, broken: 0 },
    { day: '2026-10-25', kept: 3, broken: 1 },
    { day: '2026-10-26', kept: 0, broken: 0 },
    { day: '2026-10-27', kept: 0, broken: 0 },
  ]);
});
