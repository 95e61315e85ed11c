import { all, begins, type Edge, type Match, maybe, type Rule, rule, the } from './chart.ts';
import { dateOf, dayOf } from './civil.ts';
import { counted, weekday } from './days.ts';
import { bare } from './grammar-clock.ts';
import { clearAfter } from './grammar-numbers.ts';
import { ofWeek } from './grammar-periods.ts';
import type { Clock, Days, Found, Kind, Moment } from './meanings.ts';

/** A bound rather than a moment wanted: "entro domani", "prima delle 4", "fino al 12". */
export const limits: Rule[] = [
  rule('limited', 'limit at|le|of|the|to|on|for|in|dayat? time|date|moment|period', limited),
  rule('limited', 'time|date|moment|period or later', (m) =>
    begins(m.chart, m.to, 'number') ? null : { limit: 'since', of: m.parts[0] as Found },
  ),
  rule('limited', 'date comma? limit at? time|hour', (m) => {
    const what = m.parts.at(-1) as Edge;
    const time = what.kind === 'hour' ? bare(what.value as Clock) : (what as Edge<'time'>).value;
    const day = m.parts[0] as Edge<'date'>;
    const value: Moment = { days: day.value, time, date: day, clock: what };
    return { limit: the(m, 'limit'), of: { kind: 'moment', from: m.from, to: m.to, value } };
  }),
  rule('limited', 'limit at|le|of? hour', (m) => (clearAfter(m) ? limited(m) : null)),
  rule('limited', 'from around? at|le? hour|clock|time', (m) => (isFirst(m) ? limited(m) : null)),
];

const options = 'date|moment|time|daypart|times|moments|period';
/** One or the other, for the host to ask. */
export const choices: Rule[] = [
  rule('choice', `${options} comma? or ${options}`, choice),
  rule('choice', 'weekday or weekday of|on? period', (m) =>
    all(m, 'weekday').map((weekday, at): Found => {
      const part = m.parts.filter(({ kind }) => kind === 'weekday')[at] as Edge;
      const { from, to } = part;
      return { kind: 'date', from, to, value: ofWeek(the(m, 'period'), weekday) };
    }),
  ),
  rule('choice', 'dayat? the? daynumber or|and|comma dayat? the? dated', (m) => {
    const [first, last] = [
      m.parts.find(({ kind }) => kind === 'daynumber') as Edge,
      m.parts.at(-1) as Edge<'dated'>,
    ];
    const days = ofSameMonth(last.value, the(m, 'daynumber'));
    return [
      { kind: 'date', from: first.from, to: first.to, value: days },
      { kind: 'date', from: last.from, to: last.to, value: last.value },
    ];
  }),
  rule('choice', 'between weekday part? and weekday part?', (m) => neighbours(m)),
  rule('choice', 'between hour and half past', halfHours),
  rule('choice', 'either hour or hour|time', choice),
  rule('choice', 'hour or clock|time', choice),
  rule('choice', 'hour or hour', (m) => (isBothPointed(m) ? choice(m) : null)),
  rule('choice', 'time|moment slash hour|clock|time', (m) => (clearAfter(m) ? choice(m) : null)),
  rule('choice', 'date or the date', choice),
  rule('choice', 'time|moment or hour', (m) => (clearAfter(m) ? choice(m) : null)),
  rule('choice', `${options} comma? or|comma choice`, choice),
];

/** "Tra venerdì e sabato quale vi è rimasto?": one of two days, not the time between them. */
function neighbours(m: Match): Found[] | null {
  const [first = 0, last = 0] = all(m, 'weekday');
  if (last - first !== 1) return null;
  const edges = m.parts.filter((part): part is Edge<'weekday'> => part.kind === 'weekday');
  const said = edges.map(
    ({ from, to, value }): Found => ({ kind: 'date', from, to, value: weekday(value) }),
  );
  return said.map((one) => completed(one, said));
}

/** "Between 7 and half past". */
function halfHours(m: Match): Found[] {
  const hour = m.parts.find(({ kind }) => kind === 'hour') as Edge<'hour'>;
  const { seconds } = hour.value;
  const past = { seconds: seconds + 1800, half: hour.value.half };
  return [asTime(hour), { ...asTime(hour), from: m.to - 2, to: m.to, value: bare(past) } as Found];
}

/** "7.15 or 7.30", "8 or 8.30": figures with minutes. */
function isBothPointed(m: Match): boolean {
  const [first, last] = [m.parts[0], m.parts.at(-1)];
  const hasMinutes = (edge: Edge | undefined) => edge !== undefined && edge.to - edge.from === 3;
  return hasMinutes(last) || (hasMinutes(first) && clearAfter(m));
}

/** "il 14 o il 15 marzo": both are of March. */
function ofSameMonth(days: Days, day: number): Days {
  return counted(days, (last) => {
    const { year, month } = dateOf(last);
    return dayOf(year, month, day);
  });
}

/** "Dalle 20", "from seven" on; not "down from 6". */
function isFirst(m: Match): boolean {
  const { words } = m.chart;
  const isHours = /^(?:dalle|dall|from)$/.test(words[m.from]?.text ?? '');
  return isHours && clearAfter(m) && !/^(?:up|down|away)$/.test(words[m.from - 1]?.text ?? '');
}

function limited(m: Match) {
  const what = m.parts.at(-1) as Edge;
  const of = isHour(what) ? asTime(what) : (what as Found);
  return { limit: maybe(m, 'limit') ?? 'since', of };
}

function isHour(edge: Edge): edge is Edge<'hour'> | Edge<'clock'> {
  return edge.kind === 'hour' || edge.kind === 'clock';
}

function asTime({ from, to, value }: Edge<'hour'> | Edge<'clock'>): Found {
  return { kind: 'time', from, to, value: bare(value) };
}

function choice(m: Match): Found[] {
  const said = m.parts.flatMap((part): Found[] => {
    if (part.kind === 'choice') return [...(part.value as readonly Found[])];
    if (isHour(part)) return [asTime(part)];
    return signs.has(part.kind) ? [] : [part as Found];
  });
  const [first, ...others] = said;
  const isOneDay = isDay(first) && others.length > 1 && others.every(isTime);
  // "this weekend, Friday or Saturday": days of one period
  const isOnePeriod = first?.kind === 'period' && others.length > 1 && others.every(isDay);
  return (isOneDay || isOnePeriod ? others : said).map((one) => completed(one, said));
}

/** "Saturday", "tomorrow night". */
function isDay(found: Found | undefined): boolean {
  return found?.kind === 'date' || found?.kind === 'daypart';
}

function isTime(found: Found): found is Found & { kind: 'time' } {
  return found.kind === 'time';
}

/** "Saturday, either 8 or 8.30": hours of one day. */
function momentOn(date: Found & { kind: 'date' }, time: Found & { kind: 'time' }): Found {
  const value: Moment = { days: date.value, time: time.value, date, clock: time };
  return { kind: 'moment', from: time.from, to: time.to, value };
}

const signs: ReadonlySet<Kind> = new Set<Kind>(['or', 'comma', 'either', 'slash', 'the']);

/** "sabato alle 8 o alle 9" is of one Saturday; "sabato o domenica alle 20" is of one hour. */
function completed(one: Found, said: readonly Found[]): Found {
  const whole = said.find(({ kind }) => kind === 'moment' || kind === 'moments');
  const [first] = said;
  if (whole?.kind === 'moment' && one.kind === 'time')
    return { ...one, kind: 'moment', value: { ...whole.value, time: one.value } };
  if (whole?.kind === 'moments' && one.kind === 'times')
    return { ...one, kind: 'moments', value: { ...whole.value, times: one.value } };
  if (whole?.kind === 'moment' && one.kind === 'date')
    return { ...one, kind: 'moment', value: { ...whole.value, days: notBefore(one.value, first) } };
  if (first?.kind === 'date' && one.kind === 'time') return momentOn(first, one);
  if (first?.kind === 'daypart' && one.kind === 'time')
    return momentOn({ ...first, kind: 'date', value: first.value.days }, one);
  if (one.kind === 'date') return { ...one, value: notBefore(one.value, first) };
  return one.kind === 'moment'
    ? { ...one, value: { ...one.value, days: notBefore(one.value.days, first) } }
    : one;
}

/** The second of two days follows the first: "la prossima settimana lunedì o martedì"; a Friday may be of the weekend after it. */
function notBefore(days: Days, first: Found | undefined): Days {
  const start = startOf(first);
  if (start === null || start === days) return days;
  return (today) => {
    const [from, pick] = [start(today), days(today)];
    if (from === null || pick === null || pick.ahead === pick.behind) return pick;
    const early = from.ahead.first - (first?.kind === 'period' ? 1 : 0);
    return pick.ahead.first < early ? days(early) : pick;
  };
}

function startOf(first: Found | undefined): Days | null {
  if (first?.kind === 'date' || first?.kind === 'period') return first.value;
  return first?.kind === 'moment' ? first.value.days : null;
}
