import type { Season } from './calendar.ts';
import { closing } from './closing.ts';
import { companyOf } from './company.ts';
import type { Desk } from './desk.ts';
import { everydayOf } from './everyday.ts';
import { postsOf } from './posts.ts';
import { scenesOf } from './scenes.ts';
import type { Stage } from './stage.ts';
import type { Director } from './staging.ts';
import type { Thread } from './told.ts';

/** All that was ever said to a shop in the half year before it was opened, newest talk first. */
export async function planOf(stage: Stage, desk: Desk, anchor: Date): Promise<Thread[]> {
  const season: Season = { shop: stage.shop, opening: desk.opening, anchor };
  const director: Director = {
    ...{ stage, desk, season, company: companyOf(stage), posts: postsOf(stage, season) },
    closed: new Set(stage.shop.closures.flatMap(({ days }) => yearsOf(days, anchor))),
  };
  const threads = [...scenesOf(director), ...(await everydayOf(director))];
  return threads
    .filter((one) => one.said.length > 0)
    .map((one) => closing(director, one))
    .sort((a, b) => beginOf(b) - beginOf(a));
}

function beginOf({ said }: Thread): number {
  return said[0]?.at.getTime() ?? 0;
}

/** `12-25` of the years a half year may touch. */
export function yearsOf(days: readonly string[], anchor: Date): string[] {
  const year = anchor.getUTCFullYear();
  return [year - 1, year, year + 1].flatMap((one) => days.map((day) => `${one}-${day}`));
}
