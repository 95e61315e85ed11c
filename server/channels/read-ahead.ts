import { sql } from 'kysely';
import type { Connector, Incoming } from '#server/connectors/connector.ts';
import { inWorkspace, type Trx } from '#server/platform/database.ts';
import { reasonOf } from '#server/platform/reason.ts';
import type { Reading } from '#server/reading/read-message.ts';
import { viewWorkspace } from '#server/team/views.ts';
import type { IntakeGround } from './intake.ts';
import { readElsewhere } from './read-elsewhere.ts';
import { type Read, readTexts, type Text } from './read-texts.ts';

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
type Reader = { connector: Connector; languages: readonly string[] };

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
  return new Map(reader ? (await readRaws(raws, reader)).map((read) => [read.id, read]) : []);
}

/** How this workspace reads a network's events. */
export async function readerOf(trx: Trx, connector: Connector): Promise<Reader> {
  const { languages } = await viewWorkspace(trx);
  return { connector, languages };
}

/** A few are read here and now; starting a thread would take longer. */
const few = 25;

async function readRaws(
  raws: readonly Raw[],
  { connector, languages }: Reader,
): Promise<ReadRaw[]> {
  const received = raws.map((raw) => receive(raw, connector));
  const texts = received.flatMap(({ items }) => items.flatMap(textOf));
  const read = await (texts.length > few ? readElsewhere : readTexts)(texts, languages);
  const next = read.values();
  return received.map((one) => withReadings(one, next));
}

type Received = Omit<ReadRaw, 'items'> & { items: Incoming[] };

function receive({ id, payload, receivedAt }: Raw, connector: Connector): Received {
  try {
    return { id, receivedAt, ...connector.receive(JSON.parse(payload)), problem: null };
  } catch (error) {
    return { id, receivedAt, items: [], unknown: 0, problem: reasonOf(error) };
  }
}

/** What of an item is to be read: the words of a message, nothing else. */
function textOf(item: Incoming): Text[] {
  if (item.what !== 'message' || item.text === '') return [];
  return [{ text: item.text, sentAt: item.sentAt }];
}

/** Gives each item its reading, in the order in which the texts were taken. */
function withReadings({ items, ...raw }: Received, next: Iterator<Read>): ReadRaw {
  const read = items.map((item) => {
    const none = { reading: null, problem: null };
    return { item, ...(textOf(item).length > 0 ? (next.next().value ?? none) : none) };
  });
  const problem = raw.problem ?? read.find((one) => one.problem)?.problem ?? null;
  if (problem !== null) return { ...raw, items: [], unknown: 0, problem };
  return { ...raw, items: read.map(({ item, reading }) => ({ item, reading })), problem };
}

/** What was not read ahead (stored in the meantime) is read now. In the order of the ids. */
export async function readRest(
  trx: Trx,
  ids: readonly string[],
  { ready, reader }: { ready: ReadAhead; reader: Reader },
): Promise<ReadRaw[]> {
  const missing = ids.filter((id) => !ready.has(id));
  const raws = missing.length > 0 ? await fetchRaws(trx, missing) : [];
  const late = new Map((await readRaws(raws, reader)).map((read) => [read.id, read]));
  return ids.flatMap((id) => ready.get(id) ?? late.get(id) ?? []);
}

async function fetchRaws(trx: Trx, ids: readonly string[]): Promise<Raw[]> {
  const { rows } = await sql<Raw>`select raw_event_id as id, payload, received_at as "receivedAt"
    from raw_event where raw_event_id = any(${[...ids]}::uuid[])`.execute(trx);
  return rows;
}
