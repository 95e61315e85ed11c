import { choice, type Field, field } from '../field.ts';
import type { Span } from '../span.ts';
import type { When } from '../when/when.ts';
import { isServed, opensAt, type Period } from './opening.ts';
import { distinct, fieldOf, hourIn, unsure } from './readings.ts';

/** An hour was said, not only a part of the day ("a cena"). */
export function isHour({ kind, part, values, time }: When): boolean {
  const isClock = values.some(({ start }) => hourIn(start) !== undefined);
  if (kind === 'time' || kind === 'datetime') return isClock;
  return kind.endsWith('timerange') && part === undefined && time !== undefined && isClock;
}

/** What speaks for an hour: the place is open then, it has its day, it is to come; a bound speaks against it. */
export function weightOfHour(
  { kind, role, sense, values }: When,
  { opening, meal }: Table,
): number {
  const hours = values.map(({ start }) => hourIn(start) ?? '');
  return (
    (hours.some((hour) => opensAt(opening, hour)) ? 1 : 0) +
    (hours.some((hour) => isServed(opening, hour)) ? 1.5 : 0) +
    (kind === 'datetime' ? 1 : 0) +
    (sense === 'future' ? 1 : 0) +
    fitsMeal(hours[0] ?? '', meal) -
    (role === 'after' || role === 'since' ? 2 : 0)
  );
}

/** "The exam is at 10: we'd have lunch at 1.30" is about lunch; null where both meals are told, or none. */
export function mealIn(whens: readonly When[]): Meal | null {
  const told = new Set(whens.flatMap(({ part }) => meals[part ?? ''] ?? []));
  return told.size === 1 ? ([...told][0] ?? null) : null;
}

/** What is known of the table beside its hour. */
type Table = { opening: readonly Period[]; meal: Meal | null };

type Meal = 'lunch' | 'dinner';

const meals: Readonly<Record<string, Meal>> = {
  lunch: 'lunch',
  evening: 'dinner',
  dinner: 'dinner',
};

/** Nobody has lunch at ten in the evening. */
function fitsMeal(hour: string, meal: Meal | null): number {
  return meal !== null && hour >= '17' === (meal === 'dinner') ? 2 : 0;
}

/** "Breakfast at 9" is in the morning, open or not. */
function earlyHour(when: When): Field<string> | null {
  const early = distinct(when.values, ({ start }) => hourIn(start)).filter(
    (one) => one >= '05' && one < '12',
  );
  const words = when.time ?? when;
  if (early.length < 2) return early[0] === undefined ? null : field(early[0], 0.8, words);
  return halfHour(early, words);
}

/** The hour of a finding at which the place is open; in the morning where that is what was said. */
export function hourOf(
  when: When,
  { opening, isEarly }: { opening: readonly Period[]; isEarly: boolean },
): Field<string> {
  const words = when.time ?? when;
  const early = isEarly ? earlyHour(when) : null;
  if (early !== null) return early;
  if (when.kind.endsWith('range')) return choice(rangeEnds(when), unsure, words);
  const all = distinct(when.values, ({ start }) => hourIn(start));
  const open = all.filter((hour) => opensAt(opening, hour));
  const left = open.length > 0 ? open : all;
  return halfHour(all, words) ?? halfHour(left, words) ?? fieldOf(left, when, words);
}

/**
 * "Half eight" is half past eight to who is at home in English, half past seven to many a guest: the first is proposed, the other
 * asked.
 */
function halfHour(hours: readonly string[], words: Span): Field<string> | null {
  const [first, second] = hours.toSorted();
  if (hours.length !== 2 || !first?.endsWith(':30') || !second?.endsWith(':30')) return null;
  if (Number(second.slice(0, 2)) - Number(first.slice(0, 2)) !== 1) return null;
  return { value: second, confidence: 0.6, words: [words], alternatives: [second, first] };
}

function rangeEnds({ values: [value] }: When): string[] {
  return [hourIn(value?.start), hourIn(value?.end)].filter((one) => one !== undefined);
}
