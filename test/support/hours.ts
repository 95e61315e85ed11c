import type { OpeningRules, Period } from '#server/team/opening.ts';

/** "09:30-26:00" as minutes of the day. */
export function period(text: string): Period {
  const [opens = 0, closes = 0] = text.split('-').map((time) => {
    const [hours = 0, minutes = 0] = time.split(':').map(Number);
    return hours * 60 + minutes;
  });
  return { opens, closes };
}

/** `{ 67: '12:00-14:30 19:00-26:00' }`: the same periods on Saturday and Sunday. */
export function week(texts: Record<number, string>): OpeningRules['periods'] {
  return Object.entries(texts).flatMap(([weekdays, text]) =>
    [...weekdays].flatMap((weekday) =>
      text.split(' ').map((one) => ({ weekday: Number(weekday), ...period(one) })),
    ),
  );
}

/** The hours of a firm in Italy, without exceptions, working on holidays. */
export function rules(some: Partial<OpeningRules>): OpeningRules {
  return { timeZone: 'Europe/Rome', periods: [], exceptions: [], closedDays: null, ...some };
}

/** Lunch and dinner from Tuesday, late on Friday and Saturday, only lunch on Sunday, closed on Monday. */
export const osteria = rules({
  periods: week({
    234: '12:00-14:30 19:00-23:00',
    56: '12:00-14:30 19:00-26:00',
    7: '12:00-14:30',
  }),
});
export const office = rules({ periods: week({ 12345: '09:00-18:00' }) });
