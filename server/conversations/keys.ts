import { sql } from 'kysely';
import { column } from '#server/platform/column.ts';
import type { Trx } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { send } from '#server/platform/pipeline.ts';
import type { NewMessage } from './messages.ts';

/**
 * What we know of a network's name: its conversation, its message, and the version seen (null: only heard of). Without a
 * conversation: it was deleted before it was ever seen.
 */
export type KnownKey = {
  conversationId: string | null;
  messageId: string;
  version: string | null;
};

/** The keys of the given names in a channel; a merged conversation answers with the one it became. */
export async function lookUpKeys(
  trx: Trx,
  channelId: string,
  names: readonly string[],
): Promise<Map<string, KnownKey>> {
  if (names.length === 0) return new Map();
  const { rows } = await sql<KnownKey & { name: string }>`
    select k.external_id as name, k.message_id as "messageId", k.version,
      coalesce(c.merged_into, c.conversation_id) as "conversationId"
    from message_key k left join conversation c on c.conversation_id = k.conversation_id
    where k.channel_id = ${channelId} and k.external_id = any(${column(names)}::text[])`.execute(
    trx,
  );
  return new Map(rows.map(({ name, ...key }) => [name, key]));
}

type Saved = {
  channelId: string;
  messages: readonly NewMessage[];
  conversationOf: ReadonlyMap<string, string>;
  keys: ReadonlyMap<string, KnownKey>;
};

/** Writes the names of new messages, and keeps a place for parents and threads only heard of. */
export async function saveKeys(
  trx: Trx,
  { channelId, messages, conversationOf, keys }: Saved,
): Promise<void> {
  const rows = new Map<string, [conversation: string, message: string, version: string | null]>();
  for (const { arrival, messageId, parentId, conversationId } of messages) {
    rows.set(arrival.id, [conversationId, messageId, arrival.version]);
    if (
      parentId &&
      arrival.parent &&
      !rows.has(arrival.parent) &&
      !keys.get(arrival.parent)?.conversationId
    )
      rows.set(arrival.parent, [conversationId, parentId, null]);
  }
  for (const [name, conversation] of conversationOf)
    if (name.startsWith('thread:') && !keys.has(name))
      rows.set(name, [conversation, newId(), null]);
  await upsertKeys(trx, channelId, rows);
}

async function upsertKeys(
  trx: Trx,
  channelId: string,
  rows: ReadonlyMap<string, [string, string, string | null]>,
): Promise<void> {
  const values = [...rows.values()];
  await send(
    trx,
    sql`insert into message_key (channel_id, external_id, conversation_id, message_id, version)
    select ${channelId}, * from unnest(${column([...rows.keys()])}::text[], ${column(values.map((v) => v[0]))}::uuid[],
      ${column(values.map((v) => v[1]))}::uuid[], ${column(values.map((v) => v[2]))}::text[])
    on conflict (workspace_id, channel_id, external_id) do update
      set version = coalesce(message_key.version, excluded.version), conversation_id = excluded.conversation_id
      where message_key.version is null or message_key.version = 'deleted'`,
  );
}
