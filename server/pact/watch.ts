import { sql } from 'kysely';
import { nowOf, type Trx } from '#server/platform/database.ts';
import { callOut } from './calls.ts';
import type { Clock } from './clock-row.ts';
import './tables.ts';

type Called = Clock & { broken: boolean };

/** Once a minute: says which clocks are about to run out, and which have. Says it once. */
export async function watchClocks(trx: Trx): Promise<void> {
  const now = nowOf(trx);
  await sql`select from conversation where conversation_id in (select conversation_id from clock where ${calling(now)})
    order by conversation_id for no key update`.execute(trx);
  const { rows } = await sql<Called>`update clock
    set warned_at = coalesce(warned_at, ${now}), broken_at = case when due_at <= ${now} then ${now}::timestamptz end
    where ${calling(now)}
    returning *, broken_at is not null as broken`.execute(trx);
  const { warned = [], broken = [] } = Object.groupBy(rows, (row) =>
    row.broken ? 'broken' : 'warned',
  );
  await callOut(trx, 'clocks.warned', warned);
  await callOut(trx, 'clocks.broken', broken);
}

function calling(now: Date) {
  return sql`stopped_at is null and voided_at is null and broken_at is null and warn_at <= ${now}
    and (warned_at is null or due_at <= ${now})`;
}
