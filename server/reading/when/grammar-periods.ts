import { all, anyWord, has, type Match, maybe, type Rule, rule, rules, the } from './chart.ts';
import { dateOf, mondayOf, monthsOn } from './civil.ts';
import * as days from './days.ts';
import { alone, clearAfter } from './grammar-numbers.ts';
import type { DaySpan, Days, Pick, Unit } from './meanings.ts';

/** Weeks, months and years seen from today. */
export const periods: Rule[] = [
  rule('period', 'the? this|my unit', (m) => unitFrom(m, 0)),
  rule('period', 'the? unit this', (m) => unitFrom(m, 0)),
  rule('period', 'the unit', (m) => {
    const unit = the(m, 'unit');
    // "put it back a week": any week
    const isAny = /^(?:an?|un|una|uno)$/.test(m.chart.words[m.from]?.text ?? '');
    return !isAny && (unit === 'week' || unit === 'weekend') ? unitFrom(m, 0) : null;
  }),
  rule('period', 'unit', (m) => (the(m, 'unit') === 'weekend' ? unitFrom(m, 0) : null)),
  rule('period', 'the? next unit', (m) => unitFrom(m, 1)),
  rule('period', 'the? unit next', (m) => unitFrom(m, 1)),
  rule('period', 'the? last unit', (m) => unitFrom(m, -1)),
  rule('period', 'the? unit last', (m) => unitFrom(m, -1)),
  rule('period', 'the? unit afternext', (m) => unitFrom(m, 2)),
  rule('period', 'year', (m) => numberYear(m)),
  rule('period', 'in? the? unit of? year|number', (m) => numberYear(m)),
];

/** Months, with and without their year. */
export const months: Rule[] = [
  rule('period', 'in|of? the? month', (m) => (plainMonth(m) ? yearlyMonth(the(m, 'month')) : null)),
  rule('period', 'the? this month', (m) => (certain(m) ? monthFrom(m, 0) : null)),
  rule('period', 'the? next month', (m) => yearlyMonth(the(m, 'month'), true)),
  rule('period', 'the? month next', (m) => yearlyMonth(the(m, 'month'), true)),
  rule('period', 'the? last month', (m) => monthFrom(m, -1)),
  rule('period', 'the? month last', (m) => monthFrom(m, -1)),
  ...rules(
    'period',
    ['in? month stop? comma|of|dash|slash? year', 'year comma|dash|slash? month'],
    (m) => always(days.monthOf(the(m, 'year'), the(m, 'month'))),
  ),
  rule('period', 'in|of? month number', (m) => {
    const { n, digits } = the(m, 'number');
    return digits === 2 && n > 31 ? always(days.monthOf(days.fullYear(n), the(m, 'month'))) : null;
  }),
  ...rules('period', ['number slash|dot|dash year', 'year slash|dot|dash number'], (m) => {
    const month = all(m, 'number').find(({ digits }) => digits <= 2)?.n ?? 0;
    return alone(m) && month >= 1 && month <= 12
      ? always(days.monthOf(the(m, 'year'), month))
      : null;
  }),
  rule('period', 'in? month of? period', (m) => {
    const [of, month] = [the(m, 'period'), the(m, 'month')];
    return (today) => {
      const pick = of(today);
      return pick && days.sure(days.monthOf(dateOf(pick.ahead.first).year, month));
    };
  }),
];

/** Parts of a period, and periods that hold a day. */
export const partsOfPeriods: Rule[] = [
  rule('period', 'the? ordinal unit of? period', nthUnit),
  rule('period', 'the? last unit of? period', lastUnit),
  rule('period', 'period for? the? ordinal unit', nthUnit),
  rule('period', 'at|the? edge of? period', (m) => slice(the(m, 'period'), the(m, 'edge'))),
  rule('period', 'edge of? the? unit', (m) => {
    const of = seenFrom(the(m, 'unit'), 0);
    return of && the(m, 'unit') !== 'day' ? slice(of, the(m, 'edge')) : null;
  }),
  rule('period', 'the? unit starting|of date', (m) => holding(the(m, 'date'), the(m, 'unit'))),
  rule('period', 'the? rest of? the? my? unit this?', (m) => restOf(the(m, 'unit'))),
  rule('period', 'the? rest of? this unit', (m) => restOf(the(m, 'unit'))),
];

/** A weekday of a week that is named. */
export const daysOfPeriods: Rule[] = [
  ...rules('date', ['period comma? on|of? the? weekday', 'weekday comma? on|of? period'], (m) => {
    const [of, wanted] = [the(m, 'period'), the(m, 'weekday')];
    return ofWeek(of, wanted);
  }),
  // "quest'anno a Pasquetta"
  rule('date', 'period comma? in the? dated', (m) => the(m, 'dated')),
  ...rules('date', ['dayat the? daynumber of period', 'dayat? the? nthday of? period'], (m) => {
    const [of, day] = [the(m, 'period'), the(m, 'daynumber')];
    return ofMonth(of, day);
  }),
];

/** A stretch that is the same from whatever day one looks. */
export function always(span: DaySpan): Days {
  return () => days.sure(span);
}

function seenFrom(unit: Unit, move: number): Days | null {
  if (['second', 'minute', 'hour', 'day', 'workday'].includes(unit)) return null;
  return (today) => {
    const span = days.unitOf(today, unit, move);
    return span && days.sure(span);
  };
}

function unitFrom(m: Match, move: number): Days | null {
  return seenFrom(the(m, 'unit'), move);
}

function numberYear(m: Match): Days | null {
  const year = maybe(m, 'year') ?? maybe(m, 'number')?.n ?? 0;
  const named = has(m, 'unit');
  if (anyWord(m, ({ text }) => text === 'anni')) return null;
  if (named && (the(m, 'unit') !== 'year' || year < 100)) return null;
  if (!named && (year < 1700 || year > 2100 || !alone(m))) return null;
  return always(days.yearSpan(year));
}

/** "this may" and "last march" could be verbs before another word. */
function certain(m: Match): boolean {
  const word = m.chart.words[m.to - 1]?.text;
  return (word !== 'may' && word !== 'march') || clearAfter(m);
}

/** Short names of months are other words too: "mar", "set", "may", "march" need a preposition. */
function plainMonth(m: Match): boolean {
  const word = m.chart.words[m.to - 1]?.text ?? '';
  const risky = m.chart.language === 'en' ? ['may', 'march'] : [];
  const marked = has(m, 'in') || has(m, 'of') || has(m, 'the');
  return marked ? clearAfter(m) || word.length > 4 : word.length > 4 && !risky.includes(word);
}

/** A month by name, this year's or the next. */
export function yearlyMonth(month: number, next = false): Days {
  return (today) => {
    const { year } = dateOf(today);
    const now = days.monthOf(year, month);
    const coming = next ? now.first > today : now.next > today;
    const ahead = coming ? now : days.monthOf(year + 1, month);
    const behind = now.first <= today ? now : days.monthOf(year - 1, month);
    return next ? days.sure(ahead) : { ahead, behind };
  };
}

function monthFrom(m: Match, years: number): Days {
  const month = the(m, 'month');
  return (today) => days.sure(days.monthOf(dateOf(today).year + years, month));
}

/** The same change to every reading. */
export function eachPick(of: Days, change: (span: DaySpan, today: number) => DaySpan | null): Days {
  return (today) => {
    const pick: Pick | null = of(today);
    if (pick === null) return null;
    const [ahead, behind] = [change(pick.ahead, today), change(pick.behind, today)];
    return ahead && behind && { ahead, behind };
  };
}

/** The first week of a month is the one that holds its first Monday to Thursday. */
function nthUnit(m: Match): Days | null {
  const [count, unit] = [the(m, 'ordinal'), the(m, 'unit')];
  return eachPick(the(m, 'period'), ({ first }) => {
    if (unit !== 'week') return days.unitOf(first, unit, count - 1);
    const start = mondayOf(first + 3) + (count - 1) * 7;
    return { first: start, next: start + 7 };
  });
}

function lastUnit(m: Match): Days | null {
  const unit = the(m, 'unit');
  return eachPick(the(m, 'period'), ({ next }) => {
    if (unit !== 'week') return days.unitOf(next - 1, unit);
    const start = mondayOf(next - 4);
    return { first: start, next: start + 7 };
  });
}

function slice(of: Days, edge: 'start' | 'middle' | 'end'): Days {
  return eachPick(of, ({ first, next }) => {
    const [from, to] = halvesOf(first, next);
    if (edge === 'start') return { first, next: to };
    if (edge === 'end') return { first: from, next };
    return next - first <= 7
      ? { first: first + 1, next: next - 2 }
      : { first: first + 9, next: first + 20 };
  });
}

/** Where the second half of a week, a month or a year begins, and where the first ends. */
function halvesOf(first: number, next: number): [number, number] {
  if (next - first <= 7) return [first + 3, first + 3];
  if (next - first <= 31) return [first + 15, first + 15];
  const middle = monthsOn(first, 6);
  return [middle, middle];
}

function holding(date: Days, unit: Unit): Days | null {
  if (unit !== 'week' && unit !== 'month' && unit !== 'year') return null;
  return eachPick(date, ({ first }) => days.unitOf(first, unit));
}

function restOf(unit: Unit): Days | null {
  if (unit === 'day') return null;
  return (today) => {
    const span = days.unitOf(today, unit);
    return span && days.sure({ first: today, next: span.next - 1 });
  };
}

/** A weekday of a week that is named. */
export function ofWeek(of: Days, weekday: number): Days {
  return eachPick(of, ({ first, next }) => {
    // "the weekend, Saturday ideally"
    const day = mondayOf(first) + weekday - 1;
    const isHeld = day >= first && day < next;
    return isHeld && next - first <= 7 ? days.oneDay(day) : null;
  });
}

/** A day of a month that is named. */
export function ofMonth(of: Days, day: number): Days {
  return eachPick(of, ({ first, next }) =>
    next - first >= 28 && next - first <= 31 && first + day - 1 < next
      ? days.oneDay(first + day - 1)
      : null,
  );
}
