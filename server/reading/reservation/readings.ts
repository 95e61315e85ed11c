import { choice, type Field, field } from '../field.ts';
import type { Span } from '../span.ts';
import type { When, WhenValue } from '../when/when.ts';

/** What the values of a finding say: its days, its hours, and a field of them. */

/** One day, alone or with its hour. */
export function isOneDay({ kind }: When): boolean {
  return kind === 'date' || kind === 'datetime' || kind === 'datetimerange';
}

/** A day with its hour. */
export function hasDay({ kind }: When): boolean {
  return kind.startsWith('datetime');
}

/** A day without the hour that was told with it. */
export function dayAlone(when: When): When {
  const { time: _, part: __, ...rest } = when;
  const values = when.values.flatMap(({ start }) => {
    const day = dayIn(start);
    return day === undefined ? [] : [{ start: day, end: null }];
  });
  return { ...rest, kind: 'date', values, ambiguous: false };
}

/** The proposal, or the choice where a finding leaves one. */
export function fieldOf(all: readonly string[], when: When, words: Span): Field<string> {
  if (when.ambiguous && all.length > 1) return choice(all, unsure, words);
  return field(all[0] ?? null, when.approximate ? 0.8 : 0.95, words);
}

/** The host must ask or choose. */
export const unsure = 0.5;

export function distinct(
  values: readonly WhenValue[],
  of: (value: WhenValue) => string | undefined,
): string[] {
  return [...new Set(values.flatMap((value) => of(value) ?? []))];
}

/** The day of a value, `2026-03-14`. */
export function dayIn(start: string | null | undefined): string | undefined {
  return start?.match(/^\d{4}-\d\d-\d\d/)?.[0];
}

/** The hour of a value, `20:00`. */
export function hourIn(start: string | null | undefined): string | undefined {
  return start?.match(/\d\d:\d\d/)?.[0];
}
