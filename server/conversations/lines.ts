import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type * as shape from '#contract/conversations.ts';
import type { Trx } from '#server/platform/database.ts';
import { decodeCursor, pageFrom } from '#server/platform/page.ts';
import { found } from '#server/platform/refusal.ts';
import type { Tone, Visibility } from './tables.ts';

export type ConversationLine = z.output<typeof shape.ConversationLine>;

type LineRow = {
  conversation_id: string;
  person_id: string | null;
  person_name: string | null;
  avatar: string | null;
  channel_id: string;
  channel_name: string;
  network: string;
  visibility: Visibility;
  kind: ConversationLine['kind'];
  tone: Tone;
  severe: boolean;
  excerpt: string;
  last_message_at: Date;
  from_us: boolean;
  messages: number;
  due_at: Date | number;
  assignee_id: string | null;
  assignee_name: string | null;
  assignee_face: string | null;
  closed_at: Date | null;
  answered_seconds: number | null;
};

/** The columns of a line; `from` names the conversations, already chosen, ordered and limited. */
function lines(from: RawBuilder<unknown>, order: RawBuilder<unknown>): RawBuilder<LineRow> {
  return sql<LineRow>`select c.conversation_id, c.person_id, p.name as person_name, p.avatar, c.channel_id,
      ch.name as channel_name, ch.network, c.visibility, c.kind, c.tone, c.severe, c.excerpt, c.last_message_at,
      c.last_out_at is not null and c.last_out_at >= coalesce(c.last_in_at, '-infinity') as from_us,
      c.messages, c.due_at, c.assignee_id, m.name as assignee_name, m.face as assignee_face, c.closed_at, c.answered_seconds
    from (${from}) c
      join channel ch on ch.channel_id = c.channel_id
      left join person p on p.person_id = c.person_id
      left join member m on m.member_id = c.assignee_id
    order by ${order}`;
}

type View = 'due' | 'mine' | 'answered' | 'all' | 'closed';
export type Asked = {
  view: View;
  cursor?: string | undefined;
  limit: number;
  channelId?: string | undefined;
  personId?: string | undefined;
  memberId: string;
};

/** Conversations by what runs out next (`due`, `mine`) or by recency. Pages by keyset over an index of the same order. */
export async function viewConversations(
  trx: Trx,
  asked: Asked,
): Promise<{ items: ConversationLine[]; next: string | null }> {
  const byDue = asked.view === 'due' || asked.view === 'mine';
  const query = byDue ? dueLines(asked) : recentLines(asked);
  const { rows } = await query.execute(trx);
  return pageFrom(rows, asked.limit, {
    item: lineOf,
    key: (row) => [
      byDue ? dueKey(row.due_at) : row.last_message_at.toISOString(),
      row.conversation_id,
    ],
  });
}

const waiting = sql`waiting and closed_at is null and merged_into is null`;

function dueLines({
  view,
  cursor,
  limit,
  channelId,
  personId,
  memberId,
}: Asked): RawBuilder<LineRow> {
  const after = decodeCursor(cursor);
  const chosen = sql`select * from conversation where ${waiting}
    ${view === 'mine' ? sql`and assignee_id = ${memberId}` : sql``}
    ${filters(channelId, personId)}
    ${after ? sql`and (due_at, conversation_id) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
    order by due_at, conversation_id limit ${limit + 1}`;
  return lines(chosen, sql`c.due_at, c.conversation_id`);
}

function recentLines({ view, cursor, limit, channelId, personId }: Asked): RawBuilder<LineRow> {
  const after = decodeCursor(cursor);
  const chosen = sql`select * from conversation where merged_into is null
    ${view === 'answered' ? sql`and not waiting and closed_at is null and last_out_at is not null` : sql``}
    ${view === 'closed' ? sql`and closed_at is not null` : sql``}
    ${filters(channelId, personId)}
    ${after ? sql`and (last_message_at, conversation_id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
    order by last_message_at desc, conversation_id desc limit ${limit + 1}`;
  return lines(chosen, sql`c.last_message_at desc, c.conversation_id desc`);
}

function filters(channelId: string | undefined, personId: string | undefined): RawBuilder<unknown> {
  return sql`${channelId ? sql`and channel_id = ${channelId}` : sql``} ${personId ? sql`and person_id = ${personId}` : sql``}`;
}

/** One line, as the list shows it. */
export async function viewLine(trx: Trx, conversationId: string): Promise<ConversationLine> {
  const { rows } = await lines(
    sql`select * from conversation where conversation_id = ${conversationId}`,
    sql`1`,
  ).execute(trx);
  return lineOf(found(rows[0], 'conversation'));
}

/** A row of the database as a line of the list. */
function lineOf(row: LineRow): ConversationLine {
  const due = dueKey(row.due_at);
  return {
    id: row.conversation_id,
    person: { id: row.person_id, name: row.person_name ?? row.channel_name, avatar: row.avatar },
    channel: { id: row.channel_id, name: row.channel_name, network: row.network },
    ...{
      visibility: row.visibility,
      kind: row.kind,
      tone: row.tone,
      severe: row.severe,
      excerpt: row.excerpt,
    },
    lastMessageAt: row.last_message_at.toISOString(),
    lastFromUs: row.from_us,
    messages: row.messages,
    dueAt: due === 'infinity' ? null : due,
    assignee: row.assignee_id
      ? { id: row.assignee_id, name: row.assignee_name ?? '', face: row.assignee_face }
      : null,
    closedAt: row.closed_at?.toISOString() ?? null,
    answeredInSeconds: row.answered_seconds,
  };
}

/** PostgreSQL's 'infinity' reaches us as a number. */
function dueKey(due: Date | number): string {
  return due instanceof Date ? due.toISOString() : 'infinity';
}

/** How many wait, counted up to 1,000. */
export async function viewCounts(
  trx: Trx,
  memberId: string,
  now: Date,
): Promise<{ due: number; mine: number; late: number }> {
  const { rows } = await sql<{ due: number; mine: number; late: number }>`select
    (select count(*)::int from (select 1 from conversation where ${waiting} limit 1000) x) as due,
    (select count(*)::int from (select 1 from conversation where ${waiting} and assignee_id = ${memberId} limit 1000) x) as mine,
    (select count(*)::int from (select 1 from conversation where ${waiting} and due_at < ${now} limit 1000) x) as late`.execute(
    trx,
  );
  return found(rows[0]);
}
