import { all, begins, has, type Match, maybe, type Rule, rule, rules, the } from './chart.ts';
import { dateOf, weekdayOf } from './civil.ts';
import type { Kind, Numeral } from './meanings.ts';

/** Numbers, in digits and in words. What is counted ("8 persone", "10 euro") is no number of ours. */
export const numbers: Rule[] = [
  rule('number', 'digits', (m) => uncounted(m, the(m, 'digits'))),
  rule('number', 'figure', (m) => uncounted(m, inWords(the(m, 'figure')))),
  rule('number', 'figure dash? figure', (m) => {
    const [tens = 0, unit = 0] = all(m, 'figure');
    const pair = tens >= 20 && tens % 10 === 0 && tens < 100 && unit > 0 && unit < 10;
    return pair ? uncounted(m, inWords(tens + unit)) : null;
  }),
];

/** Numbers of a kind: a place in a row, a year, a part of a whole. */
export const sorts: Rule[] = [
  rule('ordinal', 'number nth', (m) => {
    const sign = m.chart.words[m.to - 1];
    return sign?.glued ? the(m, 'number').n : null;
  }),
  rule('ordinal', 'figure dash? ordinal', (m) => {
    const tens = the(m, 'figure');
    return tens >= 20 && tens % 10 === 0 ? tens + the(m, 'ordinal') : null;
  }),
  rule('decimal', 'number dot|comma number', decimal),
  rule('year', 'number', (m) => yearOf(the(m, 'number'))),
  rule('year', 'number thousand and? number?', (m) => {
    const [thousands, rest] = all(m, 'number');
    return (thousands?.n ?? 0) * 1000 + (rest?.n ?? 0);
  }),
  rule('year', 'number number', (m) => {
    const [century, rest] = all(m, 'number');
    if (!century || !rest || century.digits + rest.digits > 0) return null;
    return century.n >= 13 && century.n <= 20 && rest.n >= 10 ? century.n * 100 + rest.n : null;
  }),
  rule('year', 'number number number', (m) => {
    const [century, nought, rest] = all(m, 'number');
    if (!century || nought?.n !== 0 || !rest || rest.n > 9 || rest.digits > 0) return null;
    return century.n * 100 + rest.n;
  }),
];

/** The days of a month as numbers. */
export const monthDays: Rule[] = [
  ...rules('daynumber', ['number', 'ordinal'], (m) => {
    const n = maybe(m, 'number')?.n ?? maybe(m, 'ordinal') ?? 0;
    const digits = maybe(m, 'number')?.digits ?? 0;
    return n >= 1 && n <= 31 && digits <= 2 && !isHour(m) && !isSooner(m) ? n : null;
  }),
  rule('nthday', 'ordinal', (m) => {
    const n = the(m, 'ordinal');
    return n >= 1 && n <= 31 && !isSooner(m) ? n : null;
  }),
];

/** "Domenica, prima di ripartire": an Italian day is "primo". */
function isSooner({ chart: { language, words }, from }: Match): boolean {
  return language === 'it' && words[from]?.text === 'prima';
}

/** "sat 8pm", "sabato 20.30": an hour, no day of the month. */
function isHour(m: Match): boolean {
  const { chart, to } = m;
  const half = chart.edges[to]?.some(
    (edge) =>
      edge.kind === 'meridiem' && (edge.to > to + 1 || (chart.words[to]?.text.length ?? 0) > 1),
  );
  const [sign, next] = [chart.words[to], chart.words[to + 1]];
  const pointed = sign?.glued && next?.glued && next.kind === 'digits' && /^[.:]$/.test(sign.text);
  return (
    half === true ||
    (chart.words[to]?.glued === true &&
      (begins(chart, to, 'meridiem') || begins(chart, to, 'hourmark'))) ||
    begins(chart, to, 'oclock') ||
    pointed === true ||
    isPast(m)
  );
}

/** "Sabato 20 e 30", "8 e un quarto": minutes past the hour. */
function isPast({ chart: { words, language }, to }: Match): boolean {
  if (language !== 'it' || !/^(?:e|meno)$/.test(words[to]?.text ?? '')) return false;
  const [first, second] = [words[to + 1]?.text ?? '', words[to + 2]?.text];
  return minutes.test(first) || (first === 'un' && second === 'quarto');
}

const minutes = /^(?:5|10|15|20|30|45|mezz[ao]|cinque|dieci|quindici|venti|trenta|quarantacinque)$/;

function inWords(n: number): Numeral {
  return { n, digits: 0 };
}

function uncounted(m: Match, number: Numeral): Numeral | null {
  const next = m.chart.edges[m.to] ?? [];
  const sign = m.chart.words[m.from - 1]?.text;
  if (sign !== undefined && /^[$€£+#%]$/.test(sign)) return null;
  return next.some(({ kind }) => kind === 'counted') || isPartOfName(m) ? null : number;
}

/** "Five-a-side", "four-legged". */
function isPartOfName({ chart: { words, language }, to }: Match): boolean {
  const [dash, next] = [words[to], words[to + 1]];
  const isJoined = dash?.text === '-' && dash.glued && next?.glued === true && next.kind === 'word';
  return (
    language === 'en' && isJoined && /^(?:a|an|legged|course|seater|some|star)$/.test(next.text)
  );
}

function decimal(m: Match): number | null {
  const [whole, part] = all(m, 'number');
  if (!whole?.digits || !part?.digits || !glued(m)) return null;
  return whole.n + part.n / 10 ** part.digits;
}

/** Whether all the words of a match are written without a space. */
export function glued({ chart, from, to }: Match): boolean {
  for (let at = from + 1; at < to; at++) if (!chart.words[at]?.glued) return false;
  return true;
}

/** Whether a number written with signs stands alone: "333.12.34" inside a longer one is a phone or a price. */
export function alone({ chart: { words }, from, to }: Match, signs = /^[./:,-]$/): boolean {
  const joins = (sign: number, digits: number) =>
    words[sign]?.kind === 'sign' &&
    signs.test(words[sign]?.text ?? '') &&
    words[digits]?.kind === 'digits' &&
    words[Math.max(sign, digits)]?.glued === true;
  const before = words[from]?.glued === true && joins(from - 1, from - 2);
  return !before && !(words[to]?.glued === true && joins(to, to + 1));
}

/** The same for an hour, which may stand in a stretch: "12:30-14:30". */
export function aloneHour(m: Match): boolean {
  return alone(m, /^[./:,]$/);
}

function yearOf({ n, digits }: Numeral): number | null {
  if (digits === 0) return n >= 1000 && n < 2100 ? n : null;
  return digits === 4 && n >= 1000 && n <= 2999 ? n : null;
}

/** What may follow a number that stands for an hour or a day: nothing that could be the thing counted. */
export function clearAfter({ chart, to }: Match): boolean {
  const next = chart.words[to];
  if (next === undefined || next.kind === 'sign') return true;
  // "half eight 4 ppl"
  if (begins(chart, to, 'digits') && begins(chart, to + 1, 'counted')) return true;
  return (chart.edges[to] ?? []).some(({ kind }) => !things.has(kind));
}

const things: ReadonlySet<Kind> = new Set<Kind>(['number', 'digits', 'ranked', 'label']);

/** In English a small number after a comma is an hour or a party ("Saturday, 8, six of us"), and "the two" are people; an Italian "una" is none. */
export function isNoDay(m: Match): boolean {
  const last = m.chart.words[m.to - 1];
  if (m.chart.language !== 'en') return last?.text === 'una' || last?.text === 'uno';
  if (last?.kind === 'sign') return false;
  if (begins(m.chart, m.to - 1, 'ordinal')) return false;
  const isInWords = last?.kind === 'word' && has(m, 'dayat');
  return isInWords || (has(m, 'comma') && !has(m, 'dayat') && the(m, 'daynumber') <= 12);
}

/** "Friday 8" is eight o'clock unless the 8th is the Friday to come or the one after; "venerdì 2 x cena" and "martedì, 2, ore 20" are two. */
export function isLaterHour(m: Match): boolean {
  const { language, words, today } = m.chart;
  const day = the(m, 'daynumber');
  if (has(m, 'dayat') || day > 12 || begins(m.chart, m.to - 1, 'ordinal')) return false;
  const isParty = has(m, 'comma') || /^(?:x|per|pers|pax)$/.test(words[m.to]?.text ?? '');
  if (language === 'it' && !isParty) return false;
  const coming = today + ((the(m, 'weekday') - weekdayOf(today) + 7) % 7);
  const isNear = [coming, coming + 7].some((at) => dateOf(at).day === day);
  return words[m.to - 1]?.kind === 'word' || !isNear;
}

/** "The 18th hole", "on the 2nd floor", "my daughter's 18th": a place in a row, no day. */
export function isRank(m: Match): boolean {
  const { chart, from, to } = m;
  if (begins(chart, to, 'ranked') || begins(chart, to, 'unit')) return true;
  if (!has(m, 'dayat') && possessive.test(chart.words[from - 1]?.text ?? '')) return true;
  return chart.words[from]?.text !== 'on' && !clearAfter(m);
}

const possessive = /^(?:s|my|your|his|her|our|their|mum|dad)$/;
