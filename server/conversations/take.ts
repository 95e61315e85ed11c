import type { IncomingRead } from '#server/channels/events.ts';
import type { IncomingMessage } from '#server/connectors/connector.ts';
import {
  authorKey,
  type Recognised,
  recognise,
  type Seen,
  sawPeople,
} from '#server/people/recognise.ts';
import type { Trx } from '#server/platform/database.ts';
import { emit } from '#server/platform/events.ts';
import { newId } from '#server/platform/ids.ts';
import { tell } from '#server/platform/live.ts';
import type { Reading } from '#server/reading/read-message.ts';
import { cleanText, sentTime } from './clean.ts';
import { collectDue } from './due.ts';
import { followDeletions, followEdits } from './follow.ts';
import { type KnownKey, lookUpKeys, saveKeys } from './keys.ts';
import { insertMessages, type NewMessage } from './messages.ts';
import { takePosts } from './posts.ts';
import { readerFor } from './read.ts';
import { mergeConversations, settleConversations } from './settle.ts';
import { thread } from './threads.ts';

/** A message on its way in: what the network said, cleaned, with where and when we heard it. */
export type Arrival = Omit<IncomingMessage, 'sentAt'> & {
  channelId: string;
  rawEventId: string;
  receivedAt: Date;
  sentAt: Date;
  reading: Reading | null;
};

/**
 * The heart of the way of a message: threads and inserts what the networks said, set-based and idempotent. Reacts to
 * `incoming.read`; emits `messages.received` with the list of what was new.
 */
export async function takeIncoming(trx: Trx, list: readonly IncomingRead[]): Promise<void> {
  for (const ofChannel of byChannel(list).values()) await takeFromChannel(trx, ofChannel);
}

function byChannel(list: readonly IncomingRead[]): Map<string, IncomingRead[]> {
  return Map.groupBy(list, (read) => read.channelId);
}

async function takeFromChannel(trx: Trx, list: IncomingRead[]): Promise<void> {
  const { channelId = '', network = '' } = list[0] ?? {};
  const arrivals = arrivalsOf(list);
  const posts = await takePosts(trx, channelId, list);
  const keys = await lookUpKeys(trx, channelId, namesOf(arrivals));
  const { fresh, edited } = sift(arrivals, keys);
  await followEdits(trx, edited);
  await takeMessages(trx, { channelId, network, fresh, keys, posts });
  await followDeletions(trx, channelId, list);
}

/** In the order of the network's time, then id: a late message does not jump. */
function arrivalsOf(list: readonly IncomingRead[]): Arrival[] {
  const arrivals = list.flatMap(({ item, reading, ...heard }) => {
    if (item.what !== 'message') return [];
    const sentAt = sentTime(item.sentAt, heard.receivedAt);
    return [{ ...item, ...heard, text: cleanText(item.text), sentAt, reading }];
  });
  return arrivals.sort((a, b) => a.sentAt.getTime() - b.sentAt.getTime() || (a.id < b.id ? -1 : 1));
}

/** The names a message goes by and points to: its id, its parent below the post, its private thread. */
function joinsOf(arrival: Arrival): string[] {
  const joins: string[] = [];
  if (arrival.parent && arrival.parent !== arrival.post) joins.push(arrival.parent);
  if (arrival.thread) joins.push(`thread:${arrival.thread}`);
  return joins;
}

function namesOf(arrivals: readonly Arrival[]): string[] {
  return [...new Set(arrivals.flatMap((arrival) => [arrival.id, ...joinsOf(arrival)]))];
}

type Sifted = { fresh: Arrival[]; edited: { arrival: Arrival; messageId: string }[] };

/** New, edited, or known already: one message once, whatever the repetition. */
function sift(arrivals: readonly Arrival[], keys: ReadonlyMap<string, KnownKey>): Sifted {
  const fresh = new Map<string, Arrival>();
  const edited = new Map<string, { arrival: Arrival; messageId: string }>();
  for (const arrival of arrivals) {
    const key = keys.get(arrival.id);
    if (!key || key.version === null) fresh.set(arrival.id, arrival);
    else if (key.version !== arrival.version && key.version !== 'deleted')
      edited.set(arrival.id, { arrival, messageId: key.messageId });
  }
  return { fresh: [...fresh.values()], edited: [...edited.values()] };
}

type Fresh = {
  channelId: string;
  network: string;
  fresh: Arrival[];
  keys: ReadonlyMap<string, KnownKey>;
  posts: ReadonlyMap<string, string>;
};

/** Conversations are written last and once: what others answer to the new messages (a due time) is in that write. */
async function takeMessages(
  trx: Trx,
  { channelId, network, fresh, keys, posts }: Fresh,
): Promise<void> {
  if (fresh.length === 0) return;
  const people = await recognise(trx, network, seenIn(fresh));
  const { opened, merged, conversationOf } = threadAll(fresh, keys);
  const messages = await compose(trx, { fresh, keys, people, conversationOf });
  await mergeConversations(trx, merged);
  await insertMessages(trx, messages);
  await saveKeys(trx, { channelId, messages, conversationOf, keys });
  const dues = await collectDue(trx, () => announce(trx, messages, opened));
  await settleConversations(trx, { messages, opened, posts, dues });
  await sawPeople(trx, seenPeople(messages, opened));
  await tell(trx, {
    type: 'conversations',
    ids: [...new Set(messages.map((one) => one.conversationId))],
  });
}

function threadAll(fresh: readonly Arrival[], keys: ReadonlyMap<string, KnownKey>) {
  const known = new Map(
    [...keys].flatMap(([name, { conversationId }]) =>
      conversationId ? [[name, conversationId] as const] : [],
    ),
  );
  const threaded = fresh.map((arrival) => ({ id: arrival.id, joins: joinsOf(arrival) }));
  return thread(threaded, known, newId);
}

function seenIn(fresh: readonly Arrival[]): Seen[] {
  return fresh.filter((one) => !one.ours).map((one) => ({ ...one.author, seenAt: one.sentAt }));
}

type Parts = {
  fresh: readonly Arrival[];
  keys: ReadonlyMap<string, KnownKey>;
  people: ReadonlyMap<string, Recognised>;
  conversationOf: ReadonlyMap<string, string>;
};

async function compose(
  trx: Trx,
  { fresh, keys, people, conversationOf }: Parts,
): Promise<NewMessage[]> {
  const read = await readerFor(trx);
  const ids = new Map<string, string>([...keys].map(([name, key]) => [name, key.messageId]));
  const idOf = (name: string) => ids.get(name) ?? ids.set(name, newId()).get(name) ?? '';
  return fresh.map((told) => {
    const person = told.ours ? undefined : people.get(authorKey(told.author));
    const arrival = person?.isErased ? { ...told, text: '', attachments: [] } : told;
    const { parent, post } = arrival;
    return {
      arrival,
      messageId: idOf(arrival.id),
      parentId: parent && parent !== post ? idOf(parent) : null,
      conversationId: conversationOf.get(arrival.id) ?? '',
      personId: person?.personId ?? null,
      reading: read(arrival, person?.language ?? null),
    };
  });
}

function seenPeople(
  messages: readonly NewMessage[],
  opened: ReadonlySet<string>,
): Parameters<typeof sawPeople>[1] {
  const seen = new Map<
    string,
    { personId: string; at: Date; messages: number; conversations: number; language: string | null }
  >();
  const counted = new Set<string>();
  for (const { personId, arrival, conversationId, reading } of messages) {
    if (!personId) continue;
    const one = seen.get(personId) ?? {
      personId,
      at: arrival.sentAt,
      messages: 0,
      conversations: 0,
      language: null,
    };
    one.messages += 1;
    if (arrival.sentAt > one.at) one.at = arrival.sentAt;
    one.language = reading.language ?? one.language;
    if (opened.has(conversationId) && !counted.has(conversationId)) one.conversations += 1;
    counted.add(conversationId);
    seen.set(personId, one);
  }
  return [...seen.values()];
}

async function announce(
  trx: Trx,
  messages: readonly NewMessage[],
  opened: ReadonlySet<string>,
): Promise<void> {
  const list = messages.map(({ arrival, messageId, conversationId, personId, reading }) => ({
    messageId,
    conversationId,
    channelId: arrival.channelId,
    personId,
    direction: arrival.ours ? ('out' as const) : ('in' as const),
    kind: reading.kind,
    language: reading.language,
    severe: reading.severe,
    sentAt: arrival.sentAt,
    history: arrival.history,
    automatic: arrival.automatic,
    begins: opened.has(conversationId),
  }));
  await emit(trx, 'messages.received', list);
}
