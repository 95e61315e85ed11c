import { sql } from 'kysely';
import { nowOf, type Trx } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { enqueue } from '#server/platform/jobs.ts';
import { tell } from '#server/platform/live.ts';

type Dead = { channelId: string; rawEventId: string; reason: string };

/** Puts aside a raw event that cannot be read, or whose message cannot be written, with the reason. */
export async function bury(trx: Trx, { channelId, rawEventId, reason }: Dead): Promise<void> {
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

type Which = { ids?: string[] | undefined; channelId?: string | undefined };

/** Puts dead letters back to be read. Returns how many. */
export async function retryDeadLetters(trx: Trx, { ids, channelId }: Which): Promise<number> {
  let letters = trx
    .updateTable('dead_letter')
    .set({ resolved_at: nowOf(trx) })
    .where('resolved_at', 'is', null);
  if (ids) letters = letters.where('dead_letter_id', '=', sql<string>`any(${ids}::uuid[])`);
  if (channelId) letters = letters.where('channel_id', '=', channelId);
  const rows = await letters.returning(['channel_id', 'raw_event_id']).execute();
  await sql`insert into raw_waiting (channel_id, raw_event_id)
    select * from unnest(${rows.map((row) => row.channel_id)}::uuid[], ${rows.map((row) => row.raw_event_id)}::uuid[])
    on conflict do nothing`.execute(trx);
  for (const channel of new Set(rows.map((row) => row.channel_id)))
    await enqueue(trx, 'intake', { channelId: channel });
  await tell(trx, { type: 'channels' });
  return rows.length;
}
