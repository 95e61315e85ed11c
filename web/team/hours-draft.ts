import type { HoursDraft } from './hours.tsx';

type Span = { opens: string; closes: string };
export type Period = HoursDraft['periods'][number];

/** Whether a period cannot stand: a time is missing, or it closes when it opens. */
export function isBroken({ opens, closes }: Span): boolean {
  return !/^\d\d:\d\d$/.test(opens) || !/^\d\d:\d\d$/.test(closes) || closes <= opens;
}

export function brokenPeriods({ periods, exceptions }: HoursDraft): boolean {
  const all = [...periods, ...exceptions.flatMap((one) => one.periods)];
  return all.some(isBroken) || exceptions.some(({ day, name }) => !day || !name.trim());
}

/**
 * The closing time as it is kept, from the clock's: at or before the opening time it is the next day's,
 * so that 01:00 after 19:00 is kept as `25:00`.
 */
export function closingAfter(opens: string, shown: string): string {
  if (!opens || !shown || shown > opens) return shown;
  const hour = Number(shown.slice(0, 2)) + 24;
  return `${hour}${shown.slice(2)}`;
}

/** The time as a clock shows it: `25:00` is 01:00. */
export function asClock(time: string): string {
  const hour = Number(time.slice(0, 2));
  return hour < 24 ? time : `${String(hour - 24).padStart(2, '0')}${time.slice(2)}`;
}

/** A further period of a day: the same as the day's last one moved on, else a usual working day. */
export function nextPeriod(weekday: number, day: Period[]): Period {
  const last = day.at(-1);
  if (!last) return { weekday, opens: '09:00', closes: '18:00', name: null };
  const opens = asClock(last.closes) > '21:00' ? '22:00' : plusHours(asClock(last.closes), 2);
  return { weekday, opens, closes: closingAfter(opens, plusHours(opens, 3)), name: null };
}

/** A day's periods given to every other day of the week. */
export function likeEveryDay(periods: Period[], weekday: number): Period[] {
  const model = periods.filter((period) => period.weekday === weekday);
  return [1, 2, 3, 4, 5, 6, 7].flatMap((day) => model.map((one) => ({ ...one, weekday: day })));
}

function plusHours(time: string, hours: number): string {
  const hour = (Number(time.slice(0, 2)) + hours) % 24;
  return `${String(hour).padStart(2, '0')}${time.slice(2)}`;
}
