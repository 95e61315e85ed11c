import { createHash } from 'node:crypto';

const DAY_MS = 86_400_000;
const HISTORY_MS = 30 * DAY_MS;
const WATCH_MS = 2 * DAY_MS;
const SEEN = 300;
const WATCHED = 100;

/** What we remember between pulls. Small: it is written with each one that brings something. */
export type Cursor = {
  v: 1;
  /** First pull: what is older is history. */
  connectedAt: string;
  /** Newest notification of the last complete descent; null during the first. */
  since: string | null;
  /** While a descent goes on: where it stands, its newest, and how many it took. */
  descent: { page: string; newest: string; taken: number } | null;
  /** Fingerprints of what was taken, newest first. */
  seen: string[];
  watch: Watched[];
};

/** A recent post we go on looking at: an edit changes its version, a deletion takes it away. `top`: it answers nothing. */
export type Watched = { post: string; version: string; until: number; top?: true };
type Versioned = { uri: string; cid: string };

export function readCursor(cursor: string | null, now: Date): Cursor {
  if (cursor !== null) return JSON.parse(cursor) as Cursor;
  const connectedAt = now.toISOString();
  return { v: 1, connectedAt, since: null, descent: null, seen: [], watch: [] };
}

/** Nothing older is taken, not even on the first pull. */
export function floorOf(cursor: Cursor): string {
  return new Date(Date.parse(cursor.connectedAt) - HISTORY_MS).toISOString();
}

export function isNew(cursor: Cursor, item: Versioned): boolean {
  return !cursor.seen.includes(fingerprint(item));
}

/** Unchanged while there is nothing new: a cursor that stays the same need not be written. */
export function withSeen(cursor: Cursor, items: Versioned[]): Cursor {
  if (!items.some((item) => isNew(cursor, item))) return cursor;
  const seen = [...new Set([...items.map(fingerprint), ...cursor.seen])].slice(0, SEEN);
  return { ...cursor, seen };
}

export function withWatched(cursor: Cursor, watched: Watched[], now: Date): Cursor {
  const again = new Set(watched.map((one) => one.post));
  const all = [...watched, ...cursor.watch.filter((one) => !again.has(one.post))];
  const alive = all.filter((one) => one.until > now.getTime());
  return { ...cursor, watch: alive.slice(0, WATCHED) };
}

/** Followed until two days after it was written. */
export function watching(post: string, cid: string, writtenAt: string): Watched {
  return { post, version: versionOf(cid), until: Date.parse(writtenAt) + WATCH_MS };
}

export function versionOf(cid: string): string {
  return cid.slice(-10);
}

/** @NOTE 72 bits: two of a thousand never meet, and a message lost to a meeting would be lost in silence. */
function fingerprint({ uri, cid }: Versioned): string {
  return createHash('sha256').update(`${uri} ${cid}`).digest('base64url').slice(0, 12);
}
