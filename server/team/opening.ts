import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { Temporal } from 'temporal-polyfill';
import type { Trx } from '#server/platform/database.ts';
import { found } from '#server/platform/refusal.ts';
import { closedDaysOf } from './holidays.ts';
import { wallTimeOf } from './wall-time.ts';

/** Minutes of the wall clock after the midnight a day begins with; 1440 and beyond are the next day, up to 2160 (36:00). */
export type Period = { opens: number; closes: number };
export type OpeningRules = {
  timeZone: string;
  /** weekday: 1 Monday to 7 Sunday. No periods at all: open on every day, all day. */
  periods: readonly (Period & { weekday: number })[];
  /** A day unlike the others, `2026-12-24`: its periods replace those that begin on that day, and a holiday too. */
  exceptions: readonly { day: string; periods: readonly Period[] }[];
  /** The holidays the firm is closed on, `2026-12-25`, of a year; null when it works on holidays. */
  closedDays: ((year: number) => ReadonlySet<string>) | null;
};

/** When a firm is open, with the days already worked out: make one with `openingFrom` or `openingOf` and keep it. */
export type Opening = OpeningRules & { worked: Map<number, readonly Span[]> };

/** Epoch milliseconds, the end excluded. */
type Span = { start: number; end: number };

const minute = 60_000;
const dayLength = 1440 * minute;
const patience = 60 * dayLength;
const always: readonly Period[] = [{ opens: 0, closes: 1440 }];

/**
 * The moment at which `minutes` (0 or more) of opening time have passed since `from`. Where the firm does not open within
 * 60 days, the minutes left run on the wall clock, so that a promise always comes due.
 */
export function addOpenMinutes(opening: Opening, from: Date, minutes: number): Date {
  let left = minutes * minute;
  let at = from.getTime();
  while (left > 0) {
    const span = nextSpan(opening, { start: at, end: at + patience });
    if (!span) break;
    const taken = Math.min(left, span.end - span.start);
    at = span.start + taken;
    left -= taken;
  }
  return new Date(at + left);
}

/** Minutes of opening time from a to b, fractions included; negative when b comes first. */
export function openMinutesBetween(opening: Opening, a: Date, b: Date): number {
  if (b < a) return -openMinutesBetween(opening, b, a);
  const end = b.getTime();
  let open = 0;
  for (let at = a.getTime(); at < end; ) {
    const span = nextSpan(opening, { start: at, end });
    if (!span) break;
    open += span.end - span.start;
    at = span.end;
  }
  return open / minute;
}

/** Whether the firm is open at this moment. */
export function isOpen(opening: Opening, at: Date): boolean {
  return nextSpan(opening, { start: at.getTime(), end: at.getTime() + 1 }) !== null;
}

/** The first moment, from `at` on, at which the firm is open: `at` itself when it is; null when it stays closed for a year. */
export function nextOpening(opening: Opening, at: Date): Date | null {
  const within = { start: at.getTime(), end: at.getTime() + 366 * dayLength };
  const span = nextSpan(opening, within);
  return span && new Date(span.start);
}

/** The hours of a day, `2026-03-14`, as on the sign at the door; none where the firm is closed or says no hours at all. */
export function hoursOn(opening: Opening, day: string): { from: string; to: string }[] {
  const periods = periodsOf(opening, Date.parse(day) / dayLength);
  if (periods === always) return [];
  return periods.map(({ opens, closes }) => ({ from: wallTimeOf(opens), to: wallTimeOf(closes) }));
}

/** The first stretch of opening time inside a window, cut to it. Stretches may overlap: ask again from the end of the last. */
function nextSpan(opening: Opening, window: Span): Span | null {
  // @NOTE A local day begins up to 14 h before and ends (36:00, zone, changed hour) up to 49 h after the UTC midnight of its name.
  const last = Math.floor(window.end / dayLength) + 1;
  for (let day = Math.floor(window.start / dayLength) - 3; day <= last; day++) {
    for (const { start, end } of spansOf(opening, day)) {
      if (start >= window.end) return null;
      if (end > window.start)
        return { start: Math.max(start, window.start), end: Math.min(end, window.end) };
    }
  }
  return null;
}

function spansOf(opening: Opening, day: number): readonly Span[] {
  const known = opening.worked.get(day);
  if (known) return known;
  const spans = workOut(opening, day);
  opening.worked.set(day, spans);
  return spans;
}

function workOut(opening: Opening, day: number): readonly Span[] {
  const periods = periodsOf(opening, day);
  if (periods.length === 0) return [];
  const { timeZone } = opening;
  const midnight = instantOf(timeZone, { day, minute: 0, twice: 'earlier' });
  const noonAfter = instantOf(timeZone, { day, minute: 2160, twice: 'later' });
  const steady = noonAfter - midnight === 2160 * minute;
  return periods
    .map(({ opens, closes }) => ({
      start: steady
        ? midnight + opens * minute
        : instantOf(timeZone, { day, minute: opens, twice: 'earlier' }),
      end: steady
        ? midnight + closes * minute
        : instantOf(timeZone, { day, minute: closes, twice: 'later' }),
    }))
    .filter((span) => span.end > span.start)
    .sort((a, b) => a.start - b.start);
}

function periodsOf(opening: Opening, day: number): readonly Period[] {
  const name = new Date(day * dayLength).toISOString().slice(0, 10);
  const exception = opening.exceptions.find((one) => one.day === name);
  if (exception) return exception.periods;
  if (opening.closedDays?.(Number(name.slice(0, 4))).has(name)) return [];
  if (opening.periods.length === 0) return always;
  // 1970-01-01 was a Thursday
  const weekday = ((((day + 3) % 7) + 7) % 7) + 1;
  return opening.periods.filter((period) => period.weekday === weekday);
}

type Wall = { day: number; minute: number; twice: 'earlier' | 'later' };

/**
 * The wall clock as on the sign at the door: an hour that comes twice is open both times, one that is skipped lasts nothing
 * (it begins and ends when the clock jumps).
 */
function instantOf(timeZone: string, { day, minute: minutes, twice }: Wall): number {
  const wall = epoch.add({ minutes: day * 1440 + minutes });
  const at = wall.toZonedDateTime(timeZone, { disambiguation: twice });
  if (at.toPlainDateTime().equals(wall)) return at.epochMilliseconds;
  const before = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  return (before.getTimeZoneTransition('next') ?? before).epochMilliseconds;
}

const epoch = new Temporal.PlainDateTime(1970, 1, 1);

/** An opening from rules in hand, such as hours only proposed. */
export function openingFrom(rules: OpeningRules): Opening {
  return { ...rules, worked: new Map() };
}

/** When this workspace is open. The same hours give the same object, so that a process works a day out once. */
export async function openingOf(trx: Trx): Promise<Opening> {
  const stored = await storedHours(trx);
  const key = JSON.stringify(stored);
  const known = openings.get(key);
  if (known) return known;
  const { timeZone, country, closedOnHolidays, periods, exceptions } = stored;
  const closedDays = closedOnHolidays ? await closedDaysOf(country) : null;
  const opening = openingFrom({ timeZone, periods, exceptions, closedDays });
  if (openings.size >= 500) openings.clear();
  openings.set(key, opening);
  return opening;
}

const openings = new Map<string, Opening>();

async function storedHours(trx: Trx) {
  const row = await trx
    .selectFrom('workspace')
    .select((eb) => [
      'time_zone as timeZone',
      'country',
      'closed_on_holidays as closedOnHolidays',
      jsonArrayFrom(
        eb
          .selectFrom('opening_period')
          .select(['weekday', 'opens_minute as opens', 'closes_minute as closes'])
          .orderBy('position'),
      ).as('periods'),
      jsonArrayFrom(
        eb.selectFrom('opening_exception').select(['day', 'periods']).orderBy('day'),
      ).as('exceptions'),
    ])
    .executeTakeFirst();
  return found(row, 'workspace');
}
