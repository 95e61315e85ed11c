import { sql } from 'kysely';
import type { IncomingRead } from '#server/channels/events.ts';
import { forgetRaw } from '#server/channels/intake.ts';
import { nowOf, type Trx } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { tell } from '#server/platform/live.ts';
import type { Arrival } from './take.ts';

type Edited = { arrival: Arrival; messageId: string };

/** Follows edits upstream: the words change, also in what we kept as it came; the clock keeps running. */
export async function followEdits(trx: Trx, edited: readonly Edited[]): Promise<void> {
  if (edited.length === 0) return;
  const arrivals = edited.map((one) => one.arrival);
  const { rows } = await sql<{ raw: string | null }>`update message m
      set text = t.text, edited_at = ${nowOf(trx)}, raw_event_id = t.raw
    from unnest(${edited.map((one) => one.messageId)}::uuid[], ${arrivals.map((one) => one.text)}::text[],
      ${arrivals.map((one) => one.rawEventId)}::uuid[]) as t (id, text, raw)
      join message before on before.message_id = t.id
    where m.message_id = t.id and m.deleted_at is null and m.text <> t.text
    returning before.raw_event_id as raw`.execute(trx);
  await forgetRaw(
    trx,
    rows.flatMap((row) => row.raw ?? []),
  );
  await sql`update message_key k set version = t.version
    from unnest(${arrivals.map((one) => one.id)}::text[], ${arrivals.map((one) => one.version)}::text[]) as t (name, version)
    where k.channel_id = ${arrivals[0]?.channelId} and k.external_id = t.name`.execute(trx);
  await tell(trx, { type: 'conversations' });
}

/** Follows deletions upstream: the text goes, also from what we kept as it came; the message's place stays. */
export async function followDeletions(
  trx: Trx,
  channelId: string,
  list: readonly IncomingRead[],
): Promise<void> {
  const deletions = list.flatMap(({ item }) => (item.what === 'deletion' ? [item] : []));
  if (deletions.length === 0) return;
  const names = deletions.map((one) => one.id);
  await keepDeleted(trx, channelId, names);
  const ids = await deletedMessages(trx, channelId, names);
  await forgetMessages(trx, ids);
  await tell(trx, { type: 'conversations' });
}

/** A deletion may come before its message: the name is kept, so that the message never shows. */
async function keepDeleted(trx: Trx, channelId: string, names: readonly string[]): Promise<void> {
  await sql`insert into message_key (channel_id, external_id, conversation_id, message_id, version)
    select ${channelId}, name, id, id, 'deleted' from unnest(${[...names]}::text[], ${names.map(() => newId())}::uuid[]) as t (name, id)
    on conflict (workspace_id, channel_id, external_id) do update set version = 'deleted'`.execute(
    trx,
  );
}

async function deletedMessages(
  trx: Trx,
  channelId: string,
  names: readonly string[],
): Promise<string[]> {
  const rows = await trx
    .selectFrom('message_key')
    .select('message_id')
    .where('channel_id', '=', channelId)
    .where('external_id', 'in', [...names])
    .execute();
  return rows.map((row) => row.message_id);
}

/** Empties messages: nothing readable is left, here or in the raw events they came from. */
export async function forgetMessages(trx: Trx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const { rows } = await sql<{ raw: string | null; conversation: string }>`
    update message set text = '', attachments = null, words = null, deleted_at = coalesce(deleted_at, ${nowOf(trx)})
    where message_id = any(${[...ids]}::uuid[]) returning raw_event_id as raw, conversation_id as conversation`.execute(
    trx,
  );
  const raws = rows.flatMap((row) => row.raw ?? []);
  await sql`update conversation set excerpt = '' where conversation_id = any(${rows.map((row) => row.conversation)}::uuid[])
    and last_message_at <= (select max(sent_at) from message m where m.message_id = any(${[...ids]}::uuid[])
      and m.conversation_id = conversation.conversation_id)`.execute(trx);
  await trx
    .deleteFrom('correction')
    .where('message_id', 'in', [...ids])
    .execute();
  await forgetRaw(trx, raws);
}
