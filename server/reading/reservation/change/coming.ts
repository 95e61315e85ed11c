import type { Span } from '../../span.ts';
import { dateOf, dayText, monthAt, parseDay, realDay } from '../../when/civil.ts';
import { findWhen, type When, type WhenContext } from '../../when/when.ts';
import type { Value } from './values.ts';

/** "I booked the 12th, it should have been the 13th": of a change no day is gone. */
export function asComing(text: string, when: When, context: WhenContext): When {
  if (when.sense !== 'past') return when;
  const [alone] = findWhen(text.slice(when.from, when.to), context);
  if (alone === undefined || alone.kind !== when.kind) return when;
  const shift = ({ from, to }: Span) => ({ from: from + when.from, to: to + when.from });
  return {
    ...{ ...alone, ...shift(alone) },
    ...(alone.date ? { date: shift(alone.date) } : {}),
    ...(alone.time ? { time: shift(alone.time) } : {}),
  };
}

/** "Can the 9th of April be the 10th": a day that is only a number is the one nearest to the day it is held against. */
export function nearOther(
  text: string,
  day: Value,
  { all, today }: { all: readonly Value[]; today: string },
): Value {
  const number = text.slice(day.core, day.to).match(/^(\d{1,2})(?:st|nd|rd|th)?$/i)?.[1];
  const other = all.find(({ field, told }) => field === 'day' && told !== day.told);
  if (number === undefined || other === undefined) return day;
  const told = nearest(Number(number), other.told, today);
  const [when] = day.of.whens;
  if (told === null || when === undefined) return day;
  const values = [{ start: told, end: null }];
  return { ...day, told, of: { whens: [{ ...when, values, ambiguous: false }], company: [] } };
}

function nearest(day: number, other: string, today: string): string | null {
  const at = parseDay(other);
  const { year, month } = dateOf(at);
  const days = [-1, 0, 1].flatMap((more) => {
    const [inYear, inMonth] = monthAt(year, month + more);
    return realDay({ year: inYear, month: inMonth, day }) ?? [];
  });
  const coming = days.filter((one) => one >= parseDay(today));
  const [best] = coming.toSorted((a, b) => Math.abs(a - at) - Math.abs(b - at));
  return best === undefined ? null : dayText(best);
}
