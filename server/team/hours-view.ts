import type { z } from 'zod';
import type * as shape from '#contract/hours.ts';
import { nowOf, type Trx } from '#server/platform/database.ts';
import { found } from '#server/platform/refusal.ts';
import { holidaysOf } from './holidays.ts';
import { storedHours } from './hours.ts';
import { wallClock, wallTimeOf } from './wall-time.ts';

type Hours = z.output<typeof shape.Hours>;

/** Opening hours as people write them, and the public holidays of the next twelve months, named in the reader's language. */
export async function viewHours(trx: Trx, language: string): Promise<Hours> {
  const workspace = found(
    await trx
      .selectFrom('workspace')
      .select(['country', 'time_zone', 'closed_on_holidays'])
      .executeTakeFirst(),
    'workspace',
  );
  const { periods, exceptions } = await storedHours(trx);
  const today = wallClock(nowOf(trx), workspace.time_zone).date;
  const holidays = await holidaysAhead(workspace.country, { today, language });
  const opened = new Set(exceptions.filter((one) => one.periods.length > 0).map((one) => one.day));
  return {
    periods: periods.map((one) => ({ weekday: one.weekday, ...written(one) })),
    exceptions: exceptions.map((one) => ({ ...one, periods: one.periods.map(written) })),
    holidays: holidays.map((one) => {
      return { ...one, closed: workspace.closed_on_holidays && !opened.has(one.day) };
    }),
    closedOnHolidays: workspace.closed_on_holidays,
  };
}

async function holidaysAhead(
  country: string,
  { today, language }: { today: string; language: string },
) {
  const year = Number(today.slice(0, 4));
  const inAYear = `${year + 1}${today.slice(4)}`;
  const both = [
    ...(await holidaysOf(country, { year, language })),
    ...(await holidaysOf(country, { year: year + 1, language })),
  ];
  return both.filter(({ day }) => day >= today && day < inAYear);
}

function written({ opens, closes, name }: { opens: number; closes: number; name: string | null }) {
  return { opens: wallTimeOf(opens), closes: wallTimeOf(closes), name };
}
