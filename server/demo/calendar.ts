import { type Opening, openMinutesBetween } from '#server/team/opening.ts';
import { type Chance, chanceOf } from './chance.ts';
import { dayOf, daysBetween, type LocalDay, momentOf } from './local-time.ts';
import type { Shop } from './shop.ts';

/** Half a year, and a little: what the demo tells of. */
const span = 183;

export type Season = { shop: Shop; opening: Opening; anchor: Date };

/** The days the demo tells of, the day it is opened last. */
export function daysOf({ shop, anchor }: Pick<Season, 'shop' | 'anchor'>): LocalDay[] {
  const today = dayOf(anchor, shop.timeZone);
  return daysBetween(today.subtract({ days: span }), today);
}

/** When talks begin, oldest first: more on some days of the week and hours of the day, few while the shop is closed. */
export function startsOf(season: Season): Date[] {
  const days = daysOf(season);
  const weights = days.map((day) => weightOf(season, day));
  const total = weights.reduce((sum, one) => sum + one, 0);
  return days.flatMap((day, n) => {
    const chance = chanceOf(`${season.shop.key} starts ${days.length - n}`);
    const expected = (season.shop.talk.threads * (weights[n] ?? 0)) / total;
    const count = Math.floor(expected) + (chance.hit(expected % 1) ? 1 : 0);
    return startsOn(season, day, { count, chance });
  });
}

/** A day of the week, a slow growth over the months, a day that is livelier than another. */
function weightOf({ shop, opening }: Season, day: LocalDay): number {
  const lively = 0.75 + 0.5 * chanceOf(`${shop.key} lively ${day}`).next();
  const usual = shop.talk.week[day.dayOfWeek - 1] ?? 1;
  return usual * lively * (isOpenOn(opening, day, shop.timeZone) ? 1 : 0.45);
}

/** Whether the shop opens on a local day at all. */
export function isOpenOn(opening: Opening, day: LocalDay, timeZone: string): boolean {
  return (
    openMinutesBetween(opening, momentOf(day, 240, timeZone), momentOf(day, 1680, timeZone)) > 0
  );
}

type Amount = { count: number; chance: Chance };

function startsOn({ shop, anchor }: Season, day: LocalDay, { count, chance }: Amount): Date[] {
  const hours = Array.from({ length: 24 }, (_, hour) => hour);
  return Array.from({ length: count }, () => {
    const hour = chance.weigh(hours, (one) => shop.talk.hours[one] ?? 0);
    return momentOf(day, hour * 60 + chance.next() * 60, shop.timeZone);
  })
    .filter((at) => at < anchor)
    .sort((a, b) => a.getTime() - b.getTime());
}
