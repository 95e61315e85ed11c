import { sql } from 'kysely';
import type { IncomingRead } from '#server/channels/events.ts';
import type { IncomingPost } from '#server/connectors/connector.ts';
import type { Trx } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { cleanText } from './clean.ts';

/** Writes the posts a batch tells of, and keeps a place for those only pointed at. Returns network name -> post id. */
export async function takePosts(
  trx: Trx,
  channelId: string,
  list: readonly IncomingRead[],
): Promise<Map<string, string>> {
  const posts = new Map<string, IncomingPost>();
  for (const { item } of list) {
    if (item.what === 'message' && item.post && !posts.has(item.post))
      posts.set(item.post, onlyPointedAt(item.post));
  }
  for (const { item } of list) if (item.what === 'post') posts.set(item.id, item);
  return posts.size > 0 ? upsertPosts(trx, channelId, [...posts.values()]) : new Map();
}

function onlyPointedAt(id: string): IncomingPost {
  return {
    what: 'post',
    id,
    author: '',
    text: '',
    permalink: null,
    publishedAt: null,
    deletedAt: null,
  };
}

/** A post that was told of is not emptied by one only pointed at; a deletion empties it. */
async function upsertPosts(
  trx: Trx,
  channelId: string,
  posts: readonly IncomingPost[],
): Promise<Map<string, string>> {
  await sql`insert into post as p (channel_id, post_id, external_id, author, text, permalink, published_at, deleted_at)
    select ${channelId}, * from unnest(${posts.map(() => newId())}::uuid[], ${posts.map((one) => one.id)}::text[],
      ${posts.map((one) => cleanText(one.author))}::text[], ${posts.map((one) => cleanText(one.text))}::text[],
      ${posts.map((one) => one.permalink)}::text[], ${posts.map((one) => one.publishedAt)}::timestamptz[],
      ${posts.map((one) => one.deletedAt)}::timestamptz[])
    on conflict (workspace_id, channel_id, external_id) do update
      set author = case when excluded.author = '' then p.author else excluded.author end,
        text = case when excluded.deleted_at is not null then '' when excluded.text = '' then p.text else excluded.text end,
        permalink = coalesce(excluded.permalink, p.permalink),
        published_at = coalesce(excluded.published_at, p.published_at),
        deleted_at = coalesce(p.deleted_at, excluded.deleted_at)
      where (excluded.author <> '' or excluded.deleted_at is not null)
        and (p.text, p.author, p.deleted_at) is distinct from (excluded.text, excluded.author, excluded.deleted_at)`.execute(
    trx,
  );
  const { rows } = await sql<{
    name: string;
    id: string;
  }>`select external_id as name, post_id as id from post
    where channel_id = ${channelId} and external_id = any(${posts.map((one) => one.id)}::text[])`.execute(
    trx,
  );
  return new Map(rows.map((row) => [row.name, row.id]));
}
