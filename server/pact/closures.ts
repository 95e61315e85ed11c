import { sql } from 'kysely';
import type { CaseChanged } from '#server/conversations/events.ts';
import { nowOf, type Trx } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { followNews } from './clocks.ts';
import { versionsOf } from './versions.ts';

/** A case was closed: what was promised of its resolution is settled, and a clock that still ran has no answer. */
export async function noteClosed(trx: Trx, list: readonly CaseChanged[]): Promise<void> {
  const conversations = list.map((one) => one.conversationId);
  await sql`insert into closure (conversation_id, closure_id, member_id, closed_at)
    select * from unnest(${conversations}::uuid[], ${list.map(() => newId())}::uuid[],
      ${list.map((one) => one.memberId)}::uuid[], ${list.map((one) => one.at)}::timestamptz[])`.execute(
    trx,
  );
  await settleCases(trx, conversations);
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
  await settleCases(
    trx,
    rows.map((one) => one.conversationId),
  );
  await follow(trx, rows);
}

/** The matter of a clock is resolved when its case is first closed after it started. */
export async function settleCases(trx: Trx, conversationIds: readonly string[]): Promise<void> {
  await sql`update clock c set resolved_at = r.at
    from (select c.conversation_id, c.clock_id, min(x.closed_at) as at from clock c
      left join closure x on x.conversation_id = c.conversation_id and x.undone_at is null and x.closed_at >= c.started_at
      where c.conversation_id = any(${[...conversationIds]}::uuid[]) and c.voided_at is null
      group by c.conversation_id, c.clock_id) r
    where (c.conversation_id, c.clock_id) = (r.conversation_id, r.clock_id) and c.resolved_at is distinct from r.at`.execute(
    trx,
  );
}

async function follow(
  trx: Trx,
  list: readonly { conversationId: string; at: Date }[],
): Promise<void> {
  const news = list.map(({ conversationId, at }) => ({ conversationId, at, starts: true }));
  await followNews(trx, { versions: await versionsOf(trx), news });
}
