import { sql } from 'kysely';
import type { Trx } from '#server/platform/database.ts';
import { tell } from '#server/platform/live.ts';
import { send } from '#server/platform/pipeline.ts';

/** When a conversation's promise runs out; null: nothing is promised. */
export type Due = { conversationId: string; dueAt: Date | null };

const collecting = new WeakMap<Trx, Map<string, Date | null>>();

/** Sets what the list is ordered by. `pact` calls it; the order lives where the list is. */
export async function setDue(trx: Trx, list: readonly Due[]): Promise<void> {
  const collected = collecting.get(trx);
  if (collected) for (const { conversationId, dueAt } of list) collected.set(conversationId, dueAt);
  else await writeDue(trx, list);
}

/** While `work` runs, due times are kept aside: a batch writes each conversation once, its due time included. */
export async function collectDue(
  trx: Trx,
  work: () => Promise<void>,
): Promise<ReadonlyMap<string, Date | null>> {
  const dues = new Map<string, Date | null>();
  collecting.set(trx, dues);
  try {
    await work();
  } finally {
    collecting.delete(trx);
  }
  return dues;
}

async function writeDue(trx: Trx, list: readonly Due[]): Promise<void> {
  if (list.length === 0) return;
  await send(
    trx,
    sql`update conversation c set due_at = coalesce(t.due_at, 'infinity')
    from unnest(${list.map((one) => one.conversationId)}::uuid[], ${list.map((one) => one.dueAt)}::timestamptz[]) as t (id, due_at)
    where c.conversation_id = t.id and c.due_at <> coalesce(t.due_at, 'infinity')`,
  );
  await tell(trx, { type: 'conversations', ids: list.map((one) => one.conversationId) });
}
