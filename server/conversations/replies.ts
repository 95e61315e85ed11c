import { sql } from 'kysely';
import type { SendChanged } from '#server/channels/events.ts';
import { post, sendAgain, withdraw } from '#server/channels/outbox.ts';
import type { Outlet } from '#server/channels/rehearsal.ts';
import type { Draft, Limits } from '#server/connectors/connector.ts';
import { fitText } from '#server/connectors/fit.ts';
import { connectorOf } from '#server/connectors/registry.ts';
import { nowOf, type Trx } from '#server/platform/database.ts';
import { emit } from '#server/platform/events.ts';
import { tell } from '#server/platform/live.ts';
import { send } from '#server/platform/pipeline.ts';
import { found, refuse } from '#server/platform/refusal.ts';
import { readMessage } from '#server/reading/read-message.ts';
import type { Acting } from '#server/team/access.ts';
import { checkMay } from '#server/team/grants.ts';
import { cleanText, excerptOf } from './clean.ts';
import { dropDraft } from './drafts.ts';
import type { Visibility } from './tables.ts';

export type Reply = {
  conversationId: string;
  text: string;
  replyTo: string | null;
  /** The idempotency key: the same key twice is one answer. */
  key: string;
  memberId: string;
  visibility?: Visibility | undefined;
};

/**
 * A member answers. Written here and put in the outbox in one transaction; the network hears of it at once after. Refuses
 * `text_empty`, `text_too_long`, `channel_closed`. Returns the message's id; the same key again returns the same message.
 */
export async function reply(trx: Trx, said: Reply): Promise<string> {
  const answers = await placeOf(trx, said);
  if (answers.known) return said.key;
  const text = cleanText(said.text).trim();
  checkText(text, answers);
  const place = { ...answers, language: writtenIn(text, answers) };
  await writeReply(trx, { ...said, text }, place);
  const draft = draftOf(trx, { ...said, text }, place);
  await post(trx, place, { messageId: said.key, draft });
  await emit(trx, 'replies.written', [
    {
      messageId: said.key,
      conversationId: said.conversationId,
      memberId: said.memberId,
      sentAt: nowOf(trx),
    },
  ]);
  await tell(trx, { type: 'conversations', ids: [said.conversationId] });
  return said.key;
}

/** Refuses `forbidden` to a member whose right to reply is limited to other channels, or to private answers. */
export async function checkMayReply(
  trx: Trx,
  member: Acting,
  conversationId: string,
): Promise<void> {
  // whom no grant limits need not be asked about; whether the conversation is there, `reply` says
  if (member.role !== 'member') return;
  const row = await trx
    .selectFrom('conversation')
    .select(['channel_id as channelId', 'visibility'])
    .where('conversation_id', '=', conversationId)
    .executeTakeFirst();
  const { channelId, visibility } = found(row, 'conversation');
  const right = visibility === 'private' ? 'reply_private' : 'reply';
  await checkMay(trx, member, { right, channelId });
}

type Place = Outlet & {
  known: boolean;
  visibility: Visibility;
  limits: Limits;
  disconnected_at: Date | null;
  post: string | null;
  thread: string | null;
  languages: string[];
  answered_id: string | null;
  answered_name: string | null;
  answered_language: string | null;
};
type Placed = Place & { language: string | null };

/**
 * Where an answer goes: the conversation (ours alone until the transaction ends), its channel, the message answered as the network
 * names it; and whether the answer is there already. In one statement: an answer waits for nothing it need not wait for.
 */
async function placeOf(trx: Trx, { conversationId, replyTo, key }: Reply): Promise<Place> {
  const { rows } =
    await sql<Place>`select exists (select from message where message_id = ${key}) as known,
      c.channel_id, c.visibility, ch.network, ch.settings, ch.account, ch.limits, ch.disconnected_at, p.external_id as post, w.languages,
      (select substr(external_id, 8) from message_key k where k.conversation_id = c.conversation_id
        and external_id like 'thread:%' limit 1) as thread,
      a.message_id as answered_id, a.external_id as answered_name, a.language as answered_language
    from conversation c join channel ch on ch.channel_id = c.channel_id left join post p on p.post_id = c.post_id
      cross join workspace w
      left join lateral (${answered(replyTo)}) a on true
    where c.conversation_id = ${conversationId} for update of c`.execute(trx);
  return found(rows[0], 'conversation');
}

/** The message that is answered: the one named, else the last that came in. */
function answered(replyTo: string | null) {
  return sql`select m.message_id, m.language, k.external_id from message m join message_key k on k.message_id = m.message_id
    where m.conversation_id = c.conversation_id
      and ${replyTo ? sql`m.message_id = ${replyTo}` : sql`m.direction = 'in' and m.deleted_at is null`}
    order by m.sent_at desc limit 1`;
}

/** The language of an answer is its own: people answer English in Italian. A word or two go by the question. */
function writtenIn(
  text: string,
  { languages, answered_language: lastLanguage }: Place,
): string | null {
  return readMessage(text, { languages, lastLanguage }).language;
}

function checkText(text: string, place: Place): void {
  if (place.disconnected_at || !connectorOf(place.network).send) throw refuse('channel_closed');
  if (text === '') throw refuse('text_empty');
  const { fits, length, limit } = fitText(text, place.limits);
  if (!fits) throw refuse('text_too_long', { length, limit });
}

async function writeReply(trx: Trx, said: Reply, place: Placed): Promise<void> {
  const { key, conversationId, memberId, text } = said;
  const visibility = said.visibility ?? place.visibility;
  const now = nowOf(trx);
  await send(
    trx,
    sql`insert into message (message_id, conversation_id, channel_id, parent_id, direction, member_id, text, language,
      visibility, sent_at, received_at)
    values (${key}, ${conversationId}, ${place.channel_id}, ${place.answered_id}, 'out', ${memberId},
      ${text}, ${place.language}, ${visibility}, ${now}, ${now})`,
  );
  await send(
    trx,
    sql`update conversation set messages = messages + 1, last_message_at = ${now}, last_out_at = ${now},
      waiting = false, excerpt = ${excerptOf(text)}, answered_seconds = case when waiting
        then extract(epoch from ${now}::timestamptz - last_in_at)::int else answered_seconds end
    where conversation_id = ${conversationId}`,
  );
  await dropDraft(trx, conversationId, memberId);
}

/** The only text that leaves the firm. */
function draftOf(trx: Trx, said: Reply, place: Placed): Draft {
  return {
    key: said.key,
    text: said.text,
    language: place.language,
    replyTo: place.answered_name,
    post: place.post,
    thread: place.thread,
    visibility: said.visibility ?? place.visibility,
    createdAt: nowOf(trx).toISOString(),
  };
}

/** Takes back an answer that has not left: it is gone from the thread, the clock runs again. */
export async function withdrawReply(trx: Trx, messageId: string): Promise<void> {
  const message = await messageOf(trx, messageId);
  await withdraw(trx, messageId);
  await resume(trx, message);
  await emit(trx, 'replies.withdrawn', [message]);
}

/** Sends an answer that failed again. */
export async function retryReply(trx: Trx, messageId: string): Promise<void> {
  await messageOf(trx, messageId);
  await sendAgain(trx, messageId);
}

async function messageOf(trx: Trx, messageId: string) {
  const row = await trx
    .selectFrom('message')
    .select(['message_id as messageId', 'conversation_id as conversationId'])
    .where('message_id', '=', messageId)
    .where('direction', '=', 'out')
    .executeTakeFirst();
  return found(row, 'answer');
}

/** Nobody was answered after all. */
async function resume(trx: Trx, { conversationId }: { conversationId: string }): Promise<void> {
  await sql`update conversation c set waiting = c.last_in_at is not null, answered_seconds = null,
      last_out_at = (select max(m.sent_at) from message m left join outbox o on o.message_id = m.message_id
        where m.conversation_id = c.conversation_id and m.direction = 'out' and coalesce(o.state, 'visible') not in ('failed', 'withdrawn'))
    where c.conversation_id = ${conversationId}`.execute(trx);
}

/** Follows the outbox: the network's name of an answer is known before it leaves, so that we recognise it coming back. */
export async function followSends(trx: Trx, list: readonly SendChanged[]): Promise<void> {
  for (const { messageId, channelId, externalId, permalink, state } of list) {
    const message = await messageOf(trx, messageId);
    if (externalId) await nameAnswer(trx, { ...message, channelId, externalId });
    if (permalink)
      await trx
        .updateTable('message')
        .set({ permalink })
        .where('message_id', '=', messageId)
        .execute();
    if (state === 'failed') {
      await resume(trx, message);
      await emit(trx, 'replies.failed', [message]);
    }
    await tell(trx, { type: 'conversations', ids: [message.conversationId] });
  }
}

type Named = { messageId: string; conversationId: string; channelId: string; externalId: string };

async function nameAnswer(
  trx: Trx,
  { messageId, conversationId, channelId, externalId }: Named,
): Promise<void> {
  const key = {
    channel_id: channelId,
    external_id: externalId,
    conversation_id: conversationId,
    message_id: messageId,
  };
  await trx
    .insertInto('message_key')
    .values({ ...key, version: 'ours' })
    .onConflict((c) => c.columns(['workspace_id', 'channel_id', 'external_id']).doNothing())
    .execute();
}
