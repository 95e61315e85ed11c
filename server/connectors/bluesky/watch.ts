import type { Account } from '../connector.ts';
import { type Cursor, versionOf, type Watched } from './cursor.ts';
import { conversations, type Haul, stamp, type Turn } from './payloads.ts';
import { isDeleted, postsOf } from './posts.ts';
import { lengthen, type Payload, type PostView } from './wire.ts';

const EVERY_MS = 20_000;
const AT_ONCE = 50;

/**
 * Looks again at the recent posts, the next fifty each twenty seconds: what changed comes in again, what was deleted
 * is said to be. A post that is only hidden from us (a block) stays as it is.
 */
export async function recheck(turn: Turn, cursor: Cursor): Promise<Haul> {
  const due = dueNow(turn, cursor);
  if (due.length === 0) return { payloads: [], cursor };
  const views = await postsOf(turn.agent, due.map(uriOf));
  const edited = due.flatMap((one) => changed(one, views.get(uriOf(one))));
  const gone = await deletedOf(
    turn,
    due.filter((one) => !views.has(uriOf(one))),
  );
  const heard = await conversations(turn, cursor, edited);
  const deletions = gone.map((one) => deletion(turn, cursor, one));
  const watch = heard.cursor.watch.filter((one) => !gone.some((lost) => lost.post === one.post));
  return { payloads: [...heard.payloads, ...deletions], cursor: { ...heard.cursor, watch } };
}

/** Where we stand in the list is only in memory: after a restart it starts again. */
function dueNow(turn: Turn, cursor: Cursor): Watched[] {
  const { memory } = turn.account;
  const last = (memory.get('checked') ?? { at: 0, place: 0 }) as { at: number; place: number };
  const now = turn.now.getTime();
  if (now - last.at < EVERY_MS || cursor.watch.length === 0) return [];
  const from = last.place < cursor.watch.length ? last.place : 0;
  memory.set('checked', { at: now, place: from + AT_ONCE });
  return cursor.watch
    .slice(from, from + AT_ONCE)
    .filter((one) => !hiddenOf(turn.account).has(one.post));
}

function changed(watched: Watched, post: PostView | undefined): { post: PostView }[] {
  return post && versionOf(post.cid) !== watched.version ? [{ post }] : [];
}

async function deletedOf(turn: Turn, missing: Watched[]): Promise<Watched[]> {
  const gone: Watched[] = [];
  for (const one of missing) {
    if (await isDeleted(turn.agent, uriOf(one))) gone.push(one);
    else hiddenOf(turn.account).add(one.post);
  }
  return gone;
}

/** Posts that a block hides from us: not asked for again by this process. */
function hiddenOf(account: Account): Set<string> {
  const known = account.memory.get('hidden') as Set<string> | undefined;
  const hidden = known ?? new Set<string>();
  account.memory.set('hidden', hidden);
  return hidden;
}

function deletion(turn: Turn, cursor: Cursor, one: Watched): Payload {
  return { kind: 'deleted', ...stamp(turn, cursor), uri: uriOf(one), top: one.top === true };
}

function uriOf(watched: Watched): string {
  return lengthen(watched.post);
}
