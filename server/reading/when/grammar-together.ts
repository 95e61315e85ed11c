import { has, type Match, maybe, type Rule, rule, rules, the } from './chart.ts';
import { shifted, weekday } from './days.ts';
import { bare } from './grammar-clock.ts';
import { isRange } from './grammar-hour-spans.ts';
import { clearAfter } from './grammar-numbers.ts';
import { hasPoint, isDialect, isSetOff, partyFollows, plainHour } from './hours-of-days.ts';
import type {
  Clock,
  Days,
  End,
  Journey,
  Kind,
  Moment,
  Moments,
  Stretch,
  Time,
} from './meanings.ts';
import { earlyPart, latePart, parts } from './parts.ts';

/** A part of a day: "stasera", "domani sera", "last night", "sabato a cena". */
export const dayParts: Rule[] = [
  rule('daypart', 'todaypart', (m) => partOf(m, shifted(0))),
  rule('daypart', 'the? this part', (m) => (isToday(m) ? partOf(m, shifted(0)) : null)),
  rule('daypart', 'the part', (m) => (isScots(m) ? partOf(m, shifted(0)) : null)),
  rule('daypart', 'the? last part', (m) => partOf(m, shifted(-1))),
  rule('daypart', 'the? next part', (m) => partOf(m, shifted(1))),
  rule('daypart', 'early|late the? this part', (m) => slicedPart(m)),
  rule('daypart', 'date comma? times', (m) => partOf(m, the(m, 'date'))),
  rule('daypart', 'times comma? of|on? date', (m) => partOf(m, the(m, 'date'))),
  rule('daypart', 'date meridiem', (m) => {
    const half = the(m, 'meridiem');
    // "tomorrow a place": no half of the day
    if (m.chart.words[m.to - 1]?.text.length === 1) return null;
    const part = { ...parts[half === 'am' ? 'morning' : 'afternoon'] };
    return { ...sides(m, 'date'), days: the(m, 'date'), times: { part } };
  }),
];

/** "stasera a cena": the nearer part. */
export const nearerParts: Rule[] = [
  rule('daypart', 'daypart comma? times', (m) => {
    const [day, times] = [the(m, 'daypart'), the(m, 'times')];
    return 'part' in times
      ? { ...sides(m, 'daypart'), date: day.date, days: day.days, times }
      : null;
  }),
];

/** A day and an hour: "sabato 14 alle 20", "alle 20 di sabato", "domani sera verso le nove". */
export const moments: Rule[] = [
  rule('moment', 'date comma|dash|for|on? time', moment),
  rule('moment', 'time comma|dash? of|on|for|dayat? date', moment),
  rule('moment', 'date comma? hour', (m) =>
    hasPoint(m) || plainHour(m) || isSetOff(m) ? moment(m) : null,
  ),
  rule('moment', 'at hour comma? of|on? daypart', moment),
  rule('moment', 'daypart comma|for? time', moment),
  rule('moment', 'daypart comma? hour', (m) =>
    hasPoint(m) || partyFollows(m) || isSetOff(m) ? moment(m) : null,
  ),
  rule('moment', 'time comma? of|on? daypart', moment),
  rule('moment', 'date|daypart and hour', (m) => (isDialect(m) ? moment(m) : null)),
  rule('moment', 'edge of? the? date', (m) => {
    if (the(m, 'edge') !== 'end') return null;
    const time = bare({ seconds: 86399, half: 'pm' });
    return { ...sides(m, 'date'), days: the(m, 'date'), time };
  }),
  rule('moment', 'edge of? the? unit', (m) => {
    if (the(m, 'edge') !== 'end' || the(m, 'unit') !== 'day') return null;
    return { ...whole(m), days: shifted(0), time: bare({ seconds: 86399, half: 'pm' }) };
  }),
  rule('moments', 'date|daypart comma|for? times', ranged),
  rule('moments', 'times comma? of|on|dayat? date|daypart', ranged),
  rule('moments', 'date|daypart hour dash|to hour|clock|time', barePair),
  rule('moments', 'weekday hour dash|to hour|clock|time', weekdayPair),
  rule('moments', 'hour dash|to hour|clock|time on? date|daypart', barePair),
];

/** From a moment to another: "dalle 4 di oggi alle 5 di domani". */
export const journeys: Rule[] = [
  ...rules(
    'journey',
    [
      'from moment to|until|dash moment|time',
      'from time to|until|dash moment',
      'between the? moment and|dash the? moment|time',
      'between the? time and|dash the? moment',
      'moment dash|to|until moment|time',
    ],
    journey,
  ),
];

/** "This evening", "questa sera"; "questa cena" and "that evening" may be of any day. */
function isToday({ chart: { words }, from, to }: Match): boolean {
  if (words[from]?.text === 'that') return false;
  const word = words[to - 1]?.text ?? '';
  return !/^(?:dinner|lunch|breakfast|supper|cen(?:a|etta)|pran[zs]o|pranzetto|colazione|aperitivo|aperi|ape)$/.test(
    word,
  );
}

/** "See youse the night", "at 6 the night": tonight in Scotland and Ulster; elsewhere it goes on: "the night of", "the night we". */
function isScots({ chart: { words, edges }, from, to }: Match): boolean {
  const [article, part, next, last] = [words[from], words[to - 1], words[to], words[from - 1]];
  if (article?.text !== 'the' || !/^ni(?:ght|te|cht)$/.test(part?.text ?? '')) return false;
  if (/^(?:of|all|is|was|through|in|during|into|make|made|makes|spend)$/.test(last?.text ?? ''))
    return false;
  if (next === undefined || next.kind === 'sign') return true;
  const goesOn =
    /^(?:then|with|wi|n|or|for|at|about|aboot|please|pls|pal|mate|hen|if|cos|is|we|ll)$/;
  return goesOn.test(next.text) && !edges[to]?.some(({ kind }) => kind === 'pronoun');
}

function partOf(m: Match, days: Days): Moments | null {
  const times = maybe(m, 'times');
  if (times !== null && !('part' in times)) return null;
  const name = maybe(m, 'todaypart') ?? maybe(m, 'part');
  const part = name === null ? null : parts[name];
  const { date, clock } = times === null ? whole(m) : sides(m, 'date');
  return times || part
    ? { days, times: times ?? { part: part ?? parts.night }, date, clock }
    : null;
}

function slicedPart(m: Match): Moments {
  const part = parts[the(m, 'part')];
  const sliced = has(m, 'early') ? earlyPart(part) : latePart(part);
  return { ...whole(m), days: shifted(0), times: { part: sliced } };
}

function whole({ from, to }: Match): { date: Stretch; clock: Stretch } {
  return { date: { from, to }, clock: { from: to - 1, to } };
}

const hourly: ReadonlySet<Kind> = new Set<Kind>(['time', 'times', 'hour', 'clock', 'meridiem']);

/** The words of a day, and those of the hour beside it. */
function sides({ parts, from, to }: Match, kind: Kind): { date: Stretch; clock: Stretch } {
  const day = parts.find((part) => part.kind === kind);
  const hours = parts.filter((part) => hourly.has(part.kind));
  const clock = { from: hours[0]?.from ?? from, to: hours.at(-1)?.to ?? to };
  return { date: { from: day?.from ?? from, to: day?.to ?? to }, clock };
}

function moment(m: Match): Moment {
  const clock = maybe(m, 'hour');
  const time = maybe(m, 'time') ?? bare(clock as Clock);
  const date = maybe(m, 'date');
  if (date !== null) return { ...sides(m, 'date'), days: date, time };
  const around = the(m, 'daypart');
  const part = 'part' in around.times ? around.times.part : null;
  const told = sides(m, 'daypart');
  return {
    ...told,
    date: around.date,
    days: around.days,
    time: { ...time, part: time.part ?? part },
  };
}

function ranged(m: Match): Moments | null {
  const times = the(m, 'times');
  if ('part' in times) return null;
  const kind = has(m, 'date') ? 'date' : 'daypart';
  const part = maybe(m, 'daypart')?.times;
  const within = part && 'part' in part ? part.part : null;
  const days = maybe(m, 'date') ?? the(m, 'daypart').days;
  const to = { ...times.to, part: times.to.part ?? within };
  return { ...sides(m, kind), days, times: { ...times, to } };
}

function barePair(m: Match): Moments | null {
  if (!isRange(m)) return null;
  const [from, to] = ends(m).map(({ time }) => time);
  if (!from || !to) return null;
  const kind = has(m, 'date') ? 'date' : 'daypart';
  const days = maybe(m, 'date') ?? the(m, 'daypart').days;
  return { ...sides(m, kind), days, times: { from, to } };
}

/** "Monday 11-4", where "Monday 11" could be a date. */
function weekdayPair(m: Match): Moments | null {
  const [from, to] = ends(m).map(({ time }) => time);
  if (!from || !to || !clearAfter(m)) return null;
  return { ...sides(m, 'weekday'), days: weekday(the(m, 'weekday')), times: { from, to } };
}

function ends(m: Match): End[] {
  return m.parts.flatMap(({ kind, value }): End[] => {
    if (kind === 'moment') return [value as Moment];
    if (kind === 'time') return [{ days: null, time: value as Time }];
    return kind === 'hour' || kind === 'clock' ? [{ days: null, time: bare(value as Clock) }] : [];
  });
}

function journey(m: Match): Journey | null {
  const [from, to] = ends(m);
  return from && to ? { from, to } : null;
}
