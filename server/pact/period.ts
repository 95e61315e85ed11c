import { Temporal } from 'temporal-polyfill';
import type { Period } from './figures.ts';

/** The last `days` local days up to now, today among them. */
export function lastDays(
  now: Date,
  { days, timeZone }: { days: number; timeZone: string },
): Period {
  const today = localDay(now, timeZone);
  const first = today.subtract({ days: days - 1 }).toZonedDateTime({ timeZone });
  return { from: new Date(first.epochMilliseconds), to: now, timeZone };
}

/** The local days of a period, `2026-11-22`, oldest first. */
export function daysOf({ from, to, timeZone }: Period): string[] {
  const last = localDay(to, timeZone);
  const days: string[] = [];
  for (
    let day = localDay(from, timeZone);
    Temporal.PlainDate.compare(day, last) <= 0;
    day = day.add({ days: 1 })
  )
    days.push(day.toString());
  return days;
}

function localDay(at: Date, timeZone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
}
