import type { Account } from '../connector.ts';
import { type Cursor, isNew, type Watched, watching, withSeen, withWatched } from './cursor.ts';
import { concernsUs, outlineAt, placeOf, quotedOurs } from './place.ts';
import { isDeleted, postsOf } from './posts.ts';
import type { Agent } from './session.ts';
import {
  type Around,
  type Notification,
  ownerOf,
  type Payload,
  type PostView,
  shorten,
} from './wire.ts';

/** One pull under way. */
export type Turn = { agent: Agent; self: string; account: Account; now: Date };
export type Haul = { payloads: Payload[]; cursor: Cursor };
/** Something said, and the notification that told us of it. */
export type Said = { post: PostView; notification?: Notification };

/**
 * What was said, oldest first, each after what it hangs under and whom it answers, as far as those are new to us. Our
 * own words in threads that have nothing to do with us stay out.
 */
export async function conversations(turn: Turn, cursor: Cursor, said: Said[]): Promise<Haul> {
  const inOrder = said.toSorted(
    (a, b) => Date.parse(a.post.indexedAt) - Date.parse(b.post.indexedAt),
  );
  const posts = inOrder.map((one) => one.post);
  const ground = { ...turn, ...stamp(turn, cursor), ...(await threadsOf(turn, posts)) };
  const parts = onlyNew(
    cursor,
    inOrder.flatMap((one) => partsOf(ground, one)),
  );
  const fresh = parts.flatMap((part) => part.post ?? []);
  const next = withWatched(withSeen(cursor, fresh), fresh.map(watch), turn.now);
  return { payloads: parts.map((part) => part.payload), cursor: next };
}

export function stamp(turn: Turn, cursor: Cursor) {
  return { self: turn.self, connectedAt: cursor.connectedAt, at: turn.now.toISOString() };
}

type Threads = { views: Map<string, PostView>; deleted: Set<string> };
type Ground = Turn & Threads & ReturnType<typeof stamp>;
/** A payload, and the post whose words it holds. */
type Part = { payload: Payload; post?: PostView };

/** The roots and the parents, fetched together. */
async function threadsOf(turn: Turn, posts: PostView[]): Promise<Threads> {
  const replies = posts.flatMap((post) => post.record.reply ?? []);
  const uris = replies.flatMap((reply) => [reply.root.uri, reply.parent.uri]);
  const views = await postsOf(turn.agent, uris);
  const roots = new Set(replies.map((reply) => reply.root.uri));
  const missing = [...roots].filter((uri) => !views.has(uri) && ownerOf(uri) === turn.self);
  const deleted = new Set<string>();
  // @NOTE only our own: those our server knows for certain, whatever the index shows at this moment
  for (const uri of missing) if (await isDeleted(turn.agent, uri)) deleted.add(uri);
  return { views, deleted };
}

function partsOf(ground: Ground, said: Said): Part[] {
  const { post, notification } = said;
  const around = aroundOf(ground, post);
  if (post.author.did === ground.self && !post.record.reply) return [topPart(ground, post)];
  if (post.author.did === ground.self && !concernsUs(around, ground.self)) return [];
  const head = { ...stampOf(ground), ...around, post };
  const payload: Payload = notification
    ? { kind: 'notification', ...head, notification }
    : { kind: 'post', ...head };
  return [...above(ground, post), ...answered(ground, post), { payload, post }];
}

function above(ground: Ground, post: PostView): Part[] {
  const uri = placeOf(post, aroundOf(ground, post).root, ground.self).post;
  if (uri === null) return [];
  if (ground.deleted.has(uri))
    return [{ payload: { kind: 'deleted', ...stampOf(ground), uri, top: true } }];
  const quoted = quotedOurs(post, ground.self);
  const view = ground.views.get(uri) ?? (quoted?.uri === uri ? quoted : null);
  return view ? [topPart(ground, view)] : [];
}

/** Who was answered, in a conversation with us: a message of its own, whether or not we were told of it. */
function answered(ground: Ground, post: PostView): Part[] {
  const around = aroundOf(ground, post);
  const parent = ground.views.get(around.parent?.uri ?? '');
  if (!parent || !concernsUs(around, ground.self)) return [];
  if (parent.uri === placeOf(post, around.root, ground.self).post) return [];
  const head = { ...stampOf(ground), ...aroundOf(ground, parent) };
  return [{ payload: { kind: 'post', ...head, post: parent }, post: parent }];
}

function topPart(ground: Ground, post: PostView): Part {
  return { payload: { kind: 'top', ...stampOf(ground), post }, post };
}

function aroundOf({ views, self }: Ground, post: PostView): Around {
  const { reply } = post.record;
  if (!reply) return { root: null, parent: null };
  const [root, parent] = [reply.root.uri, reply.parent.uri].map((uri) =>
    outlineAt(uri, views.get(uri), self),
  );
  return { root: root ?? null, parent: parent ?? null };
}

function stampOf({ self, connectedAt, at }: Ground) {
  return { self, connectedAt, at };
}

/** Each post once, and none that an earlier pull brought. */
function onlyNew(cursor: Cursor, parts: Part[]): Part[] {
  const taken = new Set<string>();
  return parts.filter(({ post }) => {
    if (!post) return true;
    const key = `${post.uri} ${post.cid}`;
    if (taken.has(key) || !isNew(cursor, post)) return false;
    taken.add(key);
    return true;
  });
}

function watch(post: PostView): Watched {
  const watched = watching(shorten(post.uri), post.cid, post.indexedAt);
  return post.record.reply ? watched : { ...watched, top: true };
}
