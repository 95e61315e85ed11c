import { isoDay, type Place } from '#web/ui/time.ts';

export interface Day {
  day: string;
  kept: number;
  broken: number;
}

/** Every local day of a period, the ones without a case too, so that a strip has no hidden gaps. */
export function everyDay(days: Day[], period: { from: string; to: string }, place: Place): Day[] {
  const known = new Map(days.map((one) => [one.day, one]));
  const last = isoDay(new Date(period.to), place);
  const all: Day[] = [];
  for (let day = isoDay(new Date(period.from), place); day <= last; day = next(day))
    all.push(known.get(day) ?? { day, kept: 0, broken: 0 });
  return all;
}

function next(day: string): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
