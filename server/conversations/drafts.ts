import { sql } from 'kysely';
import { nowOf, type Trx } from '#server/platform/database.ts';
import { tell } from '#server/platform/live.ts';
import { send } from '#server/platform/pipeline.ts';
import { refuse } from '#server/platform/refusal.ts';

export type Kept = {
  conversationId: string;
  memberId: string;
  text: string;
  replyTo: string | null;
};

/** Keeps a member's draft on the server; an empty one is let go. Returns when. */
export async function saveDraft(
  trx: Trx,
  { conversationId, memberId, text, replyTo }: Kept,
): Promise<Date> {
  const savedAt = nowOf(trx);
  if (text.trim() === '') {
    await dropDraft(trx, conversationId, memberId);
    return savedAt;
  }
  const { rows } =
    await sql`insert into draft (conversation_id, member_id, text, reply_to, saved_at)
    select conversation_id, ${memberId}, ${text}, ${replyTo}, ${savedAt} from conversation where conversation_id = ${conversationId}
    on conflict (workspace_id, conversation_id, member_id)
      do update set text = excluded.text, reply_to = excluded.reply_to, saved_at = excluded.saved_at
    returning 1`.execute(trx);
  if (rows.length === 0) throw refuse('not_found', { what: 'conversation' });
  return savedAt;
}

/** Lets go of a draft: it was sent, or emptied. */
export async function dropDraft(trx: Trx, conversationId: string, memberId: string): Promise<void> {
  const draft = trx
    .deleteFrom('draft')
    .where('conversation_id', '=', conversationId)
    .where('member_id', '=', memberId);
  await send(trx, draft);
}

export type Seen = {
  conversationId: string;
  memberId: string;
  state: 'looking' | 'writing' | 'left';
};

/** Says that a member looks at a conversation, writes in it, or left. */
export async function setPresence(
  trx: Trx,
  { conversationId, memberId, state }: Seen,
): Promise<void> {
  const row = trx
    .deleteFrom('presence')
    .where('conversation_id', '=', conversationId)
    .where('member_id', '=', memberId);
  if (state === 'left') await row.execute();
  else
    await sql`insert into presence (conversation_id, member_id, state, seen_at)
      values (${conversationId}, ${memberId}, ${state}, ${nowOf(trx)}) on conflict (workspace_id, conversation_id, member_id)
      do update set state = excluded.state, seen_at = excluded.seen_at`.execute(trx);
  await tell(trx, { type: 'presence', ids: [conversationId] });
}
