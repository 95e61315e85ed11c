import { all, edgeOf, has, type Match, maybe, type Rule, rule, rules, the } from './chart.ts';
import { on, oneDay, sure } from './days.ts';
import type { Amount, Count, Days, Unit } from './meanings.ts';

/** How long: "due ore e mezza", "1 year 1 month 21 days". */
export const amounts: Rule[] = [
  ...rules('amount', ['number unit', 'number dash unit', 'decimal unit'], (m) => {
    const n = maybe(m, 'number')?.n ?? maybe(m, 'decimal') ?? 0;
    return amountOf(n, the(m, 'unit'));
  }),
  // "un secondo", "a second": a moment's patience.
  rule('amount', 'one unit', (m) =>
    the(m, 'unit') === 'second' ? null : amountOf(1, the(m, 'unit')),
  ),
  rule('amount', 'few unit', (m) => amountOf(3, the(m, 'unit'))),
  rule('amount', 'couple unit', (m) => amountOf(2, the(m, 'unit'))),
  rule('amount', 'whole dash? unit', (m) => amountOf(1, the(m, 'unit'))),
  rule('amount', 'the unit whole', (m) => amountOf(1, the(m, 'unit'))),
  ...rules('amount', ['half one? unit', 'half'], (m) => {
    if (has(m, 'unit')) return amountOf(0.5, the(m, 'unit'));
    return /^mezzor/.test(m.chart.words[m.from]?.text ?? '') ? amountOf(0.5, 'hour') : null;
  }),
  ...rules('amount', ['number unit and one? half', 'one unit and one? half'], (m) =>
    amountOf((maybe(m, 'number')?.n ?? 1) + 0.5, the(m, 'unit')),
  ),
  rule('amount', 'number and one? half unit', (m) =>
    amountOf(the(m, 'number').n + 0.5, the(m, 'unit')),
  ),
  rule('amount', 'quarter of one? unit', (m) => amountOf(0.25, the(m, 'unit'))),
  rule('amount', 'number and quarter unit', (m) =>
    amountOf(the(m, 'number').n + 0.25, the(m, 'unit')),
  ),
];

/** "1 mese e 21 giorni". */
export const sums: Rule[] = [
  rule('amount', 'amount comma? and? amount', (m) => {
    const [first, rest] = all(m, 'amount');
    return first && rest ? sum(first, rest) : null;
  }),
];

/** So long from now, or ago. An hour of days is a day; with hours it is a moment. */
export const counts: Rule[] = [
  // "in due ore" is how long it takes; "tra due ore" is when.
  rule('count', 'in around? amount fromnow?', (m) =>
    m.chart.language === 'en' ? count(m, 1) : null,
  ),
  rule('count', 'between around? amount fromnow?', (m) => count(m, 1)),
  // "siamo a dieci minuti da voi", "ten minutes away"; who lives so far away says no more than that
  rule('count', 'in? around? amount fromhere', (m) =>
    the(m, 'amount').nominal <= 5400 && !isHome(m) ? count(m, 1) : null,
  ),
  rule('count', 'the? next|last amount', (m) => span(m, has(m, 'next') ? 1 : -1)),
  rule('count', 'the? amount next|last', (m) =>
    isItalian(m) ? span(m, has(m, 'next') ? 1 : -1) : null,
  ),
  rule('count', 'the? number next|last unit', (m) => span(numbered(m), has(m, 'next') ? 1 : -1)),
  rule('count', 'the? next|last unit', (m) => span(numbered(m), has(m, 'next') ? 1 : -1)),
  rule('count', 'within the? next? amount', (m) => span(m, 1)),
  ...rules('count', ['the? rest of? the? this? unit', 'the? rest of? the? unit this'], (m) =>
    the(m, 'unit') === 'day'
      ? { amount: none, sign: 1, whole: false, range: true, untilNight: true }
      : null,
  ),
  rule('count', 'atonce', () => ({ amount: none, sign: 1, whole: false })),
  rule('count', 'amount fromnow', (m) => count(m, 1)),
  rule('count', 'amount later', (m) => count(m, 1)),
  rule('count', 'amount ago', (m) => count(m, -1)),
  rule('date', 'amount after date', (m) => fromDay(m, 1)),
  rule('date', 'amount before date', (m) => fromDay(m, -1)),
];

/** "le 3 ore prossime"; in English "3 hours next week" are two things. */
export function isItalian({ chart }: Match): boolean {
  return chart.language === 'it';
}

function isHome({ chart: { words }, from }: Match): boolean {
  const home = /^(?:li(?:ve|ves|ving)|stay|staying|based|abit\p{L}+|viv\p{L}+)$/u;
  return home.test(words[from - 1]?.text ?? '') || home.test(words[from - 2]?.text ?? '');
}

/** All the time until then, where it is less than days. */
function span(m: Match, sign: 1 | -1): Count | null {
  const counted = count(m, sign);
  return counted.whole ? null : { ...counted, range: true };
}

/** "the 5 past minutes", "the next hour". */
export function numbered(m: Match): Match {
  const value = amountOf(maybe(m, 'number')?.n ?? 1, the(m, 'unit'));
  const amount = edgeOf('amount', m, value);
  return { ...m, parts: [...m.parts, amount] };
}

function count(m: Match, sign: 1 | -1): Count {
  const amount = the(m, 'amount');
  return { amount, sign, whole: amount.seconds === 0 };
}

function fromDay(m: Match, sign: 1 | -1): Days | null {
  const amount = the(m, 'amount');
  const from = the(m, 'date');
  if (amount.seconds > 0) return null;
  return (today) => {
    const pick = from(today);
    return pick && sure(oneDay(on(pick.ahead.first, amount, sign)));
  };
}

const hour = 3600;
const none: Amount = { months: 0, days: 0, seconds: 0, nominal: 0 };
const sizes: Record<Unit, Amount> = {
  second: { ...none, seconds: 1, nominal: 1 },
  minute: { ...none, seconds: 60, nominal: 60 },
  hour: { ...none, seconds: hour, nominal: hour },
  day: { ...none, days: 1, nominal: 24 * hour },
  workday: { ...none, days: 1, nominal: 24 * hour, workdays: 1 },
  week: { ...none, days: 7, nominal: 7 * 24 * hour },
  fortnight: { ...none, days: 14, nominal: 14 * 24 * hour },
  weekend: { ...none, days: 2, nominal: 2 * 24 * hour },
  month: { ...none, months: 1, nominal: 30 * 24 * hour },
  quarter: { ...none, months: 3, nominal: 90 * 24 * hour },
  half: { ...none, months: 6, nominal: 182.5 * 24 * hour },
  year: { ...none, months: 12, nominal: 365 * 24 * hour },
  decade: { ...none, months: 120, nominal: 3650 * 24 * hour },
  century: { ...none, months: 1200, nominal: 36500 * 24 * hour },
};

/** So many of a unit. Halves of a month or a year are counted in smaller ones. */
export function amountOf(n: number, unit: Unit): Amount {
  const { months, days, seconds, nominal, workdays } = sizes[unit];
  const whole = Math.trunc(n * months);
  return {
    months: whole,
    days: Math.round(n * days + (n * months - whole) * 30),
    seconds: n * seconds,
    nominal: n * nominal,
    ...(workdays ? { workdays: n } : {}),
  };
}

function sum(one: Amount, other: Amount): Amount {
  return {
    months: one.months + other.months,
    days: one.days + other.days,
    seconds: one.seconds + other.seconds,
    nominal: one.nominal + other.nominal,
  };
}
