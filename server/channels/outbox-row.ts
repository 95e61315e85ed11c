import type { Draft } from '#server/connectors/connector.ts';
import { nowOf, type Trx } from '#server/platform/database.ts';
import { emit } from '#server/platform/events.ts';
import { found } from '#server/platform/refusal.ts';
import type { SendState } from './tables.ts';

/** An answer on its way out. */
export type Row = {
  outbox_id: string;
  channel_id: string;
  message_id: string;
  draft: Draft;
  state: SendState;
  tries: number;
  external_id: string | null;
};

export type Next = { state: SendState; problem: string | null; permalink?: string | null };

/** Writes the state of an answer, and says so. */
export async function setState(
  trx: Trx,
  row: Row,
  { state, problem, permalink = null }: Next,
): Promise<void> {
  await trx
    .updateTable('outbox')
    .set({
      state,
      problem,
      external_id: row.external_id,
      tries: row.tries,
      state_at: nowOf(trx),
    })
    .where('outbox_id', '=', row.outbox_id)
    .execute();
  await emit(trx, 'sends.changed', [
    {
      messageId: row.message_id,
      channelId: row.channel_id,
      state,
      problem,
      externalId: row.external_id,
      permalink,
    },
  ]);
}

/** The answer, ours alone until the transaction ends. */
export function lock(trx: Trx, outboxId: string) {
  return trx
    .selectFrom('outbox')
    .selectAll()
    .where('outbox_id', '=', outboxId)
    .forUpdate()
    .executeTakeFirst();
}

/** As `lock`, by the message it carries. */
export async function lockByMessage(trx: Trx, messageId: string) {
  const row = await trx
    .selectFrom('outbox')
    .selectAll()
    .where('message_id', '=', messageId)
    .forUpdate()
    .executeTakeFirst();
  return found(row, 'answer');
}
