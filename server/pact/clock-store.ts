import { sql } from 'kysely';
import { column } from '#server/platform/column.ts';
import type { Trx } from '#server/platform/database.ts';
import { send } from '#server/platform/pipeline.ts';
import type { RequestKind } from '#server/reading/read-message.ts';
import type { Clock } from './clock-row.ts';
import { silence } from './clock-rule.ts';
import './tables.ts';

/** From when on a conversation is looked at. */
export type Windows = ReadonlyMap<string, Date>;

/**
 * The clocks that ran at the beginning of a conversation's window, or started in it; void ones left out.
 * @NOTE Whoever looks at clocks to change them holds their conversations: nobody else changes them meanwhile.
 */
export async function clocksFrom(trx: Trx, windows: Windows): Promise<Clock[]> {
  const { rows } = await sql<Clock>`select c.* from ${windowRows(windows)} w
    join clock c on c.conversation_id = w.conversation_id and c.voided_at is null
      and (c.stopped_at is null or c.stopped_at >= w.at)`.execute(trx);
  return rows;
}

/** One row of what was said or done in a conversation; `direction` is `closed` for the closing of the case. */
export type TalkRow = {
  conversation_id: string;
  direction: 'in' | 'out' | 'closed';
  id: string;
  at: Date;
  channel_id: string;
  kind: RequestKind;
  language: string | null;
  severe: boolean;
};

/**
 * What was said in each window, and what we said or closed in the day before it. Left out is what starts and stops
 * nothing: spam, history, automatic messages, answers that never left. Deleted and hidden messages are in. An answer sent
 * again counts from then.
 */
export async function talkFrom(trx: Trx, windows: Windows): Promise<TalkRow[]> {
  const { rows } = await sql<TalkRow>`with w as (select * from ${windowRows(windows)} w)
    select m.conversation_id, m.direction, m.message_id as id, greatest(m.sent_at, o.queued_at) as at, m.channel_id,
      m.kind, m.language, m.severe
    from w join message m on m.conversation_id = w.conversation_id and m.sent_at >= w.at - ${lull}
    left join lateral (select o.state, o.queued_at from outbox o
      where m.direction = 'out' and o.message_id = m.message_id) o on true
    where not m.automatic and case m.direction
      when 'in' then m.sent_at >= w.at and not m.history and m.kind <> 'spam'
      else coalesce(o.state, '') not in ('failed', 'withdrawn') end
    union all
    select c.conversation_id, 'closed', c.closure_id, c.closed_at, null, null, null, null
    from w join closure c on c.conversation_id = w.conversation_id
      and c.undone_at is null and c.closed_at >= w.at - ${lull}`.execute(trx);
  return rows;
}

const lull = sql`make_interval(secs => ${silence / 1000})`;

function windowRows(windows: Windows) {
  return sql`(select * from unnest(${column([...windows.keys()])}::uuid[], ${column([...windows.values()])}::timestamptz[])
    as t (conversation_id, at))`;
}

/** Writes clocks that have just started and run: the many, one array a column. */
export async function startClocks(trx: Trx, clocks: readonly Clock[]): Promise<void> {
  if (clocks.length === 0) return;
  await send(
    trx,
    sql`insert into clock (conversation_id, clock_id, channel_id, promise_id, version, kind, started_at, started_by,
      judged_by, due_at, warn_at, resolve_due_at)
    select * from unnest(${column(clocks.map((one) => one.conversation_id))}::uuid[], ${column(clocks.map((one) => one.clock_id))}::uuid[],
      ${column(clocks.map((one) => one.channel_id))}::uuid[], ${column(clocks.map((one) => one.promise_id))}::uuid[],
      ${column(clocks.map((one) => one.version))}::int[], ${column(clocks.map((one) => one.kind))}::text[],
      ${column(clocks.map((one) => one.started_at))}::timestamptz[], ${column(clocks.map((one) => one.started_by))}::uuid[],
      ${column(clocks.map((one) => one.judged_by))}::uuid[], ${column(clocks.map((one) => one.due_at))}::timestamptz[],
      ${column(clocks.map((one) => one.warn_at))}::timestamptz[], ${column(clocks.map((one) => one.resolve_due_at))}::timestamptz[])`,
  );
}

/** Writes clocks whole, changed ones and those that are over when we hear of them. */
export async function saveClocks(trx: Trx, clocks: readonly Clock[]): Promise<void> {
  if (clocks.length === 0) return;
  await send(
    trx,
    sql`insert into clock select * from json_populate_recordset(null::clock, ${JSON.stringify(clocks)}::json)
    on conflict (workspace_id, conversation_id, clock_id) do update set (${columns}) = (${excluded})`,
  );
}

const changing = [
  ...['channel_id', 'promise_id', 'version', 'kind', 'started_at', 'started_by', 'judged_by'],
  ...['due_at', 'warn_at', 'resolve_due_at', 'warned_at', 'broken_at', 'stopped_at', 'stopped_by'],
  ...['reply_minutes', 'kept', 'resolved_at', 'voided_at'],
];
const columns = sql.raw(changing.join(', '));
const excluded = sql.raw(changing.map((name) => `excluded.${name}`).join(', '));
