import { sql } from 'kysely';
import type { Connector, Incoming } from '#server/connectors/connector.ts';
import {
  type Database,
  inWorkspace,
  nowOf,
  type Scope,
  type Trx,
} from '#server/platform/database.ts';
import { emit } from '#server/platform/events.ts';
import { newId } from '#server/platform/ids.ts';
import { enqueue } from '#server/platform/jobs.ts';
import type { IncomingRead } from './events.ts';
import './tables.ts';

/**
 * Stores what a network said, word for word, and sees to it that it will be read. When the transaction has
 * committed the caller may acknowledge: from then on nothing is lost.
 */
export async function store(
  trx: Trx,
  channelId: string,
  payloads: readonly unknown[],
): Promise<void> {
  if (payloads.length === 0) return;
  const ids = payloads.map(() => newId());
  const texts = payloads.map((payload) => JSON.stringify(payload));
  await sql`with raw as (
      insert into raw_event (raw_event_id, channel_id, received_at, payload)
      select id, ${channelId}, ${nowOf(trx)}, payload from unnest(${ids}::uuid[], ${texts}::text[]) as t (id, payload)
    )
    insert into raw_waiting (channel_id, raw_event_id) select ${channelId}, id from unnest(${ids}::uuid[]) as t (id)`.execute(
    trx,
  );
  await enqueue(trx, 'intake', { channelId });
}

/** Where the intake runs: between transactions, over the channels of one workspace. */
export type IntakeGround = {
  db: Database;
  scope(): Scope;
  connectorOf(network: string): Connector;
};

const batch = 1000;

/** Reads everything that waits in a channel, batch by batch. A poison event stops nothing behind it. */
export async function drain(ground: IntakeGround, channelId: string): Promise<void> {
  while ((await readBatch(ground, channelId, batch)) > 0);
}

/** Reads every channel of the workspace that still waits: what a process left when it died. */
export async function drainAll(ground: IntakeGround): Promise<void> {
  const waiting = await inWorkspace(ground.db, ground.scope(), (trx) =>
    trx.selectFrom('raw_waiting').select('channel_id').distinct().execute(),
  );
  for (const { channel_id } of waiting) await drain(ground, channel_id);
}

/** A batch that fails is read again in smaller ones, down to the single event that is buried with its reason. */
async function readBatch(ground: IntakeGround, channelId: string, size: number): Promise<number> {
  try {
    return await inWorkspace(ground.db, ground.scope(), (trx) =>
      readWaiting(trx, ground, { channelId, size }),
    );
  } catch (error) {
    if (size > 1) return readBatch(ground, channelId, Math.ceil(size / 10));
    return inWorkspace(ground.db, ground.scope(), (trx) => buryNext(trx, channelId, error));
  }
}

type Portion = { channelId: string; size: number };
type Raw = { raw_event_id: string; payload: string; received_at: Date };

async function readWaiting(
  trx: Trx,
  ground: IntakeGround,
  { channelId, size }: Portion,
): Promise<number> {
  const channel = await lockChannel(trx, channelId);
  if (!channel) return 0;
  const raws = await take(trx, channelId, size);
  if (raws.length === 0) return 0;
  const connector = ground.connectorOf(channel.network);
  const read = raws.map((raw) => readOne(connector, raw));
  await buryUnreadable(trx, channelId, read);
  await noteIntake(trx, channelId, read);
  const place = { channelId, network: channel.network };
  await emit(
    trx,
    'incoming.read',
    read.flatMap((one) => one.items.map((item) => ({ ...place, ...origin(one.raw), item }))),
  );
  return raws.length;
}

/** One reader a channel at a time: the order of a channel's events is kept, whatever the number of processes. */
async function lockChannel(trx: Trx, channelId: string): Promise<{ network: string } | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${channelId}, 0))`.execute(trx);
  return trx
    .selectFrom('channel')
    .select('network')
    .where('channel_id', '=', channelId)
    .executeTakeFirst();
}

async function take(trx: Trx, channelId: string, size: number): Promise<Raw[]> {
  const { rows } = await sql<Raw>`with next as materialized (
      select raw_event_id from raw_waiting where channel_id = ${channelId} order by raw_event_id limit ${size}
    ), taken as (
      delete from raw_waiting where channel_id = ${channelId} and raw_event_id = any(array(select raw_event_id from next))
    )
    select raw_event_id, payload, received_at from raw_event
    where raw_event_id = any(array(select raw_event_id from next)) order by raw_event_id`.execute(
    trx,
  );
  return rows;
}

type ReadRaw = { raw: Raw; items: Incoming[]; unknown: number; problem: string | null };

function readOne(connector: Connector, raw: Raw): ReadRaw {
  try {
    const { items, unknown } = connector.receive(JSON.parse(raw.payload));
    return { raw, items, unknown, problem: null };
  } catch (error) {
    return {
      raw,
      items: [],
      unknown: 0,
      problem: error instanceof Error ? error.message : String(error),
    };
  }
}

function origin(raw: Raw): Pick<IncomingRead, 'rawEventId' | 'receivedAt'> {
  return { rawEventId: raw.raw_event_id, receivedAt: raw.received_at };
}

async function noteIntake(trx: Trx, channelId: string, read: readonly ReadRaw[]): Promise<void> {
  const unknown = read.reduce((sum, one) => sum + one.unknown, 0);
  await sql`update channel set last_received_at = ${nowOf(trx)}, unknown_kinds = unknown_kinds + ${unknown}
    where channel_id = ${channelId}`.execute(trx);
}

async function buryUnreadable(
  trx: Trx,
  channelId: string,
  read: readonly ReadRaw[],
): Promise<void> {
  for (const { raw, problem } of read) {
    if (problem) await bury(trx, { channelId, rawEventId: raw.raw_event_id, reason: problem });
  }
}

async function buryNext(trx: Trx, channelId: string, error: unknown): Promise<number> {
  if (!(await lockChannel(trx, channelId))) return 0;
  const [raw] = await take(trx, channelId, 1);
  if (!raw) return 0;
  const reason = error instanceof Error ? error.message : String(error);
  await bury(trx, { channelId, rawEventId: raw.raw_event_id, reason });
  return 1;
}

type Dead = { channelId: string; rawEventId: string; reason: string };

async function bury(trx: Trx, { channelId, rawEventId, reason }: Dead): Promise<void> {
  const at = nowOf(trx);
  await trx
    .insertInto('dead_letter')
    .values({
      dead_letter_id: newId(),
      channel_id: channelId,
      raw_event_id: rawEventId,
      at,
      reason: reason.slice(0, 500),
      resolved_at: null,
    })
    .onConflict((c) =>
      c.columns(['workspace_id', 'raw_event_id']).doUpdateSet((e) => ({
        tries: e('dead_letter.tries', '+', 1),
        reason: reason.slice(0, 500),
        at,
        resolved_at: null,
      })),
    )
    .execute();
}

/** Takes the words out of raw events whose message was deleted or whose person was erased; the fact that they came stays. */
export async function forgetRaw(trx: Trx, rawEventIds: readonly string[]): Promise<void> {
  if (rawEventIds.length === 0) return;
  await sql`update raw_event set payload = '{"forgotten":true}' where raw_event_id = any(${[...rawEventIds]}::uuid[])`.execute(
    trx,
  );
}
