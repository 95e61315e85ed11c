import { sql } from 'kysely';
import { nowOf, type Trx } from '#server/platform/database.ts';
import { decodeCursor, pageFrom } from '#server/platform/page.ts';
import { commentOf, firstName, leafOf, saidBy, visitorRows } from './widget-lines.ts';
import { type Branch, type Comment, treesOf } from './widget-tree.ts';

/** Conversations on one page of comments, and messages of all of them. */
const pageSize = 20;
const mostMessages = 1000;
const mostChat = 200;

export type Asked = { channelId: string; page: string; cursor: string | undefined; origin: string };
export type Comments = { items: Branch[]; next: string | null };

type Began = { id: string; at: Date };

/** The public comments under a page, the newest conversations first, each a tree. */
export async function viewComments(trx: Trx, asked: Asked): Promise<Comments> {
  const { items, next } = pageFrom(await conversationsUnder(trx, asked), pageSize, {
    item: ({ id }) => id,
    key: ({ at, id }) => [at.toISOString(), id],
  });
  return { items: await treesIn(trx, items, asked.origin), next };
}

async function conversationsUnder(trx: Trx, { channelId, page, cursor }: Asked): Promise<Began[]> {
  const after = decodeCursor(cursor);
  const { rows } = await sql<Began>`select c.conversation_id as id, c.first_message_at as at
    from post p join conversation c on c.post_id = p.post_id
    where p.channel_id = ${channelId} and p.external_id = ${page} and c.merged_into is null and c.visibility = 'public'
      ${after ? sql`and (c.first_message_at, c.conversation_id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
    order by c.first_message_at desc, c.conversation_id desc limit ${pageSize + 1}`.execute(trx);
  return rows;
}

async function treesIn(trx: Trx, ids: readonly string[], origin: string): Promise<Branch[]> {
  if (ids.length === 0) return [];
  const where = sql`m.conversation_id = any(${[...ids]}::uuid[]) and m.visibility = 'public'`;
  const { rows } = await visitorRows(where, mostMessages).execute(trx);
  return treesOf(rows.map((row) => leafOf(row, origin))).reverse();
}

export type Chat = { items: Comment[]; writing: string | null };
export type Speaker = { channelId: string; visitor: string; origin: string };

/** What a visitor and the firm say to each other in private, and who is writing to them now. */
export async function viewChat(trx: Trx, speaker: Speaker): Promise<Chat> {
  const { origin } = speaker;
  const conversation = await chatOf(trx, speaker);
  const rows = conversation
    ? await visitorRows(
        sql`m.conversation_id = ${conversation} and m.visibility = 'private'`,
        mostChat,
      ).execute(trx)
    : { rows: [] };
  const lines = rows.rows.filter((row) => row.shown).map((row) => commentOf(row, origin));
  const items = [...lines, ...(await privateAnswers(trx, speaker))];
  items.sort((a, b) => (a.sentAt < b.sentAt ? -1 : 1));
  return { items, writing: conversation ? await writingIn(trx, conversation) : null };
}

async function chatOf(trx: Trx, { channelId, visitor }: Speaker): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select coalesce(c.merged_into, c.conversation_id) as id
    from message_key k join conversation c on c.conversation_id = k.conversation_id
    where k.channel_id = ${channelId} and k.external_id = ${`thread:${visitor}`}`.execute(trx);
  return rows[0]?.id;
}

/**
 * What the firm answered privately to public comments of this visitor. Persons can be merged, by mistake too: who wrote the
 * comment is read from the comment itself.
 */
async function privateAnswers(trx: Trx, speaker: Speaker): Promise<Comment[]> {
  const { channelId, visitor, origin } = speaker;
  const where = sql`m.visibility = 'private' and m.direction = 'out' and m.message_id in (
    select a.message_id from identity i join message c on c.person_id = i.person_id
      join message a on a.conversation_id = c.conversation_id and a.parent_id = c.message_id
    where i.network = 'website' and i.scope = '' and i.external_id = ${visitor} and c.channel_id = ${channelId}
      and c.visibility = 'public' and a.direction = 'out' and a.visibility = 'private')`;
  const { rows } = await visitorRows(where, mostChat).execute(trx);
  const mine = await writtenBy(
    trx,
    rows.flatMap((row) => row.parent_id ?? []),
    visitor,
  );
  return rows
    .filter((row) => row.shown && row.parent_id && mine.has(row.parent_id))
    .map((row) => commentOf(row, origin));
}

async function writtenBy(trx: Trx, ids: readonly string[], visitor: string): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const where = sql`m.message_id = any(${[...ids]}::uuid[])`;
  const { rows } = await visitorRows(where, mostChat).execute(trx);
  return new Set(rows.filter((row) => saidBy(row).id === visitor).map((row) => row.message_id));
}

const writesFor = 30_000;

async function writingIn(trx: Trx, conversation: string): Promise<string | null> {
  const row = await trx
    .selectFrom('presence as p')
    .innerJoin('member as m', 'm.member_id', 'p.member_id')
    .select('m.name')
    .where('p.conversation_id', '=', conversation)
    .where('p.state', '=', 'writing')
    .where('p.seen_at', '>', new Date(nowOf(trx).getTime() - writesFor))
    .executeTakeFirst();
  return row ? firstName(row.name) : null;
}

export type Under = { channelId: string; page: string; parent: string | null };

/** What a comment may hang under: a public message of the same page. Anything else, and it stands at the top of the page. */
export async function parentUnder(
  trx: Trx,
  { channelId, page, parent }: Under,
): Promise<string | null> {
  if (!parent) return null;
  const { rows } = await sql`select 1 from message_key k
      join message m on m.message_id = k.message_id join conversation c on c.conversation_id = m.conversation_id
      join post p on p.post_id = c.post_id
    where k.channel_id = ${channelId} and k.external_id = ${parent} and m.visibility = 'public'
      and p.external_id = ${page}`.execute(trx);
  return rows.length > 0 ? parent : null;
}
