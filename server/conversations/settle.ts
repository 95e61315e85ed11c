import { sql } from 'kysely';
import { column } from '#server/platform/column.ts';
import type { Trx } from '#server/platform/database.ts';
import { emit } from '#server/platform/events.ts';
import { send } from '#server/platform/pipeline.ts';
import { type Change, changesOf } from './changes.ts';
import { excerptOf } from './clean.ts';
import type { NewMessage } from './messages.ts';

export type Settling = {
  messages: readonly NewMessage[];
  opened: ReadonlySet<string>;
  posts: ReadonlyMap<string, string>;
  dues: ReadonlyMap<string, Date | null>;
};

/** Writes what a batch did to conversations, one statement for the new ones and one for the others. */
export async function settleConversations(trx: Trx, settling: Settling): Promise<void> {
  const changes = changesOf(settling.messages);
  await open(
    trx,
    changes.filter((one) => settling.opened.has(one.id)),
    settling,
  );
  await refresh(
    trx,
    changes.filter((one) => !settling.opened.has(one.id)),
    settling,
  );
}

/** Whoever spoke first from outside is the person of a conversation. */
async function open(trx: Trx, list: readonly Change[], { posts, dues }: Settling): Promise<void> {
  if (list.length === 0) return;
  const of = <T>(pick: (one: Change) => T) => list.map(pick);
  const first = of((one) => one.opening.arrival);
  await send(
    trx,
    sql`insert into conversation (channel_id, conversation_id, person_id, post_id, visibility, messages, first_message_at,
      last_message_at, last_in_at, last_out_at, excerpt, kind, tone, severe, waiting, due_at)
    select ${first[0]?.channelId}, id, person, post, visibility, added, first_at, last_at, last_in, last_out, excerpt, kind, tone,
      severe, live_in is not null and live_in > coalesce(last_out, '-infinity'), coalesce(due, 'infinity')
    from unnest(${column(of((one) => one.id))}::uuid[], ${column(of((one) => one.person))}::uuid[],
      ${column(first.map((one) => (one.post ? (posts.get(one.post) ?? null) : null)))}::uuid[], ${column(first.map((one) => one.visibility))}::text[],
      ${column(of((one) => one.added))}::int[], ${column(of((one) => one.first))}::timestamptz[], ${column(of((one) => one.last.arrival.sentAt))}::timestamptz[],
      ${column(of((one) => one.lastIn))}::timestamptz[], ${column(of((one) => one.lastOut))}::timestamptz[],
      ${column(of((one) => excerptOf(one.last.arrival.text)))}::text[], ${column(of((one) => one.ask?.reading.kind ?? 'other'))}::text[],
      ${column(of((one) => one.ask?.reading.tone ?? 'neutral'))}::text[], ${column(of((one) => one.severe))}::boolean[],
      ${column(of((one) => one.lastLiveIn))}::timestamptz[], ${column(of((one) => dues.get(one.id) ?? null))}::timestamptz[]
    ) as t (id, person, post, visibility, added, first_at, last_at, last_in, last_out, excerpt, kind, tone, severe, live_in, due)`,
  );
}

/** Counters, last words, what is asked, who waits; a message after closing reopens the case. */
async function refresh(trx: Trx, list: readonly Change[], { dues }: Settling): Promise<void> {
  if (list.length === 0) return;
  const of = <T>(pick: (one: Change) => T) => list.map(pick);
  await send(
    trx,
    sql`update conversation c set
      messages = c.messages + t.added, person_id = coalesce(c.person_id, t.person),
      first_message_at = least(c.first_message_at, t.first_at),
      excerpt = case when t.last_at >= c.last_message_at then t.excerpt else c.excerpt end,
      last_message_at = greatest(c.last_message_at, t.last_at),
      last_in_at = greatest(c.last_in_at, t.last_in), last_out_at = greatest(c.last_out_at, t.last_out),
      kind = coalesce(t.kind, c.kind), tone = coalesce(t.tone, c.tone), severe = c.severe or t.severe,
      waiting = case when t.live_in is not null then t.live_in > coalesce(greatest(c.last_out_at, t.last_out), '-infinity')
        when t.last_out is not null then c.waiting and c.last_in_at > t.last_out else c.waiting end,
      due_at = case when t.has_due then coalesce(t.due, 'infinity') else c.due_at end,
      last_closed_at = coalesce(c.closed_at, c.last_closed_at),
      closed_at = case when t.live_in > c.closed_at then null else c.closed_at end
    from unnest(${column(of((one) => one.id))}::uuid[], ${column(of((one) => one.added))}::int[], ${column(of((one) => one.person))}::uuid[],
      ${column(of((one) => one.first))}::timestamptz[], ${column(of((one) => excerptOf(one.last.arrival.text)))}::text[],
      ${column(of((one) => one.last.arrival.sentAt))}::timestamptz[], ${column(of((one) => one.lastIn))}::timestamptz[],
      ${column(of((one) => one.lastLiveIn))}::timestamptz[], ${column(of((one) => one.lastOut))}::timestamptz[],
      ${column(of((one) => one.ask?.reading.kind ?? null))}::text[], ${column(of((one) => one.ask?.reading.tone ?? null))}::text[],
      ${column(of((one) => one.severe))}::boolean[], ${column(of((one) => dues.has(one.id)))}::boolean[],
      ${column(of((one) => dues.get(one.id) ?? null))}::timestamptz[]
    ) as t (id, added, person, first_at, excerpt, last_at, last_in, live_in, last_out, kind, tone, severe, has_due, due)
    where c.conversation_id = t.id`,
  );
}

/** Two conversations turned out to be one: messages move to the older, the younger becomes a pointer. */
export async function mergeConversations(
  trx: Trx,
  merged: ReadonlyMap<string, string>,
): Promise<void> {
  if (merged.size === 0) return;
  const from = [...merged.keys()];
  const into = [...merged.values()];
  const pairs = sql`(select * from unnest(${column(from)}::uuid[], ${column(into)}::uuid[]) as t (gone, kept))`;
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
