import type { Outputs } from '#web/app/place.ts';
import { isoDay, type Place } from '#web/ui/time.ts';

type Hours = Outputs['hours']['get'];
type Period = { opens: string; closes: string; name: string | null };

interface Today {
  periods: string[];
  reason: string | null;
}

/** Today's opening periods in words, "pranzo 12:00–14:30", and why they are not the usual ones. */
export function openToday(hours: Hours, now: Date, place: Place): Today {
  const day = isoDay(now, place);
  const exception = hours.exceptions.find((one) => one.day === day);
  if (exception) return { periods: exception.periods.map(inWords), reason: exception.name };
  const holiday = hours.holidays.find((one) => one.day === day);
  if (holiday && (holiday.closed || hours.closedOnHolidays))
    return { periods: [], reason: holiday.name };
  const weekday = weekdayOf(day);
  const usual = hours.periods.filter((period) => period.weekday === weekday);
  return { periods: inOrder(usual).map(inWords), reason: holiday?.name ?? null };
}

/** The local hour, 0 to 23. */
export function hourOf(now: Date, { zone }: Place): number {
  const timeZone = zone ? { timeZone: zone } : {};
  const format = new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', ...timeZone });
  return Number(format.format(now));
}

function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

function inOrder<P extends Period>(periods: P[]): P[] {
  return periods.toSorted((a, b) => a.opens.localeCompare(b.opens));
}

/** A time past midnight is written as the clock shows it: `26:00` is 02:00. */
export function clockTime(time: string): string {
  const [hour = 0, minute = '00'] = [Number(time.slice(0, 2)), time.slice(3)];
  return `${String(hour % 24).padStart(2, '0')}:${minute}`;
}

function inWords({ opens, closes, name }: Period): string {
  return `${name ? `${name} ` : ''}${clockTime(opens)}–${clockTime(closes)}`;
}
