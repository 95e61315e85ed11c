import { sql } from 'kysely';
import type { CaseChanged } from '#server/conversations/events.ts';
import { nowOf, type Trx } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { followNews } from './clocks.ts';
import { versionsOf } from './versions.ts';

/** A case was closed: what was promised of its resolution is settled, and a clock that still ran has no answer. */
export async function noteClosed(trx: Trx, list: readonly CaseChanged[]): Promise<void> {
  const conversations = list.map((one) => one.conversationId);
  const times = list.map((one) => one.at);
  await sql`insert into closure (conversation_id, closure_id, member_id, closed_at)
    select * from unnest(${conversations}::uuid[], ${list.map(() => newId())}::uuid[],
      ${list.map((one) => one.memberId)}::uuid[], ${times}::timestamptz[])`.execute(trx);
  await sql`update clock c set resolved_at = t.at
    from unnest(${conversations}::uuid[], ${times}::timestamptz[]) as t (conversation_id, at)
    where c.conversation_id = t.conversation_id and c.started_at <= t.at
      and c.resolved_at is null and c.voided_at is null`.execute(trx);
  await follow(trx, list);
}

/**
 * A member took the closing back: it is as if it had not been. A case that a message opens again keeps its closing,
 * because that message starts a clock by it.
 */
export async function noteReopened(trx: Trx, list: readonly CaseChanged[]): Promise<void> {
  const byMember = list.filter((one) => one.memberId !== null);
  const { rows } = await sql<{ conversationId: string; at: Date }>`update closure c
    set undone_at = ${nowOf(trx)}, undone_by = l.member_id
    from (select distinct on (c.conversation_id) c.conversation_id, c.closure_id, t.member_id
      from unnest(${byMember.map((one) => one.conversationId)}::uuid[], ${byMember.map((one) => one.memberId)}::uuid[])
        as t (conversation_id, member_id)
      join closure c on c.conversation_id = t.conversation_id and c.undone_at is null
      order by c.conversation_id, c.closed_at desc) l
    where (c.conversation_id, c.closure_id) = (l.conversation_id, l.closure_id)
    returning c.conversation_id as "conversationId", c.closed_at as at`.execute(trx);
  await sql`update clock c set resolved_at = null
    from unnest(${rows.map((one) => one.conversationId)}::uuid[], ${rows.map((one) => one.at)}::timestamptz[])
      as t (conversation_id, at)
    where c.conversation_id = t.conversation_id and c.resolved_at = t.at`.execute(trx);
  await follow(trx, rows);
}

async function follow(
  trx: Trx,
  list: readonly { conversationId: string; at: Date }[],
): Promise<void> {
  const news = list.map(({ conversationId, at }) => ({ conversationId, at, starts: true }));
  await followNews(trx, { versions: await versionsOf(trx), news });
}
