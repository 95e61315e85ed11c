import type { Heard } from '../../hear.ts';
import type { Span } from '../../span.ts';
import { dayText, parseDay, parseTime, timeText } from '../../when/civil.ts';
import type { When, WhenContext } from '../../when/when.ts';
import { type Beside, besideEach, between } from '../beside.ts';
import type { Marked } from './numbers.ts';
import type { Value } from './values.ts';

/** By how much a table is put off: its hour ("half an hour later"), its day ("back a week"), or "to the following Thursday". */
export type Shifts = { hour: readonly When[]; day: readonly DayShift[]; toWeekAfter: boolean };

/** So many days on; less than none is back. */
type DayShift = { when: When; by: number };

type Place = { heard: Heard; today: string };

/** The findings that are told from the day and the hour of the table, not from now. */
export function shiftsIn(text: string, whens: readonly When[], { heard, today }: Place): Shifts {
  return {
    hour: hourShifts(whens, heard),
    day: dayShifts(text, whens, { heard, today }),
    toWeekAfter: heard.evidence('week after').length > 0,
  };
}

/** Whether a finding is no value of its own. */
export function isShift({ hour, day }: Shifts, one: When): boolean {
  return hour.includes(one) || day.some(({ when }) => when === one);
}

/** "An hour later", "20 minutes late". */
function hourShifts(whens: readonly When[], heard: Heard): When[] {
  const ends = whens.map(({ to }) => ({ from: to, to }));
  const [later, late] = [besideEach(heard, 'hours later', ends), besideEach(heard, 'late', whens)];
  return whens.filter(({ kind, from, to, values: [value] }, at) => {
    if (kind === 'datetime' || kind === 'time') return later[at]?.before?.to === to;
    const isShort = kind === 'duration' && (value?.seconds ?? 0) < 43200;
    return isShort && isIn({ from: from - 30, to: to + 15 }, late[at]);
  });
}

/** "Back a week", "two weeks later". */
function dayShifts(text: string, whens: readonly When[], { heard, today }: Place): DayShift[] {
  const begins = whens.map(({ from }) => ({ from: from + 1, to: from + 1 }));
  const later = besideEach(heard, 'days later', begins);
  const [by, then, back] = ['put off by', 'put off then', 'sooner'].map((section) =>
    besideEach(heard, section, whens),
  );
  return whens.flatMap((when, at) => {
    const { from, to, kind } = when;
    const isPut = [between(text, by?.[at]?.before, when), between(text, when, then?.[at]?.behind)];
    const isTold =
      kind === 'duration'
        ? isPut.some((words) => words.trim() === '')
        : kind.startsWith('date') && later[at]?.before?.from === from;
    const count = isTold ? daysOf(when, today) : 0;
    if (count <= 0 || !Number.isInteger(count)) return [];
    return [{ when, by: isIn({ from: from - 40, to: to + 10 }, back?.[at]) ? -count : count }];
  });
}

function isIn({ from, to }: Span, { before, behind }: Partial<Beside> = {}): boolean {
  return [before, behind].some((one) => one !== undefined && one.from >= from && one.to <= to);
}

function daysOf({ kind, values: [value] }: When, today: string): number {
  if (kind === 'duration') return (value?.seconds ?? 0) / 86400;
  return parseDay(value?.start ?? today) - parseDay(today);
}

/** The hour of a table at 7 that is wanted "half an hour later", or will be met "20 minutes late"; none where either is not told. */
export function shiftedHour(
  shifts: Shifts,
  { hours, now }: { hours: readonly Value[]; now: WhenContext['now'] },
): When[] {
  const [start] = shifts.hour[0]?.values ?? [];
  const [hour, ...others] = hours;
  if (start === undefined || hour === undefined) return [];
  if (others.some(({ told }) => told !== hour.told)) return [];
  const by = start.seconds ?? parseTime(start.start?.slice(11, 16) ?? '') - parseTime(now.time);
  const told = timeText(parseTime(hour.told) + by).slice(0, 5);
  const [known] = hour.of.whens;
  return known === undefined ? [] : [{ ...known, values: [{ start: told, end: null }] }];
}

/** The day of a table on Thursday that is put off "by a week", "to the following Thursday", "a quello dopo". */
export function shiftedDay(days: readonly Marked[], shifts: Shifts, today: string): When[] {
  const [shift] = shifts.day;
  const by = shift?.by ?? (shifts.toWeekAfter ? 7 : 0);
  const known = shift
    ? days.filter(({ from, to }) => to <= shift.when.from || from >= shift.when.to)
    : days;
  const [day] = known;
  if (day === undefined || by === 0) return [];
  // "it is a week later: can we come on Friday 27th?"
  if (shift && known.some(({ mark }) => mark?.sense === 'new')) return [];
  const [when] = day.of.whens;
  const told = dayText(parseDay(day.told) + by);
  // "a week later on the 28th", of a table on the 21st
  if (known.some((one) => one.told !== day.told && one.told !== told)) return [];
  const named = known.find((one) => one.told === told);
  if (named !== undefined) return [...named.of.whens];
  if (when === undefined || told < today) return [];
  return [{ ...when, values: [{ start: told, end: null }], ambiguous: false }];
}
