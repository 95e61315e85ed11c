import { type Selectable, sql } from 'kysely';
import type { z } from 'zod';
import type * as shape from '#contract/channels.ts';
import { nowOf, type Tables, type Trx } from '#server/platform/database.ts';
import { decodeCursor, pageFrom } from '#server/platform/page.ts';
import { found } from '#server/platform/refusal.ts';

type Channel = z.output<typeof shape.Channel>;
type Health = z.output<typeof shape.Health>;
type DeadLetter = z.output<typeof shape.DeadLetter>;

type Row = Selectable<Tables['channel']> & {
  network: Channel['network'];
  waiting: number;
  oldest: Date | null;
  dead: number;
};

/** Channels with their health, connected first. */
export async function viewChannels(trx: Trx, only: string | null = null): Promise<Channel[]> {
  const { rows } = await sql<Row>`select c.*, w.waiting, w.oldest, d.dead from channel c
    left join lateral (select count(*)::int as waiting, min(r.received_at) as oldest
      from (select raw_event_id from raw_waiting x where x.channel_id = c.channel_id limit 10000) x
      join raw_event r using (raw_event_id)) w on true
    left join lateral (select count(*)::int as dead from dead_letter l
      where l.channel_id = c.channel_id and l.resolved_at is null) d on true
    where ${only}::uuid is null or c.channel_id = ${only}::uuid
    order by c.disconnected_at is not null, c.connected_at`.execute(trx);
  return rows.map((row) => channelOf(row, nowOf(trx)));
}

/** One channel. */
export async function viewChannel(trx: Trx, id: string): Promise<Channel> {
  const [channel] = await viewChannels(trx, id);
  return found(channel, 'channel');
}

function channelOf(row: Row, now: Date): Channel {
  const { channel_id: id, network, name, account, link, settings, capabilities, limits } = row;
  const connectedAt = row.connected_at.toISOString();
  return {
    id,
    network,
    name,
    account,
    link,
    settings,
    capabilities,
    limits,
    connectedAt,
    health: healthOf(row, now),
  };
}

function healthOf(row: Row, now: Date): Health {
  const age = row.oldest ? Math.max(0, (now.getTime() - row.oldest.getTime()) / 1000) : null;
  return {
    state: stateOf(row, age),
    problem: row.problem,
    waiting: row.waiting,
    oldestWaitingSeconds: age,
    deadLetters: row.dead,
    lastReceivedAt: row.last_received_at?.toISOString() ?? null,
    lastSentAt: row.last_sent_at?.toISOString() ?? null,
    checkedAt: row.checked_at?.toISOString() ?? null,
    unknownKinds: row.unknown_kinds,
    refusedSignatures: row.refused_signatures,
  };
}

function stateOf(row: Row, age: number | null): Health['state'] {
  if (row.disconnected_at) return 'disconnected';
  if (row.problem?.startsWith('auth')) return 'reconnect';
  if (row.problem) return 'failing';
  return age !== null && age > 30 ? 'waiting' : 'working';
}

type Asked = { cursor?: string | undefined; limit: number; channelId?: string | undefined };

type DeadRow = {
  dead_letter_id: string;
  channel_id: string;
  at: Date;
  received_at: Date;
  reason: string;
  tries: number;
  excerpt: string;
};

/** Dead letters still open, newest first. */
export async function viewDeadLetters(
  trx: Trx,
  { cursor, limit, channelId }: Asked,
): Promise<{ items: DeadLetter[]; next: string | null }> {
  const after = decodeCursor(cursor);
  const { rows } =
    await sql<DeadRow>`select d.dead_letter_id, d.channel_id, d.at, d.reason, d.tries, r.received_at,
      left(r.payload, 300) as excerpt
    from dead_letter d join raw_event r on r.raw_event_id = d.raw_event_id
    where d.resolved_at is null
      ${channelId ? sql`and d.channel_id = ${channelId}` : sql``}
      ${after ? sql`and (d.at, d.dead_letter_id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
    order by d.at desc, d.dead_letter_id desc limit ${limit + 1}`.execute(trx);
  return pageFrom(rows, limit, {
    item: deadLetterOf,
    key: (row) => [row.at.toISOString(), row.dead_letter_id],
  });
}

function deadLetterOf(row: DeadRow): DeadLetter {
  const { dead_letter_id: id, channel_id: channelId, reason, tries, excerpt } = row;
  return {
    id,
    channelId,
    at: row.at.toISOString(),
    receivedAt: row.received_at.toISOString(),
    reason,
    tries,
    excerpt,
  };
}
