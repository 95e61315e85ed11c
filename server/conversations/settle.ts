import { sql } from 'kysely';
import type { Trx } from '#server/platform/database.ts';
import { emit } from '#server/platform/events.ts';
import { excerptOf } from './clean.ts';
import type { NewMessage } from './messages.ts';

type Opening = {
  messages: readonly NewMessage[];
  opened: ReadonlySet<string>;
  posts: ReadonlyMap<string, string>;
};

/** Opens conversations with their first message; who first spoke from outside is the person of it. */
export async function openConversations(
  trx: Trx,
  { messages, opened, posts }: Opening,
): Promise<void> {
  const firsts = new Map<string, NewMessage>();
  for (const message of messages) {
    if (!opened.has(message.conversationId)) continue;
    const first = firsts.get(message.conversationId);
    if (!first || (!first.personId && message.personId))
      firsts.set(message.conversationId, message);
  }
  const list = [...firsts.values()];
  if (list.length === 0) return;
  await sql`insert into conversation (channel_id, conversation_id, person_id, post_id, visibility, first_message_at, last_message_at)
    select ${list[0]?.arrival.channelId}, id, person, post, visibility, at, at from unnest(
      ${list.map((one) => one.conversationId)}::uuid[], ${list.map((one) => one.personId)}::uuid[],
      ${list.map((one) => (one.arrival.post ? (posts.get(one.arrival.post) ?? null) : null))}::uuid[],
      ${list.map((one) => one.arrival.visibility)}::text[], ${list.map((one) => one.arrival.sentAt)}::timestamptz[]
    ) as t (id, person, post, visibility, at)`.execute(trx);
}

/** Two conversations turned out to be one: messages move to the older, the younger becomes a pointer. */
export async function mergeConversations(
  trx: Trx,
  merged: ReadonlyMap<string, string>,
): Promise<void> {
  if (merged.size === 0) return;
  const from = [...merged.keys()];
  const into = [...merged.values()];
  const pairs = sql`(select * from unnest(${from}::uuid[], ${into}::uuid[]) as t (gone, kept))`;
  await sql`update message m set conversation_id = p.kept from ${pairs} p where m.conversation_id = p.gone`.execute(
    trx,
  );
  await sql`update conversation c set merged_into = p.kept, waiting = false from ${pairs} p
    where c.conversation_id = p.gone or c.merged_into = p.gone`.execute(trx);
  await sql`update conversation c set
      person_id = coalesce(c.person_id, g.person_id), post_id = coalesce(c.post_id, g.post_id),
      messages = c.messages + g.messages, first_message_at = least(c.first_message_at, g.first),
      last_in_at = greatest(c.last_in_at, g.last_in), last_out_at = greatest(c.last_out_at, g.last_out),
      last_message_at = greatest(c.last_message_at, g.last), waiting = c.waiting or g.waiting,
      excerpt = case when g.last > c.last_message_at then g.excerpt else c.excerpt end
    from (select p.kept, (array_agg(x.person_id) filter (where x.person_id is not null))[1] as person_id,
        (array_agg(x.post_id) filter (where x.post_id is not null))[1] as post_id, sum(x.messages)::int as messages,
        min(x.first_message_at) as first, max(x.last_in_at) as last_in, max(x.last_out_at) as last_out,
        max(x.last_message_at) as last, bool_or(x.waiting) as waiting,
        (array_agg(x.excerpt order by x.last_message_at desc))[1] as excerpt
      from ${pairs} p join conversation x on x.conversation_id = p.gone group by p.kept) g
    where c.conversation_id = g.kept`.execute(trx);
  await emit(
    trx,
    'conversations.merged',
    [...merged].map(([conversationId, to]) => ({ conversationId, into: to })),
  );
}

/** What a batch changes in one conversation. */
type Change = {
  id: string;
  added: number;
  first: Date;
  last: NewMessage;
  person: string | null;
  lastIn: Date | null;
  lastLiveIn: Date | null;
  lastOut: Date | null;
  ask: NewMessage | null;
};

/** Brings the line of each conversation up to date: counters, last words, what is asked, who waits. */
export async function refreshConversations(
  trx: Trx,
  messages: readonly NewMessage[],
): Promise<void> {
  const list = changesOf(messages);
  await sql`update conversation c set
      messages = c.messages + t.added,
      person_id = coalesce(c.person_id, t.person),
      first_message_at = least(c.first_message_at, t.first_at),
      excerpt = case when t.last_at >= c.last_message_at or c.messages = 0 then t.excerpt else c.excerpt end,
      last_message_at = greatest(c.last_message_at, t.last_at),
      last_in_at = greatest(c.last_in_at, t.last_in),
      last_out_at = greatest(c.last_out_at, t.last_out),
      kind = coalesce(t.kind, c.kind), tone = coalesce(t.tone, c.tone), severe = c.severe or t.severe,
      waiting = case when t.live_in is not null then t.live_in > coalesce(greatest(c.last_out_at, t.last_out), '-infinity')
        when t.last_out is not null then c.waiting and c.last_in_at > t.last_out else c.waiting end,
      last_closed_at = coalesce(c.closed_at, c.last_closed_at),
      closed_at = case when t.live_in > c.closed_at then null else c.closed_at end
    from unnest(${list.map((one) => one.id)}::uuid[], ${list.map((one) => one.added)}::int[],
      ${list.map((one) => one.person)}::uuid[], ${list.map((one) => one.first)}::timestamptz[],
      ${list.map((one) => excerptOf(one.last.arrival.text))}::text[], ${list.map((one) => one.last.arrival.sentAt)}::timestamptz[],
      ${list.map((one) => one.lastIn)}::timestamptz[], ${list.map((one) => one.lastLiveIn)}::timestamptz[],
      ${list.map((one) => one.lastOut)}::timestamptz[], ${list.map((one) => one.ask?.reading.kind ?? null)}::text[],
      ${list.map((one) => one.ask?.reading.tone ?? null)}::text[], ${list.map((one) => one.ask?.reading.severe ?? false)}::boolean[]
    ) as t (id, added, person, first_at, excerpt, last_at, last_in, live_in, last_out, kind, tone, severe)
    where c.conversation_id = t.id`.execute(trx);
}

function changesOf(messages: readonly NewMessage[]): Change[] {
  const changes = new Map<string, Change>();
  for (const message of messages) {
    const { conversationId: id, arrival } = message;
    const change = changes.get(id) ?? blank(message);
    changes.set(id, change);
    change.added += 1;
    if (arrival.sentAt >= change.last.arrival.sentAt) change.last = message;
    if (arrival.ours) change.lastOut = later(change.lastOut, arrival.sentAt);
    else noteIn(change, message);
  }
  return [...changes.values()];
}

function blank(message: NewMessage): Change {
  const first = message.arrival.sentAt;
  const { conversationId: id, personId: person } = message;
  return {
    id,
    added: 0,
    first,
    last: message,
    person,
    lastIn: null,
    lastLiveIn: null,
    lastOut: null,
    ask: null,
  };
}

/** A praise or a bare "ok" does not take away that somebody asked. */
function noteIn(change: Change, message: NewMessage): void {
  const { arrival, reading } = message;
  change.person ??= message.personId;
  change.lastIn = later(change.lastIn, arrival.sentAt);
  if (!arrival.history && !arrival.automatic)
    change.lastLiveIn = later(change.lastLiveIn, arrival.sentAt);
  if (reading.kind !== 'other' || reading.severe || !change.ask) change.ask = message;
}

function later(a: Date | null, b: Date): Date {
  return a && a > b ? a : b;
}
