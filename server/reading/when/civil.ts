/**
 * The civil calendar as whole numbers: day 0 is 1 January 1970. Local days need no zone and no library: a message is
 * read in microseconds, and daylight saving never moves a day.
 */

/** Days since 1970-01-01 of a date; month 1 to 12. Days past the month's end run on into the next. */
export function dayOf(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

export type CivilDate = { year: number; month: number; day: number };

/** The date of a day number. */
export function dateOf(at: number): CivilDate {
  const shifted = at + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const leaps =
    Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36524) + Math.floor(dayOfEra / 146096);
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365);
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9);
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(at: number): number {
  return ((((at + 3) % 7) + 7) % 7) + 1;
}

/** The Monday of the week of a day. */
export function mondayOf(at: number): number {
  return at - weekdayOf(at) + 1;
}

/** A day number; null where the month is shorter (30 February). */
export function realDay({ year, month, day }: CivilDate): number | null {
  if (month < 1 || month > 12 || day < 1 || day > monthLength(year, month)) return null;
  return dayOf(year, month, day);
}

export function monthLength(year: number, month: number): number {
  return month === 12 ? 31 : dayOf(year, month + 1, 1) - dayOf(year, month, 1);
}

/** The same day so many months on, or the last of a shorter month. */
export function monthsOn(at: number, months: number): number {
  const { year, month, day } = dateOf(at);
  const [y, m] = monthAt(year, month + months);
  return dayOf(y, m, Math.min(day, monthLength(y, m)));
}

/** The year and month of a month counted past the year's ends: month 13 is January of the next year. */
export function monthAt(year: number, month: number): [year: number, month: number] {
  const years = Math.floor((month - 1) / 12);
  return [year + years, month - years * 12];
}

/** `2026-03-14` -> day number. */
export function parseDay(date: string): number {
  return dayOf(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)));
}

/** `20:30` or `25:30` -> seconds since midnight. */
export function parseTime(time: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return hours * 3600 + minutes * 60 + seconds;
}

/** A day number as `2026-03-14`. */
export function dayText(at: number): string {
  const { year, month, day } = dateOf(at);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** Seconds since midnight as `20:30`, with seconds only when there are some. */
export function timeText(seconds: number): string {
  const rest = seconds % 60;
  const text = `${two(Math.floor(seconds / 3600) % 24)}:${two(Math.floor(seconds / 60) % 60)}`;
  return rest === 0 ? text : `${text}:${two(rest)}`;
}

/** A day and its seconds, which may run past midnight, as `2026-03-14T20:30`. */
export function momentText(day: number, seconds: number): string {
  const over = Math.floor(seconds / 86400);
  return `${dayText(day + over)}T${timeText(seconds - over * 86400)}`;
}

/** `7` as `07`. */
export function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
