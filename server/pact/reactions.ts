import { sql } from 'kysely';
import type { SendChanged } from '#server/channels/events.ts';
import { type Due, setDue } from '#server/conversations/due.ts';
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
import type { TalkRow } from './clock-store.ts';
import { followNews, type News } from './clocks.ts';
import { noteClosed, noteReopened, settleCases } from './closures.ts';
import { type Version, versionsOf } from './versions.ts';

/** What the pact does when something is said, answered, closed or found to be otherwise. */
export const pactReactions: readonly Reaction[] = [
  on('messages.received', hearMessages),
  on('replies.written', hearReplies),
  on('replies.failed', forgetReplies),
  on('replies.withdrawn', forgetReplies),
  on('sends.changed', heedSentAgain),
  on('conversations.closed', noteClosed),
  on('conversations.reopened', noteReopened),
  on('conversations.merged', uniteClocks),
  on('readings.corrected', judgeAgain),
];

/** The hot path of intake: messages that start and stop nothing cost one statement a batch, others four to eight. */
async function hearMessages(trx: Trx, list: readonly MessageReceived[]): Promise<void> {
  const versions = await versionsOf(trx);
  const news = list.flatMap((message) => newsOf(message, versions) ?? []);
  if (news.length > 0)
    await followNews(trx, { versions, news, begun: await begunIn(trx, list, news) });
}

/** Our own account's words written elsewhere are an answer; automatic ones are none; history starts nothing. */
function newsOf(message: MessageReceived, versions: readonly Version[]): News | null {
  const { conversationId, sentAt: at, direction, automatic, history } = message;
  if (automatic) return null;
  if (direction === 'out') return { conversationId, at, starts: false };
  const under = history ? [] : promisesFor(versions, message);
  return under.length > 0 ? { conversationId, at, starts: true, under } : null;
}

/**
 * The conversations with news that begin with this batch, with what was said in them. Those that stand already are locked:
 * an answer that is being written to one of them is seen by the next look, or sees us.
 */
async function begunIn(
  trx: Trx,
  list: readonly MessageReceived[],
  news: readonly News[],
): Promise<Map<string, TalkRow[]>> {
  const begins = new Set(list.flatMap((one) => (one.begins ? one.conversationId : [])));
  const ids = [...new Set(news.map((one) => one.conversationId))];
  await lockConversations(
    trx,
    ids.filter((id) => !begins.has(id)),
  );
  const begun = new Map<string, TalkRow[]>(ids.flatMap((id) => (begins.has(id) ? [[id, []]] : [])));
  for (const message of list) {
    const talk = talkOf(message);
    if (talk) begun.get(talk.conversation_id)?.push(talk);
  }
  return begun;
}

async function lockConversations(trx: Trx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`select from conversation where conversation_id = any(${[...ids]}::uuid[])
    order by conversation_id for no key update`.execute(trx);
}

function talkOf(message: MessageReceived): TalkRow | null {
  const { direction, automatic, history, kind, language, severe } = message;
  if (automatic || (direction === 'in' && (history || kind === 'spam'))) return null;
  const {
    conversationId: conversation_id,
    channelId: channel_id,
    messageId: id,
    sentAt: at,
  } = message;
  return { conversation_id, direction, id, at, channel_id, kind, language, severe };
}

async function hearReplies(trx: Trx, list: readonly ReplyWritten[]): Promise<void> {
  const news = list.map(({ conversationId, sentAt: at }) => ({
    conversationId,
    at,
    starts: false,
  }));
  await followNews(trx, { versions: await versionsOf(trx), news });
}

/** The answer did not leave, or was taken back: the clock it had stopped never stopped. */
async function forgetReplies(trx: Trx, list: readonly ReplyFailed[]): Promise<void> {
  await tellAgain(trx, list);
}

/** An answer that had failed is on its way again. */
async function heedSentAgain(trx: Trx, list: readonly SendChanged[]): Promise<void> {
  const again = list.filter((one) => one.state === 'waiting');
  if (again.length > 0) await tellAgain(trx, again);
}

/** A message asks something else than was read: its promise is chosen again, from its own time. */
async function judgeAgain(trx: Trx, list: readonly ReadingCorrected[]): Promise<void> {
  await tellAgain(trx, list);
}

async function tellAgain(trx: Trx, list: readonly { messageId: string }[]): Promise<void> {
  const { rows } =
    await sql<News>`select conversation_id as "conversationId", sent_at as at, true as starts
    from message where message_id = any(${list.map((one) => one.messageId)}::uuid[])`.execute(trx);
  await followNews(trx, { versions: await versionsOf(trx), news: rows });
}

/** Of two clocks that run in what is now one conversation, the one that started earlier goes on; the other is void. */
async function uniteClocks(trx: Trx, list: readonly ConversationMerged[]): Promise<void> {
  const gone = list.map((one) => one.conversationId);
  const pairs = sql`unnest(${gone}::uuid[], ${list.map((one) => one.into)}::uuid[]) as p (gone, kept)`;
  const { rows } = await sql<News>`select p.kept as "conversationId", true as starts,
      least(c.first_message_at, (select min(x.closed_at) from closure x where x.conversation_id = p.gone)) as at
    from ${pairs} join conversation c on c.conversation_id = p.gone`.execute(trx);
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
  await settleCases(
    trx,
    list.map((one) => one.into),
  );
  await followNews(trx, { versions: await versionsOf(trx), news: rows });
  const due = await sql<Due>`select p.kept as "conversationId", c.due_at as "dueAt" from ${pairs}
    left join clock c on c.conversation_id = p.kept and c.stopped_at is null and c.voided_at is null`.execute(
    trx,
  );
  await setDue(trx, due.rows);
}
