import { sql } from 'kysely';
import type { z } from 'zod';
import type * as shape from '#contract/conversations.ts';
import { connectorOf } from '#server/connectors/registry.ts';
import { nowOf, type Trx } from '#server/platform/database.ts';
import { decodeCursor, encodeCursor, pageFrom } from '#server/platform/page.ts';
import { found } from '#server/platform/refusal.ts';
import { finderFor } from './findings.ts';
import { viewLine } from './lines.ts';
import { type Message, type MessageRow, messageColumns, messageOf } from './message-view.ts';

type Conversation = z.output<typeof shape.Conversation>;

const pageSize = 100;

/** One conversation: its line, the post above, the newest messages in their order, who else is here, the draft. */
export async function viewConversation(
  trx: Trx,
  { id, before, memberId }: { id: string; before?: string | undefined; memberId: string },
): Promise<Conversation> {
  const conversationId = await survivorOf(trx, id);
  const { items, olderCursor } = await viewMessages(trx, conversationId, before);
  return {
    ...(await viewLine(trx, conversationId)),
    post: await viewPost(trx, conversationId),
    items,
    olderCursor,
    draft: await viewDraft(trx, conversationId, memberId),
    presence: await viewPresence(trx, conversationId, memberId),
    ...(await viewReplying(trx, conversationId)),
  };
}

/** A conversation that became part of another answers as that one. */
async function survivorOf(trx: Trx, id: string): Promise<string> {
  const row = await trx
    .selectFrom('conversation')
    .select('merged_into')
    .where('conversation_id', '=', id)
    .executeTakeFirst();
  return found(row, 'conversation').merged_into ?? id;
}

async function viewMessages(
  trx: Trx,
  conversationId: string,
  before: string | undefined,
): Promise<{ items: Message[]; olderCursor: string | null }> {
  const cursor = decodeCursor(before);
  const { rows } =
    await sql<MessageRow>`select ${messageColumns} where m.conversation_id = ${conversationId}
    ${cursor ? sql`and (m.sent_at, m.message_id) < (${cursor[0]}::timestamptz, ${cursor[1]}::uuid)` : sql``}
    order by m.sent_at desc, m.message_id desc limit ${pageSize + 1}`.execute(trx);
  const shown = rows.slice(0, pageSize).reverse();
  const oldest = shown[0];
  const more = rows.length > pageSize && oldest;
  const find = await finderFor(trx);
  return {
    items: shown.map((row) => messageOf(row, find)),
    olderCursor: more ? encodeCursor([oldest.sent_at.toISOString(), oldest.message_id]) : null,
  };
}

/** One message, as a thread shows it. */
export async function viewMessage(trx: Trx, id: string): Promise<Message> {
  const { rows } =
    await sql<MessageRow>`select ${messageColumns} where m.message_id = ${id}`.execute(trx);
  return messageOf(found(rows[0], 'message'), await finderFor(trx));
}

type PostRow = {
  post_id: string;
  text: string;
  author: string;
  channel: string;
  permalink: string | null;
  published_at: Date | null;
  deleted_at: Date | null;
  people: number;
  comments: number;
};

async function viewPost(trx: Trx, conversationId: string): Promise<Conversation['post']> {
  const { rows } =
    await sql<PostRow>`select p.post_id, p.text, p.author, ch.name as channel, p.permalink, p.published_at,
      p.deleted_at, s.people, s.comments
    from conversation c join post p on p.post_id = c.post_id join channel ch on ch.channel_id = p.channel_id
    cross join lateral (select count(distinct x.person_id)::int as people, coalesce(sum(x.messages), 0)::int as comments
      from conversation x where x.post_id = p.post_id and x.merged_into is null) s
    where c.conversation_id = ${conversationId}`.execute(trx);
  const [row] = rows;
  if (!row) return null;
  const { post_id: id, text, permalink, people, comments } = row;
  const author = row.author || row.channel;
  const publishedAt = row.published_at?.toISOString() ?? null;
  return {
    id,
    text,
    author,
    permalink,
    publishedAt,
    deletedAt: row.deleted_at?.toISOString() ?? null,
    people,
    comments,
  };
}

async function viewDraft(
  trx: Trx,
  conversationId: string,
  memberId: string,
): Promise<Conversation['draft']> {
  const row = await trx
    .selectFrom('draft')
    .select(['text', 'reply_to', 'saved_at'])
    .where('conversation_id', '=', conversationId)
    .where('member_id', '=', memberId)
    .executeTakeFirst();
  return row
    ? { text: row.text, replyTo: row.reply_to, savedAt: row.saved_at.toISOString() }
    : null;
}

const presentFor = 45_000;

/** Who else looks at this conversation or writes in it, in the last 45 seconds. */
export async function viewPresence(
  trx: Trx,
  conversationId: string,
  memberId: string,
): Promise<Conversation['presence']> {
  const rows = await trx
    .selectFrom('presence as p')
    .innerJoin('member as m', 'm.member_id', 'p.member_id')
    .select(['m.member_id as id', 'm.name', 'm.face', 'p.state'])
    .where('p.conversation_id', '=', conversationId)
    .where('p.member_id', '!=', memberId)
    .where('p.seen_at', '>', new Date(nowOf(trx).getTime() - presentFor))
    .execute();
  return rows.map(({ state, ...member }) => ({ member, state }));
}

async function viewReplying(
  trx: Trx,
  conversationId: string,
): Promise<Pick<Conversation, 'limits' | 'canReply'>> {
  const channel = found(
    await trx
      .selectFrom('conversation as c')
      .innerJoin('channel as ch', 'ch.channel_id', 'c.channel_id')
      .select(['ch.limits', 'ch.network', 'ch.disconnected_at'])
      .where('c.conversation_id', '=', conversationId)
      .executeTakeFirst(),
  );
  const reason = channel.disconnected_at
    ? 'disconnected'
    : connectorOf(channel.network).send
      ? null
      : 'no_sending';
  return { limits: channel.limits, canReply: { allowed: reason === null, reason } };
}

type Asked = { id: string; cursor?: string | undefined; limit: number };
type Timeline = {
  message: Message;
  conversationId: string;
  channel: { id: string; name: string; network: string };
};

/** What a person and we said, over all their conversations, newest first. */
export async function viewTimeline(
  trx: Trx,
  { id, cursor, limit }: Asked,
): Promise<{ items: Timeline[]; next: string | null }> {
  const after = decodeCursor(cursor);
  const { rows } = await sql<MessageRow>`
    select ${messageColumns} where m.conversation_id in (select conversation_id from conversation where person_id = ${id})
    and (m.person_id = ${id} or m.direction = 'out')
    ${after ? sql`and (m.sent_at, m.message_id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
    order by m.sent_at desc, m.message_id desc limit ${limit + 1}`.execute(trx);
  const find = await finderFor(trx);
  return pageFrom(rows, limit, {
    item: (row) => ({
      message: messageOf(row, find),
      conversationId: row.conversation_id,
      channel: { id: row.channel_id, name: row.channel_name, network: row.network },
    }),
    key: (row) => [row.sent_at.toISOString(), row.message_id],
  });
}
