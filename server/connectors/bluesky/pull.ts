import { type Account, type Io, NetworkError, type Pull } from '../connector.ts';
import { type Cursor, floorOf, isNew, readCursor, withSeen } from './cursor.ts';
import { conversations, type Haul, stamp, type Turn } from './payloads.ts';
import { postsOf } from './posts.ts';
import { pauseFor, signedIn } from './session.ts';
import { recheck } from './watch.ts';
import type { Notification, Payload, PostView } from './wire.ts';
import { expectOk } from './xrpc.ts';

const PAGE = 50;
const FIRST_PAGE = 100;
const HISTORY = 200;
const OWN = 30;
const OWN_EVERY_MS = 8_000;
const SAID = new Set(['reply', 'mention', 'quote']);

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
  const recent = recentOf(cursor, page.items);
  const fresh = recent.filter((one) => isNew(cursor, one));
  const said = await saidIn(
    turn,
    fresh.filter((one) => SAID.has(one.reason)),
  );
  const heard = await conversations(turn, descended(cursor, page), said);
  const done = fresh.filter((one) => !SAID.has(one.reason)).toReversed();
  const payloads = [...heard.payloads, ...done.map((one) => bare(turn, cursor, one))];
  return { payloads, cursor: withSeen(heard.cursor, recent) };
}

/** @NOTE what the network no longer shows is taken from the notification: a recheck tells if it was deleted. */
async function saidIn(turn: Turn, notifications: Notification[]) {
  const uris = notifications.map((one) => one.uri);
  const views = await postsOf(turn.agent, uris);
  return notifications.map((notification) => {
    const { uri, cid, author, record, indexedAt } = notification;
    const post = views.get(uri) ?? { uri, cid, author, record, indexedAt };
    return { post, notification };
  });
}

/** A reaction, or what we do not know yet. */
function bare(turn: Turn, cursor: Cursor, notification: Notification): Payload {
  const around = { root: null, parent: null };
  return { kind: 'notification', ...stamp(turn, cursor), ...around, notification, post: null };
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

/** Posts and replies of our own account, whichever way they were written; less urgent than what others say. */
async function ownPosts(turn: Turn, cursor: Cursor): Promise<Haul> {
  const last = Number(turn.account.memory.get('own') ?? 0);
  if (turn.now.getTime() - last < OWN_EVERY_MS) return { payloads: [], cursor };
  turn.account.memory.set('own', turn.now.getTime());
  const reply = await turn.agent.get('app.bsky.feed.getAuthorFeed', {
    actor: turn.self,
    limit: OWN,
    filter: 'posts_with_replies',
  });
  const feed = (expectOk(reply).feed ?? []) as FeedItem[];
  const mine = feed.filter((item) => !item.reason && item.post.author.did === turn.self);
  const posts = recentOf(
    cursor,
    mine.map((item) => item.post),
  );
  const fresh = posts.filter((post) => isNew(cursor, post));
  const said = fresh.map((post) => ({ post }));
  const heard = await conversations(turn, cursor, said);
  return { ...heard, cursor: withSeen(heard.cursor, posts) };
}

/** @NOTE what is older is not taken now, but may come later with what answers it. */
function recentOf<T extends { indexedAt: string }>(cursor: Cursor, items: T[]): T[] {
  const floor = floorOf(cursor);
  return items.filter((item) => item.indexedAt >= floor);
}
