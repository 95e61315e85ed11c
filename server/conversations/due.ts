import { sql } from 'kysely';
import type { Trx } from '#server/platform/database.ts';
import { tell } from '#server/platform/live.ts';

/** When a conversation's promise runs out; null: nothing is promised. */
export type Due = { conversationId: string; dueAt: Date | null };

/** Sets what the list is ordered by. `pact` calls it; the order lives where the list is. */
export async function setDue(trx: Trx, list: readonly Due[]): Promise<void> {
  if (list.length === 0) return;
  await sql`update conversation c set due_at = coalesce(t.due_at, 'infinity')
    from unnest(${list.map((one) => one.conversationId)}::uuid[], ${list.map((one) => one.dueAt)}::timestamptz[]) as t (id, due_at)
    where c.conversation_id = t.id and c.due_at <> coalesce(t.due_at, 'infinity')`.execute(trx);
  await tell(trx, { type: 'conversations', ids: list.map((one) => one.conversationId) });
}
