import { dateOf, dayText, monthAt, parseDay, parseTime, realDay, timeText } from '../when/civil.ts';
import type { When } from '../when/when.ts';
import { hourIn } from './readings.ts';

/** Findings that lean on one before them: "out by 5, food at half past", "here from 2 to 5 August, a table on the 3rd". */
export function completed(text: string, whens: readonly When[]): When[] {
  const inMonths = whens.map((one, at) =>
    inPeriod(text, one, whens.slice(Math.max(0, at - few), at)),
  );
  return withMinutes(text, inMonths);
}

/** So many findings back one may be meant. */
const few = 4;

const minutesAlone =
  /(?<!\p{L})(?:(?:at|by|for|about|around|round|roond|roon|till|til) )?(?:a )?(half past|quarter past|quarter to)(?=\s*(?:[.,;:!?)\n]|$|(?:if|pls|please|x|and|so|would|could|or|ish)(?!\p{L})))/giu;

const minutesPast: Readonly<Record<string, number>> = {
  'half past': 30,
  'quarter past': 15,
  'quarter to': 45,
};

/** "Half past" alone, of the hour told before it. */
function withMinutes(text: string, whens: readonly When[]): When[] {
  const hours = whens.filter(({ values }) => hourIn(values[0]?.start));
  let next = 0;
  const added = [...text.matchAll(minutesAlone)].flatMap(({ index, 0: words, 1: minutes = '' }) => {
    while ((hours[next]?.to ?? Number.POSITIVE_INFINITY) <= index) next += 1;
    const told = hourIn(hours[next - 1]?.values[0]?.start);
    if (told === undefined) return [];
    const past = minutesPast[minutes.toLowerCase()] ?? 0;
    const start = timeText(parseTime(told.slice(0, 2)) + past * 60);
    return [timeAt({ from: index, to: index + words.length }, start)];
  });
  return [...besides(whens, added), ...added].sort((a, b) => a.from - b.from);
}

/** Those that share no letter with others; both are in the order of the text. */
function besides(whens: readonly When[], others: readonly When[]): When[] {
  let next = 0;
  return whens.filter(({ from, to }) => {
    while ((others[next]?.to ?? Number.POSITIVE_INFINITY) <= from) next += 1;
    return (others[next]?.from ?? Number.POSITIVE_INFINITY) >= to;
  });
}

function timeAt(span: { from: number; to: number }, start: string): When {
  const values = [{ start, end: null }];
  const sure = { ambiguous: false, approximate: false, sense: 'either' } as const;
  return { ...span, kind: 'time', values, ...sure, time: span };
}

/** A day that is only a number, in the period that was named before it. */
function inPeriod(text: string, when: When, before: readonly When[]): When {
  const words = when.date ?? when;
  const number = /^(?:il |l['’]|on |the |on the )?(\d{1,2})(?:st|nd|rd|th)?$/iu.exec(
    text.slice(words.from, words.to),
  )?.[1];
  const period = before.findLast(({ kind }) => kind === 'daterange')?.values[0];
  const [value] = when.values;
  if (number === undefined || !period?.start || !period.end || !value?.start) return when;
  const day = dayWithin(Number(number), period.start, period.end);
  if (day === null) return when;
  return { ...when, values: [{ ...value, start: day + value.start.slice(10) }], ambiguous: false };
}

function dayWithin(day: number, start: string, end: string): string | null {
  const [first, last] = [parseDay(start), parseDay(end)];
  const { year, month } = dateOf(first);
  const days = [0, 1].map((more) => {
    const [inYear, inMonth] = monthAt(year, month + more);
    return realDay({ year: inYear, month: inMonth, day });
  });
  const within = days.find((one) => one !== null && one >= first && one <= last);
  const isShort = last - first <= 31;
  return isShort && within ? dayText(within) : null;
}
