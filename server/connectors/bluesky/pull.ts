import { type Account, type Io, NetworkError, type Pull } from '../connector.ts';
import { type Cursor, floorOf, isNew, readCursor, withSeen, withWatched } from './cursor.ts';
import {
  type Haul,
  notificationPayloads,
  postPayloads,
  type Turn,
  watchedNotifications,
  watchedPosts,
} from './payloads.ts';
import { pauseFor, signedIn } from './session.ts';
import { recheck } from './watch.ts';
import type { Notification, PostView } from './wire.ts';
import { expectOk } from './xrpc.ts';

const PAGE = 50;
const FIRST_PAGE = 100;
const HISTORY = 200;
const OWN = 30;

/**
 * Notifications since the cursor, what we wrote ourselves from anywhere, and what became of the recent posts.
 * @NOTE the network sorts by the writer's clock: a slow phone puts a new reply among the old ones, so that we go by
 * what was seen, not by time alone. The first pull takes the recent past: 30 days, about 200 notifications.
 */
export async function pull(account: Account, cursor: string | null, io: Io): Promise<Pull> {
  const agent = signedIn(account, io);
  const self = (await agent.session()).did;
  const turn = { agent, self, account, now: io.now() };
  const heard = await listen(turn, readCursor(cursor, turn.now));
  const own = await ownPosts(turn, heard.cursor);
  const checked = await recheck(turn, own.cursor);
  const payloads = [...heard.payloads, ...own.payloads, ...checked.payloads];
  const more = checked.cursor.descent !== null;
  const wait = pauseFor(account, turn.now);
  const next = JSON.stringify(checked.cursor);
  return { payloads, cursor: next, more, ...(wait === null ? {} : { wait }) };
}

async function listen(turn: Turn, cursor: Cursor): Promise<Haul> {
  const page = await pageOf(turn, cursor);
  const fresh = freshOf(cursor, page.items);
  const payloads = await notificationPayloads(turn, cursor, fresh);
  const seen = withSeen(descended(cursor, page), page.items);
  return { payloads, cursor: withWatched(seen, watchedNotifications(fresh), turn.now) };
}

type Page = { items: Notification[]; next: string | null };

async function pageOf(turn: Turn, cursor: Cursor): Promise<Page> {
  const reply = await turn.agent.get('app.bsky.notification.listNotifications', {
    limit: cursor.since === null ? FIRST_PAGE : PAGE,
    cursor: cursor.descent?.page,
  });
  const body = expectOk(reply);
  if (!Array.isArray(body.notifications))
    throw new NetworkError({ kind: 'bug', detail: 'no list of notifications' });
  const next = typeof body.cursor === 'string' ? body.cursor : null;
  return { items: body.notifications as Notification[], next };
}

/** Where the descent stands after a page; at its end its newest becomes `since`. */
function descended(cursor: Cursor, page: Page): Cursor {
  const taken = (cursor.descent?.taken ?? 0) + page.items.length;
  const newest = cursor.descent?.newest ?? page.items[0]?.indexedAt ?? cursor.since;
  const last = page.items.at(-1)?.indexedAt ?? '';
  const reached = last < (cursor.since ?? floorOf(cursor));
  const enough = cursor.since === null && taken >= HISTORY;
  if (page.next === null || reached || enough || !newest)
    return { ...cursor, since: newest ?? cursor.connectedAt, descent: null };
  return { ...cursor, descent: { page: page.next, newest, taken } };
}

type FeedItem = { post: PostView; reason?: unknown };

/** Posts and replies of our own account, whichever way they were written. */
async function ownPosts(turn: Turn, cursor: Cursor): Promise<Haul> {
  const reply = await turn.agent.get('app.bsky.feed.getAuthorFeed', {
    actor: turn.self,
    limit: OWN,
    filter: 'posts_with_replies',
  });
  const feed = (expectOk(reply).feed ?? []) as FeedItem[];
  const mine = feed.filter((item) => !item.reason && item.post.author.did === turn.self);
  const posts = mine.map((item) => item.post);
  const fresh = freshOf(cursor, posts);
  const payloads = await postPayloads(turn, cursor, fresh);
  const seen = withSeen(cursor, posts);
  return { payloads, cursor: withWatched(seen, watchedPosts(fresh), turn.now) };
}

function freshOf<T extends { uri: string; cid: string; indexedAt: string }>(
  cursor: Cursor,
  items: T[],
): T[] {
  const floor = floorOf(cursor);
  return items.filter((item) => item.indexedAt >= floor && isNew(cursor, item));
}
