import { all, anyWord, has, type Match, maybe, type Rule, rule, rules, the } from './chart.ts';
import { aloneHour, clearAfter, glued } from './grammar-numbers.ts';
import type { Clock, Kind, Time } from './meanings.ts';
import { parts } from './parts.ts';
import { isGluedHour, plainly } from './plain-hours.ts';

/** An hour that needs a word beside it to be one: "otto", "20.30", "eight thirty". */
export const hours: Rule[] = [
  rule('hour', 'number', (m) => {
    const { n, digits } = the(m, 'number');
    if (digits > 2) return digits <= 4 && saidHour(m) ? figuresOf(n) : null;
    return aloneHour(m) ? clock(n) : null;
  }),
  rule('hour', 'number dot|comma number', (m) => {
    const [hour, minute] = all(m, 'number');
    return glued(m) && aloneHour(m) && minute?.digits === 2 ? clock(hour?.n, minute.n) : null;
  }),
  rule('hour', 'number number', (m) => {
    const [hour, minute] = all(m, 'number');
    const clear =
      (minute?.digits === 0 && minute.n >= 5) || (minute?.digits === 2 && hour?.digits !== 0);
    return clear && minute.n > 0 ? clock(hour?.n, minute.n) : null;
  }),
];

/** The English way. */
export const englishHours: Rule[] = [
  rule('clock', 'number number', (m) => {
    const [hour, minute] = all(m, 'number');
    const inWords = hour?.digits === 0 && minute?.digits === 0 && minute.n >= 10;
    return inWords && hour.n > 0 && hour.n <= 12 ? clock(hour.n, minute.n) : null;
  }),
  rule('clock', 'number dash number', (m) => {
    const [hour, minute] = all(m, 'number');
    const inWords =
      hour?.digits === 0 && minute?.digits === 0 && /^(?:15|30|45)$/.test(`${minute.n}`);
    return inWords && hour.n > 0 && hour.n <= 12 ? clock(hour.n, minute.n) : null;
  }),
  // as many a guest says it: "at 19 and 30", "at eight and a half"
  rule('clock', 'number and number', (m) => {
    const [hour, minute] = all(m, 'number');
    const isQuarter = /^(?:15|30|45)$/.test(`${minute?.n}`);
    return isQuarter && follows(m, 'at') && clearAfter(m) ? clock(hour?.n, minute?.n) : null;
  }),
  rule('clock', 'number and half', (m) =>
    follows(m, 'at') && clearAfter(m) ? clock(the(m, 'number').n, 30) : null,
  ),
  rule('clock', 'half past hour|clock', (m) => moved(hourOf(m), 30)),
  rule('clock', 'quarter|threequarters past hour|clock', (m) => moved(hourOf(m), quarters(m))),
  rule('clock', 'quarter less hour|clock', (m) => moved(hourOf(m), -15)),
  rule('clock', 'number unit? past hour|clock', (m) =>
    isMinutes(m) ? moved(hourOf(m), the(m, 'number').n) : null,
  ),
  rule('clock', 'number unit less hour|clock', (m) =>
    isMinutes(m) ? moved(hourOf(m), -the(m, 'number').n) : null,
  ),
  rule('clock', 'number less hour|clock', (m) => {
    const { n, digits } = the(m, 'number');
    const usual = n === 10 || n === 20 || n === 25 || n === 5;
    return usual && digits === 0 ? moved(hourOf(m), -n) : null;
  }),
  rule('clock', 'half number', (m) => {
    const { n } = the(m, 'number');
    // @NOTE: half an hour before eight, as the conventions of the evaluations have it; Britain says 8:30.
    const half = n > 12 || n === 0 || !clearAfter(m) ? null : clock(n === 1 ? 12 : n - 1, 30);
    return half && { ...half, or: n * 3600 + 1800 };
  }),
];

/** Hours that no other number could be. */
export const clocks: Rule[] = [
  rule('clock', 'number colon number', (m) => {
    const [hour, minute] = all(m, 'number');
    return glued(m) && aloneHour(m) && minute?.digits === 2 ? clock(hour?.n, minute.n) : null;
  }),
  rule('clock', 'number colon number colon number', (m) => {
    const [hour, minute, second] = all(m, 'number');
    return glued(m) && second?.digits === 2 ? clock(hour?.n, minute?.n, second.n) : null;
  }),
  rule('clock', 'number hourmark number', (m) => {
    const [hour, minute] = all(m, 'number');
    const [, mark, after] = m.chart.words.slice(m.from, m.to);
    // "il 19 h21" is a day and an hour
    const named = glued(m) || (mark?.text === 'h' && mark.glued === after?.glued);
    return named && minute?.digits === 2 ? clock(hour?.n, minute.n) : null;
  }),
  rule('clock', 'number hourmark', (m) => {
    const { n } = the(m, 'number');
    return glued(m) && n >= 12 && n < 24 ? clock(n) : null;
  }),
  rule('clock', 'number unit', (m) => {
    const { n, digits } = the(m, 'number');
    return digits === 4 && the(m, 'unit') === 'hour' ? figuresOf(n) : null;
  }),
  rule('clock', 'on? fixedclock', (m) => fixed(the(m, 'fixedclock'))),
  rule('clock', 'number fixedclock', (m) =>
    the(m, 'number').n > 12 ? null : fixed(the(m, 'fixedclock')),
  ),
  rule('clock', 'fixedclock less quarter|number unit?', (m) =>
    isMinutes(m) ? moved(fixed(the(m, 'fixedclock')), -(maybe(m, 'number')?.n ?? 15)) : null,
  ),
  rule('clock', 'number', (m) => (isGluedHour(m) ? figuresOf(the(m, 'number').n) : null)),
  rule('clock', 'fixedclock and half|quarter|threequarters|number', (m) => {
    const minutes = maybe(m, 'number')?.n ?? (has(m, 'half') ? 30 : quarters(m));
    return minutes >= 10 ? moved(fixed(the(m, 'fixedclock')), minutes) : null;
  }),
];

/** Such a word stands right before it. */
function follows({ chart: { edges }, from }: Match, kind: Kind): boolean {
  return edges[from - 1]?.some((edge) => edge.kind === kind && edge.to === from) === true;
}

/** The half of the day, said after the hour. */
export const halves: Rule[] = [
  ...rules('clock', ['hour meridiem', 'clock meridiem', 'hour oclock meridiem'], (m) => {
    const mark = m.chart.words[m.to - 1];
    if (mark?.text.length === 1 && mark.text !== 'm' && !mark.glued) return null;
    const both = anyWord(m, ({ text }) => text === 'ampm');
    return { ...hourOf(m), half: both ? null : the(m, 'meridiem') };
  }),
  rule('clock', 'hour|clock meridiem and threequarters|quarter|half', (m) =>
    moved({ ...hourOf(m), half: the(m, 'meridiem') }, has(m, 'half') ? 30 : quarters(m)),
  ),
  ...rules('clock', ['hour oclock', 'clock zone'], hourOf),
  rule('clock', 'hour|clock meridiem zone', (m) => ({ ...hourOf(m), half: the(m, 'meridiem') })),
];

/** An hour with what stands around it: the words of a time. */
export const times: Rule[] = [
  rule('time', 'at? clock', (m) => time(m)),
  rule('time', 'at hour', (m) => (isNoHour(m) ? null : time(m))),
  rule('time', 'around at|le? hour|clock', (m) => (closed(m) ? time(m) : null)),
  rule('time', 'le hour|clock', (m) => (closed(m) ? time(m) : null)),
  rule('time', 'around? at|le? clock comma? of? the? part', (m) => time(m)),
  rule('time', 'around? at|le hour comma? of? the? part', (m) => time(m)),
  rule('time', 'around? hour of the? part', (m) => time(m)),
  rule('time', 'number part', (m) => lunchHour(m)),
  rule('time', 'hour', (m) => (plainly(m) ? time(m) : null)),
  rule('time', 'of? the? part comma? around? at|le hour', (m) => time(m)),
  rule('time', 'of? the? part comma? around? at|le? clock', (m) => time(m)),
  rule('time', 'at|le? hour|clock dash? ish', (m) => ({ ...time(m), approximate: true })),
];

function time(m: Match): Time {
  const part = maybe(m, 'part');
  const approximate = has(m, 'around') || has(m, 'ish');
  return { clock: hourOf(m), part: part && parts[part], approximate };
}

/** A time of nothing but its hour. */
export function bare(clock: Clock): Time {
  return { clock, part: null, approximate: false };
}

/** "11 lunchtime". */
function lunchHour(m: Match): Time | null {
  const hour = clock(the(m, 'number').n);
  const lunch = the(m, 'part') === 'lunch' && the(m, 'number').n >= 11;
  return hour && lunch ? { ...bare(hour), part: parts.lunch } : null;
}

/** "1140 a.m.", "ore 2030": the words beside say that it is an hour and no year. */
function saidHour(m: Match): boolean {
  const after = m.chart.edges[m.to] ?? [];
  return follows(m, 'at') || after.some(({ kind }) => kind === 'meridiem');
}

/** No hour: "per l'8", "dell'11": an hour would be "per le 8"; only one o'clock has this article. */
function isNoHour({ chart: { words, language }, from, to }: Match): boolean {
  if (language !== 'it' || to - from > 3) return false;
  // "quale delle due"
  if (/^(?:quale|una|nessuna|qualcuna|ognuna)$/.test(words[from - 1]?.text ?? ''))
    return words[from]?.text === 'delle';
  const [article, number] = [words[to - 2]?.text ?? '', words[to - 1]];
  return /^(?:l|dell)$/.test(article) && number?.kind === 'digits' && Number(number.text) !== 1;
}

function closed(m: Match): boolean {
  // "verso l'una tre muratori": the article says that it is an hour
  const isAnnounced = has(m, 'around') && /^l[e]?$/.test(m.chart.words[m.to - 2]?.text ?? '');
  return isAnnounced || has(m, 'clock') || (clearAfter(m) && !isAsMany(m));
}

/** "That big round one", "I'd like 2", "around 20 of them": the word for about says something else, or how many. */
function isAsMany({ chart: { words, language }, from, to }: Match): boolean {
  if (language !== 'en') return false;
  const [about, number, before] = [words[from]?.text ?? '', words[to - 1], words[from - 1]];
  if (about === 'round' && number?.text === 'one') return true;
  // "I'm asking round three or four places"
  if (
    about === 'round' &&
    /^(?:ask|asking|ring|ringing|call|calling|shop|shopping)$/.test(before?.text ?? '')
  )
    return true;
  if (about === 'like' && /^(?:would|d|id|wed|wud|i|we)$/.test(before?.text ?? '')) return true;
  return to - from === 2 && number?.kind === 'digits' && Number(number.text) > 12;
}

function hourOf(m: Match): Clock {
  return maybe(m, 'clock') ?? the(m, 'hour');
}

/** Minutes, said or not. */
export function isMinutes(m: Match): boolean {
  return (maybe(m, 'unit') ?? 'minute') === 'minute';
}

/** The minutes of a quarter, or of three. */
export function quarters(m: Match): number {
  return has(m, 'threequarters') ? 45 : 15;
}

function fixed(seconds: number): Clock {
  return { seconds, half: seconds < 43200 ? 'am' : 'pm' };
}

/** An hour so many minutes later. */
export function moved(clock: Clock, minutes: number): Clock {
  const seconds = clock.seconds + minutes * 60;
  // A quarter to one is 12:45, not 0:45.
  return { ...clock, seconds: seconds < 3600 && clock.seconds >= 3600 ? seconds + 43200 : seconds };
}

/** "1930" as an hour. */
function figuresOf(n: number): Clock | null {
  return clock(Math.floor(n / 100), n % 100);
}

/** An hour of the clock; null where there is none such. */
export function clock(hour = -1, minute = 0, second = 0): Clock | null {
  if (hour < 0 || hour > 24 || minute > 59 || minute < -59 || second > 59) return null;
  if (hour === 24 && minute > 0) return null;
  return { seconds: hour * 3600 + minute * 60 + second, half: null };
}
