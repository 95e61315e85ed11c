import { Temporal } from 'temporal-polyfill';

const minute = 60_000;

/** A local day of a shop, `2026-11-22`. */
export type LocalDay = Temporal.PlainDate;

/** The local day of a moment. */
export function dayOf(at: Date, timeZone: string): LocalDay {
  return zoned(at, timeZone).toPlainDate();
}

/** Minutes since local midnight. */
export function minuteOf(at: Date, timeZone: string): number {
  const { hour, minute } = zoned(at, timeZone);
  return hour * 60 + minute;
}

/** A moment of a local day; 1440 minutes and more are the next day. */
export function momentOf(local: LocalDay, minutes: number, timeZone: string): Date {
  const whole = Math.floor(minutes);
  const seconds = Math.round((minutes - whole) * 60);
  const wall = local.toPlainDateTime().add({ minutes: whole, seconds });
  return new Date(wall.toZonedDateTime(timeZone).epochMilliseconds);
}

/** A moment some minutes away. */
export function plus(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * minute);
}

/** Nobody writes between half past midnight and seven: it waits for breakfast. */
export function awake(at: Date, timeZone: string): Date {
  const minutes = minuteOf(at, timeZone);
  if (minutes < 30 || minutes >= 7 * 60) return at;
  return plus(at, 7 * 60 - minutes + 20 + (at.getTime() % (90 * minute)) / minute);
}

/** The days from one to another, both included. */
export function daysBetween(first: LocalDay, last: LocalDay): LocalDay[] {
  const length = first.until(last).days + 1;
  return Array.from({ length }, (_, n) => first.add({ days: n }));
}

function zoned(at: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
}
