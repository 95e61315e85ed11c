import { z } from 'zod';
import { Day, procedure, WallTime } from './shared.ts';

/** One opening period; `closes` may pass midnight ("19:00"-"26:00"). weekday: 1 Monday to 7 Sunday. */
export const OpeningPeriod = z.object({
  weekday: z.number().int().min(1).max(7),
  opens: WallTime,
  closes: WallTime,
  name: z.string().max(40).nullable(),
});

/** A day unlike the others: no periods means closed. */
export const OpeningException = z.object({
  day: Day,
  name: z.string().max(80),
  periods: z.array(OpeningPeriod.omit({ weekday: true })).max(6),
});

export const Hours = z.object({
  periods: z.array(OpeningPeriod).max(60),
  exceptions: z.array(OpeningException).max(400),
  holidays: z.array(z.object({ day: Day, name: z.string(), closed: z.boolean() })),
  closedOnHolidays: z.boolean(),
});

export const hours = {
  get: procedure()
    .route({
      method: 'GET',
      path: '/hours',
      tags: ['team'],
      summary: 'Opening hours, exceptions, holidays',
    })
    .output(Hours),
  set: procedure()
    .route({ method: 'PUT', path: '/hours', tags: ['team'], summary: 'Set the opening hours' })
    .input(Hours.omit({ holidays: true }))
    .output(Hours),
};
