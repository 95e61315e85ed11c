import { all, has, type Match } from './chart.ts';
import * as days from './days.ts';
import { glued } from './grammar-numbers.ts';
import type { Days } from './meanings.ts';

/** "24/7", "10/10" and "1/2" are no dates by themselves. */
export function ratio(m: Match): boolean {
  const [one, other] = all(m, 'number');
  if (!one || !other) return true;
  const vote = (other.n === 10 && one.n <= 10) || (other.n === 5 && one.n <= 5);
  const fraction = one.n < other.n && other.n <= 4;
  const padded = one.digits === 2 && other.digits === 2 && one.n < 10;
  return (one.n === 24 && other.n === 7) || ((vote || fraction) && !padded);
}

/** "21/03/2026", "2026-03-21". */
export function threeFigures(m: Match): Days | null {
  const [first, second, third] = all(m, 'number');
  if (!first || !second || !third || first.digits * second.digits * third.digits === 0) return null;
  if (first.digits === 4) return days.fullDate(first.n, second.n, third.n);
  // "Thurs. 2. 7.15" is no date
  if (third.digits !== 4 && (third.digits !== 2 || !glued(m))) return null;
  return dayFirst(m, (month, day) => days.fullDate(third.n, month, day));
}

/** "21/03". */
export function twoFigures(m: Match): Days | null {
  const [first, second] = all(m, 'number');
  if (!first || !second || first.digits * second.digits === 0) return null;
  if (first.digits > 2 || second.digits > 2) return null;
  if (isDeparture(m)) return null;
  // "Sunday 12.30" is an hour: who puts the month first writes 12/30
  if (second.n > 12 && has(m, 'dot')) return null;
  return dayFirst(m, days.dayAndMonth);
}

/** "We're on the 6.10 from Leeds". */
function isDeparture(m: Match): boolean {
  const next = m.chart.words[m.to]?.text ?? '';
  return has(m, 'dot') && /^(?:from|train|bus|ferry|flight|boat|sailing)$/.test(next);
}

/** "14/3" is the 14th of March and "3/14" can only be so too; "3/4" in English leaves a doubt. */
function dayFirst(m: Match, date: (month: number, day: number) => Days): Days | null {
  const [first = 0, second = 0] = all(m, 'number').map(({ n }) => n);
  if (first < 1 || second < 1 || first > 31 || second > 31) return null;
  if (second > 12) return first > 12 ? null : date(first, second);
  // "5.9." is of the 5th: who puts the month first writes no dots
  return first <= 12 && first !== second && m.chart.language === 'en' && !has(m, 'dot')
    ? days.either(date(second, first), date(first, second))
    : date(second, first);
}
