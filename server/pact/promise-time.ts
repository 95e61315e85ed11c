import { addOpenMinutes, type Opening, openMinutesBetween } from '#server/team/opening.ts';
import type { PromiseHours } from './tables.ts';

/** What a promise says of time: a first reply in minutes of its hours, a resolution in minutes of the calendar. */
export type Timing = {
  hours: PromiseHours;
  replyMinutes: number;
  resolveMinutes: number | null;
};

const minute = 60_000;
const lastCall = 10;

/** When the first reply is due. */
export function dueAfter(timing: Timing, from: Date, opening: Opening): Date {
  return after(timing, { from, minutes: timing.replyMinutes }, opening);
}

/** When the owner is warned: at 75% of the time or 10 minutes before it is over, whichever comes later. */
export function warnAfter(timing: Timing, from: Date, opening: Opening): Date {
  const { replyMinutes } = timing;
  const minutes = Math.max(replyMinutes * 0.75, replyMinutes - lastCall);
  return after(timing, { from, minutes }, opening);
}

/** When the matter is to be resolved: people outside count days, not opening hours. */
export function resolveAfter({ resolveMinutes }: Timing, from: Date): Date | null {
  return resolveMinutes === null ? null : new Date(from.getTime() + resolveMinutes * minute);
}

/** Minutes of the promise's hours between two moments. */
export function minutesBetween(
  { hours }: Pick<Timing, 'hours'>,
  { from, to }: { from: Date; to: Date },
  opening: Opening,
): number {
  if (hours === 'always') return (to.getTime() - from.getTime()) / minute;
  return openMinutesBetween(opening, from, to);
}

type Stretch = { from: Date; minutes: number };

function after({ hours }: Timing, { from, minutes }: Stretch, opening: Opening): Date {
  if (hours === 'always') return new Date(from.getTime() + minutes * minute);
  return addOpenMinutes(opening, from, minutes);
}
