import { all, type Edge, type Match, maybe, type Rule, rules, the } from './chart.ts';
import { dateOf, dayOf } from './civil.ts';
import * as days from './days.ts';
import { always, eachPick, ofMonth, yearlyMonth } from './grammar-periods.ts';
import type { DaySpan, Days, Pick } from './meanings.ts';

/** From a day to another. */
export const dayRanges: Rule[] = [
  ...rules(
    'period',
    [
      'from|off date|period to|until date|period',
      'between the? date|period and|dash the? date|period',
      'date to|until|dash date',
      'from date|period dash date|period',
      'year dash|to year',
      'from? month dash|to|until the? period|month',
      'between month and period|month',
      'date|period dash|to|until date|period',
      'from|between now to|until|and date|period',
      'from|between date|period to|until|and now',
    ],
    fromTo,
  ),
  ...rules(
    'period',
    [
      'from|dayat|between? the? daynumber to|until|dash date',
      'from|dayat|between? the? daynumber to|until|dash the? daynumber of|in? period',
      'between the? daynumber and|dash the? daynumber of|in? period',
      'between the? daynumber and|dash the? date',
    ],
    sameMonth,
  ),
  ...rules(
    'period',
    [
      'in? month from|the|dayat? the? daynumber to|until|dash the? daynumber year?',
      'in? month between the? daynumber and|dash the? daynumber year?',
      'from|dayat? the? daynumber to|until|dash the? daynumber of? month',
      'from|dayat? the? daynumber to|until|dash the? daynumber of? month comma? of? year',
      'between the? daynumber and|dash the? daynumber of? month',
      'between the? daynumber and|dash the? daynumber of? month comma? of? year',
    ],
    daysOfMonth,
  ),
];

/** "la prossima settimana tra mercoledì e venerdì". */
export const weekRanges: Rule[] = [
  ...rules(
    'period',
    ['period between weekday and weekday', 'period from weekday to|until|dash weekday'],
    (m) => {
      const [first = 0, last = 0] = all(m, 'weekday');
      return eachPick(the(m, 'period'), (span) =>
        span.next - span.first === 7 && first < last
          ? { first: span.first + first - 1, next: span.first + last - 1 }
          : null,
      );
    },
  ),
];

function fromTo(m: Match): Days | null {
  const [from, to] = m.parts.flatMap((part) => endOf(part));
  return from && to ? between(from, to) : null;
}

function endOf({ kind, value }: Edge): Days[] {
  if (kind === 'date' || kind === 'period') return [value as Days];
  if (kind === 'month') return [yearlyMonth(value as number)];
  if (kind === 'year') return [always(days.yearSpan(value as number))];
  return kind === 'now' ? [days.shifted(0)] : [];
}

/** Where only one end tells its year, the other is the nearest; else the end is the first such day after the start. */
function between(from: Days, to: Days): Days {
  return (today) => {
    const [start, end] = [from(today), to(today)];
    if (start === null || end === null) return null;
    if (isFixed(end)) return lastBefore({ from, start, end: end.ahead });
    const ahead = join(start.ahead, to(start.ahead.first)?.ahead);
    const behind = join(start.behind, to(start.behind.first)?.ahead) ?? ahead;
    if (ahead === null || behind === null) return null;
    return behind.next > today ? { ahead: behind, behind } : { ahead, behind };
  };
}

function isFixed({ ahead, behind }: Pick): boolean {
  return ahead.first === behind.first;
}

function lastBefore(known: { from: Days; start: Pick; end: DaySpan }): Pick | null {
  const { from, start, end } = known;
  const first = isFixed(start) ? start.ahead : from(end.first)?.behind;
  const span = first && join(first, end);
  return span ? days.sure(span) : null;
}

function join(from: DaySpan, to: DaySpan | undefined): DaySpan | null {
  return to !== undefined && to.first >= from.first ? { first: from.first, next: to.first } : null;
}

function sameMonth(m: Match): Days | null {
  const [first, last] = all(m, 'daynumber');
  const to = last === undefined ? the(m, 'date') : ofMonth(the(m, 'period'), last);
  if (first === undefined) return null;
  return eachPick(to, ({ first: end }) => {
    const { year, month, day } = dateOf(end);
    return first < day ? { first: dayOf(year, month, first), next: end } : null;
  });
}

function daysOfMonth(m: Match): Days | null {
  const [first, last] = all(m, 'daynumber');
  const [month, year] = [the(m, 'month'), maybe(m, 'year')];
  if (first === undefined || last === undefined || first >= last) return null;
  const to = year === null ? days.dayAndMonth(month, last) : days.fullDate(year, month, last);
  return eachPick(to, ({ first: end }) => ({ first: end - (last - first), next: end }));
}
