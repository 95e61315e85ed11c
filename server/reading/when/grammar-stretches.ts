import { anyWord, has, type Match, maybe, type Rule, rule, rules, the } from './chart.ts';
import { dateOf, dayOf, monthsOn } from './civil.ts';
import * as days from './days.ts';
import { isItalian, numbered } from './grammar-amounts.ts';
import { always, eachPick } from './grammar-periods.ts';
import type { DaySpan, Days } from './meanings.ts';

/** A stretch of so many days, weeks, months from today on or back. */
export const stretches: Rule[] = [
  ...rules('period', ['the? next amount', 'the? amount next'], (m) => placed(m, 1)),
  ...rules('period', ['the? last amount', 'the? amount last'], (m) => placed(m, -1)),
  rule('period', 'within the? next? amount fromnow?', within),
  rule('period', 'the? number next unit', (m) => stretch(numbered(m), 1)),
  rule('period', 'the? number last unit', (m) => stretch(numbered(m), -1)),
];

/** So long from a day on. */
export const starting: Rule[] = [
  rule('period', 'for? amount comma? starting date', startingAt),
  rule('period', 'for amount comma? from date', startingAt),
  rule('date', 'the? unit after|before date', beside),
];

/** Decades and quarters. */
export const rareUnits: Rule[] = [
  rule('period', 'in? the? number|year plural', decade),
  rule('period', 'in? the? tens', decade),
  rule('period', 'in? the? unit year|number|tens', (m) =>
    anyWord(m, ({ text }) => text === 'anni') ? decade(m) : null,
  ),
  ...rules('period', ['quartermark number of? year?', 'year dash? quartermark number'], quarterOf),
  rule('period', 'quartermark number of? the? this|next|last unit', quarterOf),
];

/** "The day after Boxing Day". */
function beside(m: Match): Days | null {
  const move = m.parts.some(({ kind }) => kind === 'after') ? 1 : -1;
  if (the(m, 'unit') !== 'day') return null;
  return eachPick(the(m, 'date'), ({ first }) => days.oneDay(first + move));
}

/** English says next and last before, Italian before and after. */
function placed(m: Match, sign: 1 | -1): Days | null {
  const after = m.parts.at(-1)?.kind !== 'amount';
  return after && !isItalian(m) ? null : stretch(m, sign);
}

function stretch(m: Match, sign: 1 | -1): Days | null {
  const amount = the(m, 'amount');
  if (amount.seconds > 0) return null;
  if (amount.months % 120 === 0 && amount.months > 0) return decades((sign * amount.months) / 120);
  return (today) =>
    days.sure(
      sign > 0
        ? { first: today + 1, next: days.on(today + 1, amount) }
        : { first: days.on(today, amount, -1), next: today },
    );
}

/** Decades are counted whole: the last two are the nineties and the noughties. */
function decades(count: number): Days {
  return (today) => {
    const now = days.unitOf(today, 'decade', count > 0 ? 1 : count);
    const end = days.unitOf(today, 'decade', count > 0 ? count : -1);
    return now && end && days.sure({ first: now.first, next: end.next });
  };
}

function within(m: Match): Days | null {
  const amount = the(m, 'amount');
  if (amount.seconds > 0) return null;
  return (today) => days.sure({ first: today, next: days.on(today, amount) });
}

function startingAt(m: Match): Days | null {
  const amount = the(m, 'amount');
  if (amount.seconds > 0) return null;
  return eachPick(the(m, 'date'), ({ first }) => ({ first, next: days.on(first, amount) }));
}

/** "gli anni 70", "the 1970s": ten years, of this century or the last. */
function decade(m: Match): Days | null {
  const n = maybe(m, 'year') ?? maybe(m, 'number')?.n ?? maybe(m, 'tens') ?? 0;
  if (n % 10 !== 0 || (n > 90 && n < 1000)) return null;
  const of = (first: number): DaySpan => ({
    first: dayOf(first, 1, 1),
    next: dayOf(first + 10, 1, 1),
  });
  return n > 90 ? always(of(n)) : () => ({ ahead: of(2000 + n), behind: of(1900 + n) });
}

/** "Q3 2016", "H1": a quarter or a half of a year. */
function quarterOf(m: Match): Days | null {
  const [n, mark] = [the(m, 'number').n, the(m, 'quartermark')];
  const months = mark === 'quarter' ? 3 : 6;
  if (n < 1 || n * months > 12) return null;
  const of = (year: number): DaySpan => ({
    first: dayOf(year, (n - 1) * months + 1, 1),
    next: monthsOn(dayOf(year, (n - 1) * months + 1, 1), months),
  });
  const year = maybe(m, 'year');
  if (year !== null) return always(of(year));
  const move = has(m, 'next') ? 1 : has(m, 'last') ? -1 : 0;
  if (has(m, 'unit')) return (today) => days.sure(of(dateOf(today).year + move));
  return (today) => {
    const now = dateOf(today).year;
    const first = of(now).first;
    return { ahead: of(first >= today ? now : now + 1), behind: of(first < today ? now : now - 1) };
  };
}
