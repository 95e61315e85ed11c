import { anyWord, begins, has, type Match, maybe, type Rule, rule, rules, the } from './chart.ts';
import { dateOf, monthAt } from './civil.ts';
import * as days from './days.ts';
import { alone, clearAfter, isLaterHour, isNoDay, isRank } from './grammar-numbers.ts';
import { holidays, lastOf, nthOf } from './holidays.ts';
import type { Days, Kind } from './meanings.ts';
import { sharedNames } from './shared-names.ts';

/** A day and a month in words, or a day with a name. */
export const dated: Rule[] = [
  ...rules(
    'dated',
    ['daynumber stop|of|dash|slash|dot? month', 'month stop|dash|slash|dot? the? daynumber'],
    (m) => (isVerb(m) ? null : days.dayAndMonth(the(m, 'month'), the(m, 'daynumber'))),
  ),
  ...rules(
    'dated',
    [
      'daynumber stop|of|dash|slash? month stop? comma|of|dash|slash? year',
      'daynumber of? month stop? of? year',
      'month stop|dash|slash? comma? the? daynumber comma? of? year',
      'year dash|slash month dash|slash daynumber',
    ],
    (m) => days.fullDate(the(m, 'year'), the(m, 'month'), the(m, 'daynumber')),
  ),
  // "slittare a dicembre, il 3"
  rule('dated', 'month comma dayat daynumber|nthday', (m) =>
    clearAfter(m)
      ? days.dayAndMonth(the(m, 'month'), maybe(m, 'daynumber') ?? the(m, 'nthday'))
      : null,
  ),
  rule('dated', 'yearday', (m) => days.dayAndMonth(the(m, 'yearday').month, the(m, 'yearday').day)),
  rule('dated', 'holiday', (m) => yearlyHoliday(the(m, 'holiday'))),
  rule('dated', 'holiday of? year', (m) => holidayIn(the(m, 'holiday'), the(m, 'year'))),
  rule('dated', 'holiday of? period', (m) => {
    const [dayIn, of] = [holidays[the(m, 'holiday')], the(m, 'period')];
    return (today) => {
      const pick = of(today);
      if (pick === null || dayIn === undefined) return null;
      return days.sure(days.oneDay(dayIn(dateOf(pick.ahead.first).year)));
    };
  }),
];

/** Days seen from today. */
export const seen: Rule[] = [
  rule('date', 'shift', (m) => days.shifted(the(m, 'shift'))),
  // "saturdays table", its apostrophe left out
  rule('date', 'weekdays', (m) =>
    begins(m.chart, m.to, 'owned') ? days.weekday(the(m, 'weekdays')) : null,
  ),
  rule('date', 'weekday', (m) => (isName(m) ? null : days.weekday(the(m, 'weekday')))),
  rule('date', 'this weekday', (m) => days.thisWeekday(the(m, 'weekday'))),
  rule('date', 'this next weekday', (m) => days.thisWeekday(the(m, 'weekday'))),
  ...rules('date', ['the? next weekday', 'weekday next'], (m) => {
    // "coming Friday", "sabato che viene" are the first to come, whatever "next" may be.
    const first = m.parts.some(({ from }) => begins(m.chart, from, 'nearest'));
    return (first ? days.thisWeekday : days.nextWeekday)(the(m, 'weekday'));
  }),
  rule('date', 'the? last weekday', (m) => days.weekdayOfWeek(the(m, 'weekday'), -1)),
  rule('date', 'weekday last', (m) => days.weekdayOfWeek(the(m, 'weekday'), -1)),
  rule('date', 'on|in? the? dated', (m) => the(m, 'dated')),
  rule('date', 'this|next? weekday comma? on? the? dated', (m) => the(m, 'dated')),
  rule('date', 'shift comma? dated', (m) => the(m, 'dated')),
  ...rules('date', ['weekday comma? dayat? daynumber', 'the? next|this weekday daynumber'], (m) => {
    // "sabato 4 pizze" is no 4th; few tables are of thirteen and more.
    const [day, last] = [the(m, 'daynumber'), m.chart.words[m.to - 1]];
    const clear = clearAfter(m) || (last?.kind === 'digits' && day > 12);
    return clear && alone(m) && !isNoDay(m) && !isLaterHour(m)
      ? days.weekdayAndDay(the(m, 'weekday'), day)
      : null;
  }),
  rule('date', 'weekday comma? dayat? nthday', (m) =>
    days.weekdayAndDay(the(m, 'weekday'), the(m, 'nthday')),
  ),
  rule('date', 'dayat daynumber', (m) => {
    const [n, number] = [the(m, 'daynumber'), m.chart.words[m.to - 1]?.text];
    // After an Italian "il" nothing can be counted; "l'una" is an hour.
    const clear = m.chart.language === 'it' ? number !== 'una' && number !== 'uno' : clearAfter(m);
    const course = m.parts.some(({ from }) => begins(m.chart, from, 'ordinal')) && n < 10;
    // "il 27° piano" is a floor.
    const nth = m.chart.words[m.to - 1]?.kind === 'sign' && !clearAfter(m);
    return clear && !course && !nth && !isNoDay(m) && !isPointedAt(m) ? days.dayOfMonth(n) : null;
  }),
  rule('date', 'dayat? the? nthday', (m) => {
    const day = the(m, 'nthday');
    // "il primo" and "the second" are courses as often as days.
    const said = anyWord(m, ({ kind }) => kind === 'digits') || day > 10;
    return said && !isRank(m) ? days.dayOfMonth(day) : null;
  }),
  rule('date', 'count', countOf),
];

/** Days counted in weekdays and weeks: "sabato a otto", "tra due venerdì", "a week on Saturday". */
export const countedDays: Rule[] = [
  rule('date', 'date comma? eight', (m) => days.counted(the(m, 'date'), (day) => day + 7)),
  rule('date', 'the? weekday afternext', (m) =>
    days.counted(days.weekday(the(m, 'weekday')), (day) => day + 7),
  ),
  rule('date', 'weekday later', (m) => {
    // "Saturday after all" and "domenica dopo la messa" are this Saturday and this Sunday.
    const next = m.chart.words[m.to];
    const ends = next === undefined || next.kind === 'sign';
    return ends ? days.counted(days.weekday(the(m, 'weekday')), (day) => day + 7) : null;
  }),
  rule('date', 'in number weekdays', nthFromNow),
  rule('date', 'between number weekdays|weekday', nthFromNow),
  rule('date', 'number weekdays|weekday fromnow|later', nthFromNow),
  rule('date', 'weekday unit', (m) => {
    const more = onwards[m.chart.words[m.to - 1]?.text ?? ''];
    return more ? days.counted(days.weekday(the(m, 'weekday')), (day) => day + more) : null;
  }),
  rule('date', 'amount on|after? date', (m) => {
    const { months, days: count, seconds } = the(m, 'amount');
    if (seconds > 0 || months > 0 || (count !== 7 && count !== 14)) return null;
    return days.counted(the(m, 'date'), (day) => day + count);
  }),
  rule('date', 'dated eight', (m) => days.counted(the(m, 'dated'), (day) => day + 7)),
];

/** "Friday week", "Friday fortnight". */
const onwards: Readonly<Record<string, number>> = { week: 7, fortnight: 14 };

/** The first Friday of a month, and the last. */
export const nthDays: Rule[] = [
  rule('date', 'the? last weekday of? the? month', (m) => {
    const [weekday, month] = [the(m, 'weekday'), the(m, 'month')];
    return days.yearly((year) => lastOf(year, weekday, month));
  }),
  rule('date', 'the? last weekday of|every the? this? unit', lastInMonth),
  rule('date', 'the? weekday before|after dated', (m) => {
    const weekday = the(m, 'weekday');
    const from = has(m, 'before') ? -8 : 0;
    return days.counted(the(m, 'dated'), (day) => days.weekdayAfter(day + from, weekday));
  }),
  rule('date', 'the? ordinal weekday of? month', (m) => {
    const [count, weekday, month] = [the(m, 'ordinal'), the(m, 'weekday'), the(m, 'month')];
    return days.yearly((year) => nthOf(year, [count, weekday, month]));
  }),
  rule('date', 'the? ordinal weekday of period', nthInPeriod),
  rule('date', 'the? ordinal weekday', nthInPeriod),
];

/** "One may ask", "two march on": a number in words and a verb. */
function isVerb({ chart, from, to, parts }: Match): boolean {
  const verb = /^(?:may|march)$/.test(chart.words[to - 1]?.text ?? '');
  return (
    verb &&
    parts.length === 2 &&
    chart.words[from]?.kind === 'word' &&
    !begins(chart, from, 'ordinal')
  );
}

/** "Make that 1, not 2", "we're the 4 at 8.30": only "that 1st" would be a day. */
function isPointedAt({ chart: { words }, from, to }: Match): boolean {
  const isPlain = /^\d+$/.test(words[to - 1]?.text ?? '');
  const [first, next] = [words[from]?.text ?? '', words[to]?.text ?? ''];
  return (
    isPlain && (/^(?:this|that)$/.test(first) || (first === 'the' && /^(?:at|on)$/.test(next)))
  );
}

/** "we sat", "in the sun", "ciao Gio": short names of days are other words too. */
function isName({ chart, from, to }: Match): boolean {
  const { language, words, edges } = chart;
  const word = words[from]?.text ?? '';
  if (to - from > 1 || word.length > 3) return false;
  const before = edges[from - 1]?.map(({ kind }) => kind) ?? [];
  // "can it be a sun 1pm?"
  const isTimed = begins(chart, to, 'time') || begins(chart, to, 'part');
  if (language === 'en') return !isTimed && before.includes(word === 'sun' ? 'the' : 'pronoun');
  const beside = edges[to]?.some(({ kind }) => neighbours.has(kind)) === true;
  return words.length > 1 && !beside && !before.some((kind) => neighbours.has(kind));
}

const neighbours: ReadonlySet<Kind> = new Set<Kind>([
  ...([
    'number',
    'part',
    'at',
    'on',
    'or',
    'dash',
    'next',
    'to',
    'this',
    'period',
    'month',
  ] as const),
  ...(['comma', 'fixedclock'] as const),
]);

/** "L'ultimo venerdì del mese", "the last Thursday of each month": of this month while it is still to come. */
function lastInMonth(m: Match): Days | null {
  const weekday = the(m, 'weekday');
  if (the(m, 'unit') !== 'month') return null;
  return (today) => {
    const { year, month } = dateOf(today);
    const [nextYear, nextMonth] = monthAt(year, month + 1);
    const now = lastOf(year, weekday, month);
    return days.sure(days.oneDay(now >= today ? now : lastOf(nextYear, weekday, nextMonth)));
  };
}

function nthInPeriod(m: Match): Days {
  const [count, weekday] = [the(m, 'ordinal'), the(m, 'weekday')];
  const of = maybe(m, 'period') ?? ((today: number) => days.sure(days.oneDay(today)));
  return (today) => {
    const pick = of(today);
    if (pick === null) return null;
    const { year, month } = dateOf(pick.ahead.first);
    const day = nthOf(year, [count, weekday, month]);
    return dateOf(day).month === month ? days.sure(days.oneDay(day)) : null;
  };
}

function nthFromNow(m: Match): Days {
  const wanted = maybe(m, 'weekdays') ?? the(m, 'weekday');
  return days.nthWeekday(wanted, the(m, 'number').n);
}

function countOf(m: Match): Days | null {
  const { amount, sign, whole } = the(m, 'count');
  if (!whole) return null;
  return (today) => days.sure(days.oneDay(days.on(today, amount, sign)));
}

function yearlyHoliday(name: string): Days {
  const shared = sharedNames[name];
  if (shared !== undefined) return shared;
  const dayIn = holidays[name];
  return dayIn === undefined ? () => null : days.yearly(dayIn);
}

function holidayIn(name: string, year: number): Days {
  return () => {
    const day = holidays[name]?.(year);
    return day === undefined ? null : days.sure(days.oneDay(day));
  };
}
