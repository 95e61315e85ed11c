import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Connector, Incoming } from '#server/connectors/connector.ts';
import { inWorkspace, type Trx } from '#server/platform/database.ts';
import { type Reading, readMessage } from '#server/reading/read-message.ts';
import { viewWorkspace } from '#server/team/views.ts';
import type { IntakeGround } from './intake.ts';

/** A raw event, read: what its connector made of it and what its texts seem to say; or why it could not be read. */
export type ReadRaw = {
  id: string;
  receivedAt: Date;
  items: { item: Incoming; reading: Reading | null }[];
  unknown: number;
  problem: string | null;
};
export type ReadAhead = Map<string, ReadRaw>;
type Raw = { id: string; payload: string; receivedAt: Date };
type Reader = (raw: Raw) => ReadRaw;

/** Reads the next waiting events without taking them: pure work that needs no transaction and no lock. */
export async function readAhead(
  ground: IntakeGround,
  { channelId, after, size }: { channelId: string; after: string | null; size: number },
): Promise<ReadAhead> {
  const { raws, reader } = await inWorkspace(ground.db, ground.scope(), async (trx) => {
    const channel = await trx
      .selectFrom('channel')
      .select('network')
      .where('channel_id', '=', channelId)
      .executeTakeFirst();
    if (!channel) return { raws: [], reader: null };
    const { rows } =
      await sql<Raw>`select r.raw_event_id as id, r.payload, r.received_at as "receivedAt"
      from (select raw_event_id from raw_waiting where channel_id = ${channelId}
        and (${after}::uuid is null or raw_event_id > ${after}::uuid) order by raw_event_id limit ${size}) w
      join raw_event r on r.raw_event_id = w.raw_event_id order by r.raw_event_id`.execute(trx);
    return { raws: rows, reader: await readerOf(trx, ground.connectorOf(channel.network)) };
  });
  return reader ? readInSlices(raws, reader) : new Map();
}

const slice = 25;

/** A few milliseconds at a time: whoever knocks at the door meanwhile is answered. */
async function readInSlices(raws: readonly Raw[], reader: Reader): Promise<ReadAhead> {
  const ready: ReadAhead = new Map();
  for (const [i, raw] of raws.entries()) {
    if (i % slice === slice - 1) await setImmediate();
    ready.set(raw.id, reader(raw));
  }
  return ready;
}

/** How this workspace reads a network's events. */
export async function readerOf(trx: Trx, connector: Connector): Promise<Reader> {
  const { languages } = await viewWorkspace(trx);
  return ({ id, payload, receivedAt }) => {
    try {
      const { items, unknown } = connector.receive(JSON.parse(payload));
      const read = items.map((item) => ({ item, reading: readItem(item, languages) }));
      return { id, receivedAt, items: read, unknown, problem: null };
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      return { id, receivedAt, items: [], unknown: 0, problem };
    }
  };
}

function readItem(item: Incoming, languages: readonly string[]): Reading | null {
  if (item.what !== 'message' || item.text === '') return null;
  return readMessage(item.text, { languages, lastLanguage: null });
}

/** What was not read ahead (stored in the meantime) is read now. In the order of the ids. */
export async function readRest(
  trx: Trx,
  ids: readonly string[],
  { ready, reader }: { ready: ReadAhead; reader: Reader },
): Promise<ReadRaw[]> {
  const missing = ids.filter((id) => !ready.has(id));
  const raws = missing.length > 0 ? await fetchRaws(trx, missing) : [];
  const late = new Map(raws.map((raw) => [raw.id, reader(raw)]));
  return ids.flatMap((id) => ready.get(id) ?? late.get(id) ?? []);
}

async function fetchRaws(trx: Trx, ids: readonly string[]): Promise<Raw[]> {
  const { rows } = await sql<Raw>`select raw_event_id as id, payload, received_at as "receivedAt"
    from raw_event where raw_event_id = any(${[...ids]}::uuid[])`.execute(trx);
  return rows;
}
