import { dayText, parseDay, parseTime, timeText } from '../../when/civil.ts';
import type { When, WhenContext } from '../../when/when.ts';
import type { Marked } from './numbers.ts';
import type { Value } from './values.ts';

const later = /(?:later|earlier|sooner|dopo|prima|tardi)$/iu;
const late = /(?<!\p{L})(?:late|behind|back|ritard\p{L}*|tardiamo)(?!\p{L})/iu;

/** "An hour later": told from the hour of the table, not from now. */
export function isShift(text: string, { from, to, kind }: When): boolean {
  return (kind === 'datetime' || kind === 'time') && later.test(text.slice(from, to));
}

/** The hour of a table at 7 that is wanted "half an hour later", or will be met "20 minutes late"; none where either is not told. */
export function shiftedHour(
  text: string,
  whens: readonly When[],
  { hours, now }: { hours: readonly Value[]; now: WhenContext['now'] },
): When[] {
  const shift = whens.find((one) => isShift(text, one) || isDelay(text, one));
  const [hour, ...others] = hours;
  const [start] = shift?.values ?? [];
  if (shift === undefined || start === undefined || hour === undefined) return [];
  if (others.some(({ told }) => told !== hour.told)) return [];
  const by = start.seconds ?? parseTime(start.start?.slice(11, 16) ?? '') - parseTime(now.time);
  const told = timeText(parseTime(hour.told) + by).slice(0, 5);
  const [known] = hour.of.whens;
  return known === undefined ? [] : [{ ...known, values: [{ start: told, end: null }] }];
}

function isDelay(text: string, { kind, from, to, values: [value] }: When): boolean {
  const around = text.slice(Math.max(0, from - 30), to + 15);
  return kind === 'duration' && (value?.seconds ?? 0) < 43200 && late.test(around);
}

const onwards = /(?<!\p{L})(?:di|by|back|out|on|forward)\s+$/iu;
const after = /^\s*(?:later|earlier|dopo|prima|più avanti)(?!\p{L})/iu;
const backwards = /(?<!\p{L})(?:anticip\p{L}*|forward|earlier|prima)(?!\p{L})/iu;
const weekAfter =
  /(?<!\p{L})(?:quell[oa] (?:dopo|successiv[oa])|the (?:one|week) after|the following(?: week)?|the next one|l[ao]? settimana (?:dopo|successiva|seguente)|il \p{L}+ (?:dopo|successivo|seguente))(?!\p{L})/iu;

type Shifts = { whens: readonly When[]; today: string };

/** The day of a table on Thursday that is put off "by a week", "to the following Thursday", "a quello dopo". */
export function shiftedDay(
  text: string,
  days: readonly Marked[],
  { whens, today }: Shifts,
): When[] {
  const count = whens.find((one) => daysIn(text, one, today) > 0);
  const known = count ? days.filter(({ from, to }) => to <= count.from || from >= count.to) : days;
  const [day] = known;
  const by = count ? daysIn(text, count, today) : weekAfter.test(text) ? 7 : 0;
  if (day === undefined || by === 0 || known.some(({ told }) => told !== day.told)) return [];
  // "it is a week later: can we come on Friday 27th?"
  if (count && known.some(({ mark }) => mark?.sense === 'new')) return [];
  const isBack =
    count !== undefined && backwards.test(text.slice(Math.max(0, count.from - 40), count.to + 10));
  const told = dayText(parseDay(day.told) + (isBack ? -by : by));
  const [when] = day.of.whens;
  if (when === undefined || told < today) return [];
  return [{ ...when, values: [{ start: told, end: null }], ambiguous: false }];
}

/** How many days something is put off by; 0 where it is not. */
function daysIn(text: string, { kind, from, to, values: [value] }: When, today: string): number {
  const words = text.slice(from, to);
  const days = kind === 'duration' ? (value?.seconds ?? 0) / 86400 : 0;
  if (kind === 'duration') {
    const isPut =
      onwards.test(text.slice(Math.max(0, from - 12), from)) || after.test(text.slice(to));
    return isPut && Number.isInteger(days) ? days : 0;
  }
  const isLater = kind.startsWith('date') && counted.test(words);
  return isLater ? Math.max(0, parseDay(value?.start ?? today) - parseDay(today)) : 0;
}

const counted = /^(?:an?|one|two|un[oa]?|due|\d) \p{L}+ (?:later|dopo|più avanti)/iu;
