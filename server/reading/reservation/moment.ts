import { type Field, field, nothing } from '../field.ts';
import type { Span } from '../span.ts';
import { parseDay } from '../when/civil.ts';
import type { When, WhenValue } from '../when/when.ts';
import { opensAt, type Period } from './opening.ts';
import { dayIn, distinct, fieldOf, hourIn, isOneDay } from './readings.ts';
import { hourOf, isHour, mealIn, weightOfHour } from './table-hour.ts';

/** The day and the hour of a booking. */
export type Moment = { date: Field<string>; time: Field<string> };

/** What decides between readings: no day before today, no hour when the firm is closed, and what takes back what was said before. */
export type Ground = {
  today: string;
  opening: readonly Period[];
  /** Where the text corrects itself: "anzi", "make it". */
  turns: readonly Span[];
  /** Where a table is asked for. */
  asked: readonly Span[];
  /** Where it is said that they are coming now: "just landed", "we're outside". */
  here: readonly Span[];
};

const bounds = ['elsewhere', 'before', 'until'];

/** It may be the day or the hour wanted: it is neither gone nor the hour of something else. */
export function isWanted({ kind, sense, role, values }: When, { today }: Ground): boolean {
  const isDayOfIt = role === 'elsewhere' && kind === 'date';
  if (role !== undefined && bounds.includes(role) && !isDayOfIt) return false;
  const days = values.flatMap(({ start }) => dayIn(start) ?? []);
  if (days.length > 0) return days.some((day) => isSoon(day, today));
  return sense !== 'past';
}

/** "The first time in two years": nobody wants a table so far ahead. */
function isSoon(day: string, today: string): boolean {
  return day >= today && parseDay(day) - parseDay(today) < farthest;
}

const farthest = 700;

/** Those wanted; and the one hour told, though a past tense stands near: "Friday 2 people 7:30 pm, last time I was sick". */
export function wantedIn(whens: readonly When[], ground: Ground): When[] {
  const wanted = whens.filter((one) => isWanted(one, ground));
  if (wanted.some(isHour)) return wanted;
  const hours = whens.filter((one) => isHour(one) && !wanted.includes(one));
  const [hour] = hours.filter(
    ({ kind, role, values }) => kind === 'time' && role === undefined && isOpen(values, ground),
  );
  if (hour === undefined || hours.length > 1) return wanted;
  return whens.filter((one) => one === hour || wanted.includes(one));
}

function isOpen(values: readonly WhenValue[], { opening }: Ground): boolean {
  return values.some(({ start }) => opensAt(opening, hourIn(start) ?? ''));
}

/** The day and the hour among these findings. */
export function momentOf(whens: readonly When[], ground: Ground): Moment {
  const days = whens.filter(isDay);
  const day = best(
    days,
    ground,
    (one, at) => weightOfDay(one, ground) + nearAsking(one, ground) + explains(days, at, ground),
  );
  const table = { opening: ground.opening, meal: mealIn(whens) };
  const hour = best(
    whens.filter(isHour),
    ground,
    (one, at) => weightOfHour(one, table) + at * later,
  );
  const isEarly = day?.part === 'morning' || whens.some(({ part }) => part === 'breakfast');
  return {
    date: day === undefined ? todayIn(whens, ground) : dayOf(day, ground),
    time: hour === undefined ? nothing() : hourOf(hour, { opening: ground.opening, isEarly }),
  };
}

/** Of equal hours the last: who tells of the day comes to the table in the end ("smonto alle 9, lui alle 9.30: alle 22 da voi"). */
const later = 0.001;

/** Who is at the door and names no day comes today; not who asks "atm" of a party in December. */
function todayIn(whens: readonly When[], { today, here }: Ground): Field<string> {
  const isLater = whens.some(({ kind, role }) => kind === 'daterange' && role !== 'elsewhere');
  return here.length > 0 && !isLater ? field(today, 0.7, ...here) : nothing();
}

/** The one with the most weight, the first of equals; one that corrects the one before it counts more. */
function best(
  whens: readonly When[],
  { turns }: Ground,
  weigh: (one: When, at: number) => number,
): When | undefined {
  let chosen: { one: When; weight: number } | undefined;
  let last = 0;
  for (const [at, one] of whens.entries()) {
    const corrects = chosen && turns.some((turn) => turn.from >= last && leadsTo(turn, one));
    const weight = weigh(one, at) + (corrects ? correction : 0);
    if (chosen === undefined || weight > chosen.weight) chosen = { one, weight };
    last = one.to;
  }
  return chosen?.one;
}

const correction = 3;

/** "Anzi facciamo sabato"; but of "diciamo all'una. La caparra la porto domani" only the hour. */
function leadsTo(turn: Span, { from }: When): boolean {
  return turn.from <= from && from - turn.to <= near;
}

function isDay(one: When): boolean {
  return isOneDay(one) && one.values.some(({ start }) => dayIn(start));
}

/** A day with its hour is the one; a part of a day ("domenica mattina") may be something said by the way. */
function weightOfDay({ kind, role, sense, part, values }: When, { today }: Ground): number {
  const gone = (sense === 'past' ? -2 : 0) - (isJustGone(values, today) ? 4 : 0);
  // "Friday after 8": only the hour is a bound
  if (kind === 'datetime') return 3 + gone;
  if (kind === 'datetimerange') return (part === 'morning' ? 0 : 2) + gone;
  return (role === undefined ? 2 : 0) + gone;
}

/** "My birthday (14 Feb)", told in March: of a day that comes again in eleven months the last is meant. */
function isJustGone(values: readonly WhenValue[], today: string): boolean {
  const [next, last] = values.map((value) => numberOf(value) - parseDay(today));
  return next !== undefined && next > 280 && last !== undefined && last < 0;
}

/** "On the Saturday of the long weekend, the 29th", "il venti, venerdì alle 8": a number that falls on the weekday beside it. */
function explains(days: readonly When[], at: number, { today }: Ground): number {
  const one = days[at];
  if (one === undefined || isWeekday(one)) return 0;
  return [days[at - 1], days[at + 1]].some((other) => other && tellsWeekday(one, other, today))
    ? 3
    : 0;
}

function tellsWeekday(day: When, other: When, today: string): boolean {
  const distance = numberOf(day.values[0]) - numberOf(other.values[0]);
  if (inWeeks(other, today)) return other.to <= day.from && Math.abs(distance) < 7;
  return isWeekday(other) && distance !== 0 && distance % 7 === 0;
}

/** "Tra due settimane, giovedì 26". */
function inWeeks({ kind, values }: When, today: string): boolean {
  const away = numberOf(values[0]) - parseDay(today);
  return kind === 'date' && values.length === 1 && away > 0 && away % 7 === 0;
}

/** Its readings are a week apart. */
function isWeekday({ values }: When): boolean {
  const days = distinct(values, ({ start }) => dayIn(start));
  return days.length === 2 && Math.abs(parseDay(days[0] ?? '') - parseDay(days[1] ?? '')) === 7;
}

function numberOf(value: WhenValue | undefined): number {
  return parseDay(dayIn(value?.start) ?? '');
}

/** The day said right after what is asked: "put us down for New Year's Eve". */
function nearAsking({ from }: When, { asked }: Ground): number {
  return asked.some(({ to }) => from >= to && from - to < near) ? 1 : 0;
}

const near = 30;

function dayOf(when: When, { today }: Ground): Field<string> {
  const all = distinct(when.values, ({ start }) => dayIn(start));
  const coming = all.filter((day) => day >= today);
  return fieldOf(coming.length > 0 ? coming : all, when, when.date ?? when);
}
