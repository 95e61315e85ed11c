import { sql } from 'kysely';
import type { Trx } from '#server/platform/database.ts';

export type Period = { from: Date; to: Date; timeZone: string };

/** What became of a promise's clocks that started in a period. */
export type Figures = {
  promiseId: string;
  kept: number;
  /** The late ones among them. */
  broken: number;
  /** Not answered in time, and still running. */
  late: number;
  open: number;
  /** The mean of what was aimed at when each clock started: a target lowered since excuses nothing. */
  target: number | null;
  medianMinutes: number | null;
  p90Minutes: number | null;
};

/** Figures a promise. Reply times are of those answered, in minutes of the promise's hours. */
export async function figuresOf(trx: Trx, { from, to }: Period): Promise<Figures[]> {
  const { rows } = await sql<Figures>`
    select c.promise_id as "promiseId", count(*) filter (where c.kept)::int as kept,
      count(*) filter (where ${broken(to)})::int as broken,
      count(*) filter (where c.kept is null and c.due_at <= ${to})::int as late,
      count(*) filter (where c.kept is null and c.due_at > ${to})::int as open,
      avg(p.target) filter (where c.kept or ${broken(to)}) as target,
      percentile_cont(0.5) within group (order by c.reply_minutes) as "medianMinutes",
      percentile_cont(0.9) within group (order by c.reply_minutes) as "p90Minutes"
    from clock c join promise p on p.promise_id = c.promise_id and p.version = c.version
    where c.started_at >= ${from} and c.voided_at is null
    group by c.promise_id`.execute(trx);
  return rows;
}

export type DayFigures = { promiseId: string; day: string; kept: number; broken: number };

/** The same a local day, the day on which somebody wrote. */
export async function dayFiguresOf(
  trx: Trx,
  { from, to, timeZone }: Period,
): Promise<DayFigures[]> {
  const { rows } = await sql<DayFigures>`
    select c.promise_id as "promiseId", (c.started_at at time zone ${timeZone})::date as day,
      count(*) filter (where c.kept)::int as kept, count(*) filter (where ${broken(to)})::int as broken
    from clock c where c.started_at >= ${from} and c.voided_at is null
    group by 1, 2`.execute(trx);
  return rows;
}

function broken(to: Date) {
  return sql`(c.kept is false or (c.kept is null and c.due_at <= ${to}))`;
}
