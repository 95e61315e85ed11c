import { parseTime, timeText } from '../../when/civil.ts';
import type { When, WhenContext } from '../../when/when.ts';
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

function isDelay(text: string, { kind, from, to }: When): boolean {
  const around = text.slice(Math.max(0, from - 30), to + 15);
  return kind === 'duration' && late.test(around);
}
