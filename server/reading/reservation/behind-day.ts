import type { Span } from '../span.ts';
import type { When, WhenContext } from '../when/when.ts';
import { openHour } from './bare-hour.ts';
import type { Company } from './company.ts';

/**
 * "Friday, four, 7.30", "sabato, quattro, dentro": numbers alone behind a day that tell how many come, as an hour follows or nobody
 * eats at such an hour.
 */
export function peopleBehindDay(
  text: string,
  { whens, company }: { whens: readonly When[]; company: readonly Company[] },
  { opening }: WhenContext,
): Span[] {
  const bare = new Map(company.map(({ from, count }) => [from, count]));
  return whens.flatMap(({ kind, date, time, to }, at) => {
    if (kind !== 'datetime' || !date || !time || time.to !== to) return [];
    const count = bare.get(time.from);
    if (count == null || count < 2 || !/^,\s*$/.test(text.slice(date.to, time.from))) return [];
    if (!/^(?:\d{1,2}|\p{L}+)$/u.test(text.slice(time.from, time.to))) return [];
    const isHour = opening.length === 0 || openHour(count, '00', opening) !== null;
    return isHour && !isBefore(text, to, whens[at + 1]) ? [] : [{ from: time.from, to: time.to }];
  });
}

/** ", at 8" follows. */
function isBefore(text: string, to: number, next: When | undefined): boolean {
  return next?.kind === 'time' && /^,\s*$/.test(text.slice(to, next.from));
}
