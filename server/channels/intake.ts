import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Connector } from '#server/connectors/connector.ts';
import { column } from '#server/platform/column.ts';
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
import { send } from '#server/platform/pipeline.ts';
import { reasonOf } from '#server/platform/reason.ts';
import { bury } from './dead-letters.ts';
import type { IncomingRead } from './events.ts';
import { type ReadAhead, type ReadRaw, readAhead, readerOf, readRest } from './read-ahead.ts';
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
  await send(
    trx,
    sql`with raw as (
      insert into raw_event (raw_event_id, channel_id, received_at, payload)
      select id, ${channelId}, ${nowOf(trx)}, payload from unnest(${column(ids)}::uuid[], ${column(texts)}::text[]) as t (id, payload)
    )
    insert into raw_waiting (channel_id, raw_event_id) select ${channelId}, id from unnest(${column(ids)}::uuid[]) as t (id)`,
  );
  await enqueue(trx, 'intake', { channelId });
}

/**
 * As `store`, for a source that may bring the same thing twice: what is stored already under its key is left out. Returns
 * how many were new.
 */
export async function storeOnce(
  trx: Trx,
  channelId: string,
  events: readonly { key: string; payload: unknown }[],
): Promise<number> {
  const { rows } = await sql`with raw as (
      insert into raw_event (raw_event_id, channel_id, received_at, key, payload)
      select id, ${channelId}, ${nowOf(trx)}, key, payload from unnest(${column(events.map(() => newId()))}::uuid[],
        ${column(events.map((one) => one.key))}::text[], ${column(events.map((one) => JSON.stringify(one.payload)))}::text[]) as t (id, key, payload)
      on conflict (workspace_id, channel_id, key) where key is not null do nothing returning raw_event_id
    )
    insert into raw_waiting (channel_id, raw_event_id) select ${channelId}, raw_event_id from raw returning 1`.execute(
    trx,
  );
  if (rows.length > 0) await enqueue(trx, 'intake', { channelId });
  return rows.length;
}

/** Where the intake runs: between transactions, over the channels of one workspace. */
export type IntakeGround = {
  db: Database;
  scope(): Scope;
  connectorOf(network: string): Connector;
};

const batch = 2000;

/** Fewer than this is a trickle: what comes in meanwhile is gathered for so many milliseconds. */
const trickle = 100;
const gatherFor = 50;

type Draining = { again: boolean; done: Promise<void> };
const everywhere = new WeakMap<Database, Map<string, Draining>>();

/**
 * Reads everything that waits in a channel, batch by batch. A poison event stops nothing behind it. Whoever asks while this
 * process is at it waits until all that was stored before they asked is read.
 */
export function drain(ground: IntakeGround, channelId: string): Promise<void> {
  const draining = everywhere.get(ground.db) ?? new Map<string, Draining>();
  everywhere.set(ground.db, draining);
  const known = draining.get(channelId);
  if (known) {
    known.again = true;
    return known.done;
  }
  const one: Draining = { again: true, done: Promise.resolve() };
  draining.set(channelId, one);
  one.done = drainAgain(ground, channelId, one).finally(() => draining.delete(channelId));
  return one.done;
}

async function drainAgain(ground: IntakeGround, channelId: string, one: Draining): Promise<void> {
  while (one.again) {
    one.again = false;
    await drainOnce(ground, channelId);
  }
}

/** While the database writes a batch, what came after it is already being read, however much that is. */
async function drainOnce(ground: IntakeGround, channelId: string): Promise<void> {
  const look = (after: string | null) => readAhead(ground, { channelId, after, size: batch });
  let ready = await look(null);
  for (let trickles = false; ready.size > 0; trickles = ready.size < trickle) {
    if (trickles) await pause(gatherFor);
    const coming = ready.size < trickle ? null : look([...ready.keys()].at(-1) ?? null);
    // heard when it is awaited: where writing fails first, nobody awaits it any more
    coming?.catch(() => {});
    await writeBatch(ground, channelId, { ready, size: trickles ? batch : ready.size });
    const ahead = await coming;
    ready = ahead?.size ? ahead : await look(null);
  }
}

/** Reads every channel of the workspace that still waits: what a process left when it died. */
export async function drainAll(ground: IntakeGround): Promise<void> {
  const waiting = await inWorkspace(ground.db, ground.scope(), (trx) =>
    trx.selectFrom('raw_waiting').select('channel_id').distinct().execute(),
  );
  for (const { channel_id } of waiting) await drain(ground, channel_id);
}

type Batch = { ready: ReadAhead; size: number };

/** A batch that fails is written again in smaller ones, down to the single event that is buried with its reason. */
async function writeBatch(
  ground: IntakeGround,
  channelId: string,
  { ready, size }: Batch,
): Promise<number> {
  try {
    return await inWorkspace(ground.db, ground.scope(), (trx) =>
      writeWaiting(trx, ground, { channelId, ready, size }),
    );
  } catch (error) {
    if (size > 1) return writeBatch(ground, channelId, { ready, size: Math.ceil(size / 10) });
    return inWorkspace(ground.db, ground.scope(), (trx) => buryNext(trx, channelId, error));
  }
}

async function writeWaiting(
  trx: Trx,
  ground: IntakeGround,
  { channelId, ready, size }: Batch & { channelId: string },
): Promise<number> {
  const channel = await lockChannel(trx, channelId);
  if (!channel) return 0;
  const ids = await take(trx, channelId, size);
  if (ids.length === 0) return 0;
  const read = await readRest(trx, ids, {
    ready,
    reader: await readerOf(trx, ground.connectorOf(channel.network)),
  });
  await buryUnreadable(trx, channelId, read);
  await noteIntake(trx, channelId, read);
  await emit(trx, 'incoming.read', listOf(read, channelId, channel.network));
  return ids.length;
}

function listOf(read: readonly ReadRaw[], channelId: string, network: string): IncomingRead[] {
  return read.flatMap(({ id, receivedAt, items }) =>
    items.map(({ item, reading }) => ({
      channelId,
      network,
      rawEventId: id,
      receivedAt,
      item,
      reading,
    })),
  );
}

/**
 * One writer a channel at a time: the order of a channel's events is kept, whatever the number of processes. The commit need not
 * wait for the disk: should it be lost, the events still wait and are read again, and whatever is committed and waited for
 * after it takes it along.
 */
async function lockChannel(trx: Trx, channelId: string): Promise<{ network: string } | undefined> {
  await send(
    trx,
    sql`select pg_advisory_xact_lock(hashtextextended(${channelId}, 0)), set_config('synchronous_commit', 'off', true)`,
  );
  return trx
    .selectFrom('channel')
    .select('network')
    .where('channel_id', '=', channelId)
    .executeTakeFirst();
}

/** Takes the oldest events off the waiting line. */
async function take(trx: Trx, channelId: string, size: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`delete from raw_waiting where channel_id = ${channelId}
    and raw_event_id = any(array(select raw_event_id from raw_waiting where channel_id = ${channelId}
      order by raw_event_id limit ${size})) returning raw_event_id as id`.execute(trx);
  return rows.map((row) => row.id).sort();
}

async function noteIntake(trx: Trx, channelId: string, read: readonly ReadRaw[]): Promise<void> {
  const unknown = read.reduce((sum, one) => sum + one.unknown, 0);
  await send(
    trx,
    sql`update channel set last_received_at = ${nowOf(trx)}, unknown_kinds = unknown_kinds + ${unknown}
    where channel_id = ${channelId}`,
  );
}

async function buryUnreadable(
  trx: Trx,
  channelId: string,
  read: readonly ReadRaw[],
): Promise<void> {
  for (const { id, problem } of read) {
    if (problem) await bury(trx, { channelId, rawEventId: id, reason: problem });
  }
}

async function buryNext(trx: Trx, channelId: string, error: unknown): Promise<number> {
  if (!(await lockChannel(trx, channelId))) return 0;
  const [rawEventId] = await take(trx, channelId, 1);
  if (!rawEventId) return 0;
  await bury(trx, { channelId, rawEventId, reason: reasonOf(error) });
  return 1;
}

/** Takes the words out of raw events whose message was deleted or whose person was erased; the fact that they came stays. */
export async function forgetRaw(trx: Trx, rawEventIds: readonly string[]): Promise<void> {
  if (rawEventIds.length === 0) return;
  await sql`update raw_event set payload = '{"forgotten":true}' where raw_event_id = any(${column([...rawEventIds])}::uuid[])`.execute(
    trx,
  );
}
