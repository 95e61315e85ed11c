import { dayText, momentText, timeText } from './civil.ts';
import { on } from './days.ts';
import { hoursOf, type Scene, stretchesOf } from './hours.ts';
import type {
  Count,
  DaySpan,
  Days,
  End,
  Found,
  Journey,
  Limit,
  Moment,
  Moments,
  Rhythm,
  Time,
} from './meanings.ts';
import type { WhenKind, WhenValue } from './when.ts';

/** What a finding means where and when it was written. */
export type Resolved = {
  kind: WhenKind;
  values: WhenValue[];
  ambiguous: boolean;
  approximate?: boolean;
};

/** Null where the calendar has no such day. */
export function resolve(found: Found, scene: Scene): Resolved | null {
  switch (found.kind) {
    case 'date':
      return dates(found.value, scene, 'date');
    case 'period':
      return dates(found.value, scene, 'daterange');
    case 'time': {
      const { options, ambiguous } = hoursOf(found.value, scene);
      const values = options.map((at) => point(timeText(at)));
      return { kind: 'time', values, ambiguous, approximate: found.value.approximate };
    }
    case 'times':
      return hourRange(found.value, scene);
    case 'moment':
      return moment(found.value, scene);
    case 'moments':
    case 'daypart':
      return moments(found.value, scene);
    case 'journey':
      return journey(found.value, scene);
    default:
      return rarer(found, scene);
  }
}

function rarer(found: Found, scene: Scene): Resolved | null {
  switch (found.kind) {
    case 'count':
      return count(found.value, scene);
    case 'amount': {
      const values = [{ start: null, end: null, seconds: found.value.nominal }];
      return { kind: 'duration', values, ambiguous: false };
    }
    case 'set':
      return { kind: 'set', values: [rhythm(found.value, scene)], ambiguous: false };
    case 'limited':
      return limit(found.value, scene);
    case 'choice':
      return choice(found.value, scene);
    default:
      return null;
  }
}

function point(start: string): WhenValue {
  return { start, end: null };
}

/** The readings of a day, the likelier first: the one to come, unless the words around tell of the past. */
function spansOf(days: Days, { today, past }: Scene): { spans: DaySpan[]; doubt: boolean } | null {
  const pick = days(today);
  if (pick === null) return null;
  // The past knows no doubt: "eravamo lì sabato" was the last.
  if (pick.doubt !== undefined && !past) return { spans: unique(pick.doubt), doubt: true };
  const both = past ? [pick.behind, pick.ahead] : [pick.ahead, pick.behind];
  return { spans: unique(both), doubt: false };
}

function unique(spans: readonly DaySpan[]): DaySpan[] {
  const [first, ...others] = spans;
  return first ? [first, ...others.filter((span) => span.first !== first.first)] : [];
}

function dates(days: Days, scene: Scene, kind: 'date' | 'daterange'): Resolved | null {
  const seen = spansOf(days, scene);
  if (seen === null) return null;
  const values = seen.spans.map(({ first, next }) => ({
    start: dayText(first),
    end: kind === 'date' ? null : dayText(next),
  }));
  return { kind, values, ambiguous: seen.doubt };
}

function hourRange(times: Moments['times'], scene: Scene): Resolved {
  const { options, ambiguous } = stretchesOf(times, scene);
  const values = options.map(({ from, to }) => ({ start: timeText(from), end: timeText(to) }));
  return { kind: 'timerange', values, ambiguous };
}

function moment({ days, time }: Moment, scene: Scene): Resolved | null {
  const [seen, hours] = [spansOf(days, scene), hoursOf(time, scene)];
  if (seen === null) return null;
  const values = seen.spans.flatMap(({ first }) =>
    hours.options.map((at) => point(momentText(first, at + smallHours(time, at)))),
  );
  const ambiguous = seen.doubt || hours.ambiguous;
  return { kind: 'datetime', values, ambiguous, approximate: time.approximate };
}

/** "stasera a mezzanotte" and "stanotte all'una" are of the day after. */
function smallHours({ part }: Time, at: number): number {
  const late = part?.name === 'night' || part?.name === 'evening';
  return late && at < 5 * 3600 ? 86400 : 0;
}

function moments({ days, times }: Moments, scene: Scene): Resolved | null {
  const [seen, hours] = [spansOf(days, scene), stretchesOf(times, scene)];
  if (seen === null) return null;
  const values = seen.spans.flatMap(({ first }) =>
    hours.options.map(({ from, to }) => ({
      start: momentText(first, from),
      end: momentText(first, to),
    })),
  );
  return { kind: 'datetimerange', values, ambiguous: seen.doubt || hours.ambiguous };
}

function journey({ from, to }: Journey, scene: Scene): Resolved | null {
  const [first, last] = [side(from, to, scene), side(to, from, scene)];
  if (first === null || last === null) return null;
  return { kind: 'datetimerange', values: [{ start: first, end: last }], ambiguous: false };
}

/** One end of a journey; a day left out is the other end's. */
function side(end: End, other: End, scene: Scene): string | null {
  const days = end.days ?? other.days;
  const first = days && spansOf(days, scene)?.spans[0]?.first;
  const at = end.time && hoursOf(end.time, scene).options[0];
  return first == null || at == null ? null : momentText(first, at);
}

function count({ amount, sign, range, untilNight }: Count, scene: Scene): Resolved {
  const { today, now } = scene;
  const day = on(today, amount, sign);
  const then = momentText(day, untilNight ? 86399 : now + sign * amount.seconds);
  const here = momentText(today, now);
  if (!range) return { kind: 'datetime', values: [point(then)], ambiguous: false };
  const [start, end] = sign > 0 ? [here, then] : [then, here];
  return { kind: 'datetimerange', values: [{ start, end }], ambiguous: false };
}

function rhythm({ every, time }: Rhythm, scene: Scene): WhenValue {
  const at = time && hoursOf(time, scene).options[0];
  const hour = at === null || at === undefined ? '' : `T${timeText(at).replace(/:00$/, '')}`;
  // A part of each day, or each day, at an hour is that hour.
  const bare = every === 'P1D' || /^T[A-Z]/.test(every);
  return { start: null, end: null, set: hour !== '' && bare ? hour : every + hour };
}

/** "after 2018" is from 2019 on; every other bound is where its words begin. */
function limit({ limit, of }: { limit: Limit; of: Found }, scene: Scene): Resolved | null {
  const bound = resolve(of, scene);
  if (bound === null || of.kind !== 'period') return bound;
  const values = bound.values.map(({ start, end }) =>
    point((limit === 'after' ? end : start) ?? ''),
  );
  return { ...bound, values };
}

/** The values of each choice, the first readings of all before the second readings. */
function choice(found: readonly Found[], scene: Scene): Resolved | null {
  const all = found.map((one) => resolve(one, scene));
  const read = all.filter((one) => one !== null);
  const [first] = read;
  if (first === undefined) return null;
  const values = read.flatMap((one) => one.values.slice(0, 1));
  return { kind: first.kind, values, ambiguous: true };
}
