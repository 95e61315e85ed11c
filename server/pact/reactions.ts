import { sql } from 'kysely';
import type {
  ConversationMerged,
  MessageReceived,
  ReadingCorrected,
  ReplyFailed,
  ReplyWritten,
} from '#server/conversations/events.ts';
import { nowOf, type Trx } from '#server/platform/database.ts';
import { on, type Reaction } from '#server/platform/events.ts';
import { promisesFor } from './choose-promise.ts';
import { followNews, type News } from './clocks.ts';
import { noteClosed, noteReopened } from './closures.ts';
import { type Version, versionsOf } from './versions.ts';

/** What the pact does when something is said, answered, closed or found to be otherwise. */
export const pactReactions: readonly Reaction[] = [
  on('messages.received', hearMessages),
  on('replies.written', hearReplies),
  on('replies.failed', forgetReplies),
  on('replies.withdrawn', forgetReplies),
  on('conversations.closed', noteClosed),
  on('conversations.reopened', noteReopened),
  on('conversations.merged', uniteClocks),
  on('readings.corrected', judgeAgain),
];

/** The hot path of intake: a batch of a thousand messages costs six statements, those that start nothing two or none. */
async function hearMessages(trx: Trx, list: readonly MessageReceived[]): Promise<void> {
  const versions = await versionsOf(trx);
  await followNews(
    trx,
    versions,
    list.flatMap((message) => newsOf(message, versions) ?? []),
  );
}

/** Our own account's words written elsewhere are an answer; automatic ones are none; history starts nothing. */
function newsOf(message: MessageReceived, versions: readonly Version[]): News | null {
  const { conversationId, sentAt: at, direction, automatic, history } = message;
  if (automatic) return null;
  if (direction === 'out') return { conversationId, at, starts: false };
  if (history || promisesFor(versions, message).length === 0) return null;
  return { conversationId, at, starts: true };
}

async function hearReplies(trx: Trx, list: readonly ReplyWritten[]): Promise<void> {
  const news = list.map(({ conversationId, sentAt: at }) => ({
    conversationId,
    at,
    starts: false,
  }));
  await followNews(trx, await versionsOf(trx), news);
}

/** The answer did not leave, or was taken back: the clock it had stopped never stopped. */
async function forgetReplies(trx: Trx, list: readonly ReplyFailed[]): Promise<void> {
  await tellAgain(
    trx,
    list.map((one) => one.messageId),
  );
}

/** A message asks something else than was read: its promise is chosen again, from its own time. */
async function judgeAgain(trx: Trx, list: readonly ReadingCorrected[]): Promise<void> {
  await tellAgain(
    trx,
    list.map((one) => one.messageId),
  );
}

async function tellAgain(trx: Trx, messageIds: readonly string[]): Promise<void> {
  const { rows } =
    await sql<News>`select conversation_id as "conversationId", sent_at as at, true as starts
    from message where message_id = any(${[...messageIds]}::uuid[])`.execute(trx);
  await followNews(trx, await versionsOf(trx), rows);
}

/** Of two clocks that run in what is now one conversation, the one that started earlier goes on; the other is void. */
async function uniteClocks(trx: Trx, list: readonly ConversationMerged[]): Promise<void> {
  const gone = list.map((one) => one.conversationId);
  const pairs = sql`unnest(${gone}::uuid[], ${list.map((one) => one.into)}::uuid[]) as p (gone, kept)`;
  await sql`update clock c set voided_at = ${nowOf(trx)}
    from (select c.conversation_id, c.clock_id, row_number() over (partition by g.kept order by c.started_at, c.clock_id) as place
      from (select gone as one, kept from ${pairs} union select kept, kept from ${pairs}) g
      join clock c on c.conversation_id = g.one and c.stopped_at is null and c.voided_at is null) r
    where (r.conversation_id, r.clock_id) = (c.conversation_id, c.clock_id) and r.place > 1`.execute(
    trx,
  );
  for (const table of ['clock', 'closure'])
    await sql`update ${sql.table(table)} c set conversation_id = p.kept from ${pairs}
      where c.conversation_id = p.gone`.execute(trx);
  const { rows } =
    await sql<News>`select p.kept as "conversationId", c.first_message_at as at, true as starts
    from ${pairs} join conversation c on c.conversation_id = p.gone`.execute(trx);
  await followNews(trx, await versionsOf(trx), rows);
}
