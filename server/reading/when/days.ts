import {
  dateOf,
  dayOf,
  mondayOf,
  monthAt,
  monthLength,
  monthsOn,
  realDay,
  weekdayOf,
} from './civil.ts';
import type { Amount, DaySpan, Days, Pick, Unit } from './meanings.ts';

/** What words about days mean, as functions of the day they were written. */

export function oneDay(day: number): DaySpan {
  return { first: day, next: day + 1 };
}

/** A day or a stretch that is the same whether one looks ahead or back. */
export function sure(span: DaySpan): Pick {
  return { ahead: span, behind: span };
}

/** A day so many days from today. */
export function shifted(days: number): Days {
  return (today) => sure(oneDay(today + days));
}

/** A date in full; two digits of a year are of this century, or of the last from 70 on. */
export function fullDate(year: number, month: number, day: number): Days {
  return () => {
    const at = realDay({ year: fullYear(year), month, day });
    return at === null ? null : sure(oneDay(at));
  };
}

export function fullYear(year: number): number {
  return year >= 100 ? year : year < 50 ? 2000 + year : 1900 + year;
}

/** Two readings between which only the writer can say. */
export function either(first: Days, second: Days): Days {
  return (today) => {
    const [one, other] = [first(today), second(today)];
    return one && other ? { ...one, doubt: [one.ahead, other.ahead] } : (one ?? other);
  };
}

/** The nearest such day ahead (today counts) and behind, among those of one year. */
export function yearly(dayIn: (year: number) => number | null): Days {
  return (today) => {
    const { year } = dateOf(today);
    // A leap day may be eight years away.
    const ahead = seek(1, (step) => later(dayIn(year + step), today));
    const behind = seek(-1, (step) => earlier(dayIn(year + step), today));
    if (ahead === null || behind === null) return null;
    return { ahead: oneDay(ahead), behind: oneDay(behind) };
  };
}

function seek(way: 1 | -1, found: (step: number) => number | null): number | null {
  for (let step = 0; step <= 8; step++) {
    const day = found(way * step);
    if (day !== null) return day;
  }
  return null;
}

function later(day: number | null, today: number): number | null {
  return day !== null && day >= today ? day : null;
}

function earlier(day: number | null, today: number): number | null {
  return day !== null && day < today ? day : null;
}

/** A day and a month. */
export function dayAndMonth(month: number, day: number): Days {
  return yearly((year) => realDay({ year, month, day }));
}

/** "il 14": of this month if still to come, else of the next that has such a day. */
export function dayOfMonth(day: number): Days {
  return (today) => {
    const { year, month } = dateOf(today);
    const inMonth = (step: number) => {
      const [y, m] = monthAt(year, month + step);
      return realDay({ year: y, month: m, day });
    };
    const ahead = seek(1, (step) => later(inMonth(step), today));
    const behind = seek(-1, (step) => earlier(inMonth(step), today));
    if (ahead === null || behind === null) return null;
    return { ahead: oneDay(ahead), behind: oneDay(behind) };
  };
}

/** "sabato": the next one; said on a Saturday it may be today or in a week. */
export function weekday(wanted: number): Days {
  return (today) => {
    const ahead = today + ((wanted - weekdayOf(today) + 7) % 7);
    const pick = { ahead: oneDay(ahead), behind: oneDay(ahead - 7) };
    return ahead === today ? { ...pick, doubt: [oneDay(today), oneDay(today + 7)] } : pick;
  };
}

/** The weekday of this week (0), the next (1), the last (-1). */
export function weekdayOfWeek(wanted: number, weeks: number): Days {
  return (today) => sure(oneDay(mondayOf(today) + weeks * 7 + wanted - 1));
}

/** "this Friday": of this week; once that is gone, and nothing tells of the past, the one to come. */
export function thisWeekday(wanted: number): Days {
  return (today) => {
    const day = mondayOf(today) + wanted - 1;
    return { ahead: oneDay(day < today ? day + 7 : day), behind: oneDay(day) };
  };
}

/** "sabato prossimo": while Saturday is still to come this week it may be this one or the next. */
export function nextWeekday(wanted: number): Days {
  return (today) => {
    const [now, next] = [0, 7].map((days) => oneDay(mondayOf(today) + days + wanted - 1));
    if (now === undefined || next === undefined) return null;
    if (now.first <= today) return sure(next);
    return { ahead: now, behind: now, doubt: [now, next] };
  };
}

/** "due venerdì": the second to come (count 2), from today or from any other day. */
export function nthWeekday(wanted: number, count: number): Days {
  return (today) => sure(oneDay(weekdayAfter(today, wanted) + (count - 1) * 7));
}

/** The first such weekday after a day. */
export function weekdayAfter(day: number, wanted: number): number {
  return day + ((wanted - weekdayOf(day) + 6) % 7) + 1;
}

/** "sabato 14": the month where they meet; where they do not soon, the host must say which is meant. */
export function weekdayAndDay(wanted: number, day: number): Days {
  return (today) => {
    const near = [0, 1, -1, 2, -2, 3].map((step) => meeting(today, { wanted, day, step }));
    const ahead = near.find((at) => at !== null && at >= today);
    const behind = near.find((at) => at !== null && at < today);
    const [first, other] = [ahead ?? behind, behind ?? ahead];
    if (first == null || other == null) return mismatch(today, wanted, day);
    return { ahead: oneDay(first), behind: oneDay(other) };
  };
}

function meeting(
  today: number,
  { wanted, day, step }: { wanted: number; day: number; step: number },
): number | null {
  const { year, month } = dateOf(today);
  const [y, m] = monthAt(year, month + step);
  const at = realDay({ year: y, month: m, day });
  return at !== null && weekdayOf(at) === wanted ? at : null;
}

function mismatch(today: number, wanted: number, day: number): Pick | null {
  const [named, counted] = [weekday(wanted)(today), dayOfMonth(day)(today)];
  if (named === null || counted === null) return null;
  return { ...counted, doubt: [counted.ahead, named.ahead] };
}

/** Days seen from other days: "due giorni dopo domani", "sabato a otto". */
export function counted(from: Days, move: (day: number) => number): Days {
  return (today) => {
    const pick = from(today);
    if (pick === null) return null;
    const moved = ({ first }: DaySpan) => oneDay(move(first));
    const { ahead, behind, doubt } = pick;
    return {
      ahead: moved(ahead),
      behind: moved(behind),
      ...(doubt ? { doubt: doubt.map(moved) } : {}),
    };
  };
}

/** An amount on from a day, or before it, its hours left aside. */
export function on(day: number, { months, days, workdays }: Amount, sign: 1 | -1 = 1): number {
  if (workdays !== undefined) return workdaysOn(day, workdays, sign);
  return monthsOn(day, sign * months) + sign * days;
}

/** So many working days on, Saturdays and Sundays left out. */
function workdaysOn(day: number, count: number, sign: 1 | -1): number {
  let at = day;
  for (let left = Math.min(count, 400); left > 0; ) {
    at += sign;
    if (weekdayOf(at) < 6) left -= 1;
  }
  return at;
}

/** The week, month or year that holds a day, moved by so many of them. */
export function unitOf(day: number, unit: Unit, move = 0): DaySpan | null {
  const { year, month } = dateOf(day);
  const monday = mondayOf(day) + move * 7;
  if (unit === 'day') return oneDay(day + move);
  if (unit === 'week') return { first: monday, next: monday + 7 };
  if (unit === 'weekend') return { first: monday + 5, next: monday + 7 };
  if (unit === 'fortnight') return { first: monday, next: monday + 14 };
  const months = lengths[unit];
  if (months === undefined) return null;
  const count = Math.floor((year * 12 + month - 1) / months) + move;
  return { first: monthStart(count * months), next: monthStart((count + 1) * months) };
}

const lengths: Partial<Record<Unit, number>> = {
  month: 1,
  quarter: 3,
  half: 6,
  year: 12,
  decade: 120,
  century: 1200,
};

function monthStart(count: number): number {
  return dayOf(Math.floor(count / 12), (count % 12) + 1, 1);
}

/** A month of a year, or whole years. */
export function monthOf(year: number, month: number): DaySpan {
  const first = dayOf(year, month, 1);
  return { first, next: first + monthLength(year, month) };
}

export function yearSpan(year: number): DaySpan {
  return { first: dayOf(year, 1, 1), next: dayOf(year + 1, 1, 1) };
}
