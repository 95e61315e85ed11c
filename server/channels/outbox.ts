import type { Draft } from '#server/connectors/connector.ts';
import { nowOf, type Trx } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { enqueue } from '#server/platform/jobs.ts';
import { send } from '#server/platform/pipeline.ts';
import { refuse } from '#server/platform/refusal.ts';
import { lockByMessage, type Row, setState } from './outbox-row.ts';
import { type Outlet, rehearse } from './rehearsal.ts';
import { settle } from './sending.ts';

type Posted = { messageId: string; draft: Draft };

/** Puts an answer on its way, in the transaction that wrote it; on a demo's channel it has arrived. */
export async function post(trx: Trx, channel: Outlet, posted: Posted): Promise<void> {
  const row = await insertWaiting(trx, channel.channel_id, posted);
  const sent = rehearse(channel, posted.draft);
  if (sent) await settle(trx, row, sent);
  else await enqueue(trx, 'send', { outboxId: row.outbox_id });
}

async function insertWaiting(trx: Trx, channelId: string, posted: Posted): Promise<Row> {
  const { messageId: message_id, draft } = posted;
  const now = nowOf(trx);
  const times = { not_before: now, queued_at: now, state_at: now };
  const names = { outbox_id: newId(), channel_id: channelId, message_id };
  const row: Row = { ...names, draft, state: 'waiting', tries: 0, external_id: null };
  const written = { ...row, draft: JSON.stringify(draft) as never, problem: null, ...times };
  await send(trx, trx.insertInto('outbox').values(written));
  return row;
}

/** Takes back an answer that has not left. Refuses `already_sent`. */
export async function withdraw(trx: Trx, messageId: string): Promise<void> {
  const row = await lockByMessage(trx, messageId);
  if (row.state !== 'waiting' && row.state !== 'failed') throw refuse('already_sent');
  await setState(trx, row, { state: 'withdrawn', problem: null });
}

/** Sends a failed answer again; an unknown one is read back first, never sent blindly. */
export async function sendAgain(trx: Trx, messageId: string): Promise<void> {
  const row = await lockByMessage(trx, messageId);
  if (row.state === 'unknown') return enqueue(trx, 'confirm', { outboxId: row.outbox_id });
  if (row.state !== 'failed') throw refuse('already_sent');
  await trx
    .updateTable('outbox')
    .set({ queued_at: nowOf(trx) })
    .where('outbox_id', '=', row.outbox_id)
    .execute();
  await setState(trx, row, { state: 'waiting', problem: null });
  await enqueue(trx, 'send', { outboxId: row.outbox_id });
}
