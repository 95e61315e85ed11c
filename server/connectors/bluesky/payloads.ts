import type { Account } from '../connector.ts';
import { type Cursor, type Watched, watching } from './cursor.ts';
import { isDeleted, postsOf } from './posts.ts';
import type { Agent } from './session.ts';
import {
  type Around,
  type Notification,
  ownerOf,
  type Payload,
  type PostRecord,
  type PostView,
  shorten,
} from './wire.ts';

const WITH_POST = new Set(['reply', 'mention', 'quote']);

/** One pull under way. */
export type Turn = { agent: Agent; self: string; account: Account; now: Date };
export type Haul = { payloads: Payload[]; cursor: Cursor };

/** Oldest first, so that who answers comes after who was answered. */
export async function notificationPayloads(
  turn: Turn,
  cursor: Cursor,
  items: Notification[],
): Promise<Payload[]> {
  const withPost = items.filter((item) => WITH_POST.has(item.reason));
  const uris = withPost.map((item) => item.uri);
  const views = await postsOf(turn.agent, uris);
  const around = await surroundings(turn, withPost);
  return items.toSorted(byTime).map((notification) => ({
    kind: 'notification',
    ...when(turn, cursor),
    notification,
    post: views.get(notification.uri) ?? null,
    ...around(notification),
  }));
}

export async function postPayloads(
  turn: Turn,
  cursor: Cursor,
  posts: PostView[],
): Promise<Payload[]> {
  const around = await surroundings(turn, posts);
  return posts
    .toSorted(byTime)
    .map((post) => ({ kind: 'post', ...when(turn, cursor), post, ...around(post) }));
}

export function watchedNotifications(items: Notification[]): Watched[] {
  return watchedPosts(items.filter((item) => WITH_POST.has(item.reason)));
}

export function watchedPosts(posts: Written[]): Watched[] {
  return posts.map((post) => {
    const watched = watching(shorten(post.uri), post.cid, post.indexedAt);
    return post.record.reply ? watched : { ...watched, top: true };
  });
}

export function when(turn: Turn, cursor: Cursor) {
  return { self: turn.self, connectedAt: cursor.connectedAt, at: turn.now.toISOString() };
}

type Item = { uri: string; record: PostRecord };
type Written = Item & { cid: string; indexedAt: string };

/** The root and the parent of each, fetched together. */
async function surroundings(turn: Turn, items: Item[]): Promise<(item: Item) => Around> {
  const replies = items.flatMap((item) => item.record.reply ?? []);
  const uris = replies.flatMap((reply) => [reply.root.uri, reply.parent.uri]);
  const views = await postsOf(turn.agent, uris);
  const roots = new Set(replies.map((reply) => reply.root.uri));
  const deleted = await deletedRoots(
    turn,
    [...roots].filter((uri) => !views.has(uri)),
  );
  return ({ record }) => ({
    root: views.get(record.reply?.root.uri ?? '') ?? null,
    parent: views.get(record.reply?.parent.uri ?? '') ?? null,
    rootDeleted: deleted.has(record.reply?.root.uri ?? ''),
  });
}

/** @NOTE only our own: those our server knows for certain, whatever the index shows at this moment. */
async function deletedRoots(turn: Turn, missing: string[]): Promise<Set<string>> {
  const deleted = new Set<string>();
  for (const uri of missing.filter((root) => ownerOf(root) === turn.self))
    if (await isDeleted(turn.agent, uri)) deleted.add(uri);
  return deleted;
}

function byTime(a: { indexedAt: string }, b: { indexedAt: string }): number {
  return Date.parse(a.indexedAt) - Date.parse(b.indexedAt);
}
