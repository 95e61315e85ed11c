import { refuse } from '#server/platform/refusal.ts';
import { minutesOf } from './wall-time.ts';

type WrittenPeriod = { opens: string; closes: string; name: string | null };
export type WrittenHours = {
  periods: readonly (WrittenPeriod & { weekday: number })[];
  exceptions: readonly { day: string; name: string; periods: readonly WrittenPeriod[] }[];
  closedOnHolidays: boolean;
};
type Read = { opens: number; closes: number; name: string | null };
export type ReadHours = {
  periods: (Read & { weekday: number })[];
  exceptions: { day: string; name: string; periods: Read[] }[];
  closedOnHolidays: boolean;
};

/**
 * Opening hours as they are kept. Refuses `invalid` with the field ("periods.2.closes"): a period begins on its own day, ends
 * after it begins and within 24 hours, and no two of a day overlap; a day is an exception once.
 */
export function readHours({ periods, exceptions, closedOnHolidays }: WrittenHours): ReadHours {
  checkDaysOnce(exceptions);
  return {
    closedOnHolidays,
    periods: readDay(periods, 'periods'),
    exceptions: exceptions.map((one, n) => ({
      day: one.day,
      name: one.name,
      periods: readDay(one.periods, `exceptions.${n}.periods`),
    })),
  };
}

function readDay<P extends WrittenPeriod>(
  periods: readonly P[],
  field: string,
): (Omit<P, 'opens' | 'closes'> & { opens: number; closes: number })[] {
  const read = periods.map((period, n) => ({
    ...period,
    ...readPeriod(period, `${field}.${n}`),
  }));
  const overlap = read.findIndex((one, n) => read.slice(0, n).some((other) => meet(one, other)));
  if (overlap >= 0) throw refuse('invalid', { field: `${field}.${overlap}` });
  return read;
}

function readPeriod(period: WrittenPeriod, field: string): { opens: number; closes: number } {
  const opens = minutesOf(period.opens);
  const closes = minutesOf(period.closes);
  if (opens >= 1440) throw refuse('invalid', { field: `${field}.opens` });
  if (closes <= opens || closes - opens > 1440)
    throw refuse('invalid', { field: `${field}.closes` });
  return { opens, closes };
}

type OfDay = { opens: number; closes: number; weekday?: number };

function meet(a: OfDay, b: OfDay): boolean {
  return a.weekday === b.weekday && a.opens < b.closes && b.opens < a.closes;
}

function checkDaysOnce(exceptions: WrittenHours['exceptions']): void {
  const days = exceptions.map((one) => one.day);
  const again = days.findIndex((day, n) => days.indexOf(day) < n);
  if (again >= 0) throw refuse('invalid', { field: `exceptions.${again}.day` });
}
