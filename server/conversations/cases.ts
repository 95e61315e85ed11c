import { nowOf, type Trx } from '#server/platform/database.ts';
import { emit } from '#server/platform/events.ts';
import { tell } from '#server/platform/live.ts';
import { found, refuse } from '#server/platform/refusal.ts';
import { presentMember } from '#server/team/members.ts';

type Act = { conversationId: string; memberId: string };

/** Closes the case: nobody waits any more. */
export async function close(trx: Trx, { conversationId, memberId }: Act): Promise<void> {
  const at = nowOf(trx);
  const set = { closed_at: at, closed_by: memberId, last_closed_at: at, waiting: false };
  await change(trx, conversationId, set);
  await emit(trx, 'conversations.closed', [{ conversationId, memberId, at }]);
}

/** Reopens the case: whoever spoke last from outside waits again. */
export async function reopen(trx: Trx, { conversationId, memberId }: Act): Promise<void> {
  const row = await trx
    .selectFrom('conversation')
    .select(['last_in_at', 'last_out_at'])
    .where('conversation_id', '=', conversationId)
    .executeTakeFirst();
  const { last_in_at: lastIn, last_out_at: lastOut } = found(row, 'conversation');
  const waiting = lastIn !== null && (lastOut === null || lastIn > lastOut);
  await change(trx, conversationId, { closed_at: null, closed_by: null, waiting });
  await emit(trx, 'conversations.reopened', [{ conversationId, memberId, at: nowOf(trx) }]);
}

/** Gives a conversation to a member, or to nobody. Refuses `not_found` for who does not work here. */
export async function assign(
  trx: Trx,
  { conversationId, memberId }: { conversationId: string; memberId: string | null },
): Promise<void> {
  if (memberId) {
    const { role } = found(await presentMember(trx, memberId), 'member');
    if (role === 'guest') throw refuse('forbidden', { what: 'guest' });
  }
  await change(trx, conversationId, {
    assignee_id: memberId,
    assigned_at: memberId ? nowOf(trx) : null,
  });
}

async function change(trx: Trx, conversationId: string, set: object): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('conversation')
    .set(set)
    .where('conversation_id', '=', conversationId)
    .where('merged_into', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw refuse('not_found', { what: 'conversation' });
  await tell(trx, { type: 'conversations', ids: [conversationId] });
}
