/** A public holiday: the local day, `2026-12-25`, and its name. */
export type Holiday = { day: string; name: string };

/** The public holidays of a country (ISO 3166-1) in a year, named in a language where the library knows it. */
export async function holidaysOf(
  country: string,
  { year, language }: { year: number; language: string },
): Promise<Holiday[]> {
  const calendar = await calendarOf(country);
  return publicDays(calendar, year, language);
}

/** The days on which a country rests, a year at a time. */
export async function closedDaysOf(
  country: string,
): Promise<(year: number) => ReadonlySet<string>> {
  const calendar = await calendarOf(country);
  const years = new Map<number, ReadonlySet<string>>();
  return (year) => {
    const known = years.get(year) ?? new Set(publicDays(calendar, year).map((one) => one.day));
    years.set(year, known);
    return known;
  };
}

// @NOTE date-holidays weighs 120 ms and 20 MB: nobody loads it who works on holidays.
async function calendarOf(country: string) {
  const { default: Holidays } = await import('date-holidays');
  return new Holidays(country);
}

type Calendar = Awaited<ReturnType<typeof calendarOf>>;

function publicDays(calendar: Calendar, year: number, language?: string): Holiday[] {
  const holidays = calendar.getHolidays(year, language) || [];
  return holidays
    .filter((one) => one.type === 'public')
    .flatMap((one) => daysOf(one).map((day) => ({ day, name: one.name })));
}

/** A holiday may last some days; its `date` is the local day it begins on. */
function daysOf({ date, start, end }: { date: string; start: Date; end: Date }): string[] {
  const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
  const length = Math.max(1, Math.round((end.getTime() - start.getTime()) / 86_400_000));
  return Array.from({ length }, (_, n) =>
    new Date(first + n * 86_400_000).toISOString().slice(0, 10),
  );
}
