import { describe, expect, it } from 'vitest';
import { io, messages, problemOf, read } from '../contract-peer.ts';
import { fakePeer, KARL } from './fake-peer.ts';
import { bluesky } from './index.ts';
import { pull } from './pull.ts';
import { confirm, send } from './send.ts';
import type { NotificationPayload } from './wire.ts';

const START = Date.parse('2026-11-20T10:00:00.000Z');

/** A server with a long list of likes, newest first unless told otherwise. */
function crowd(count: number, place: (n: number) => number = (n) => START - n * 60_000) {
  const author = { did: KARL, handle: 'karl.test' };
  const all = Array.from({ length: count }, (_, n) => ({
    uri: `at://${KARL}/app.bsky.feed.like/${n}`,
    cid: `c${n}`,
    author,
    reason: 'like',
    record: { subject: { uri: 'at://us/post', cid: 'c' } },
    indexedAt: new Date(place(n)).toISOString(),
  }));
  const peer = fakePeer();
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const url = new URL(String(input));
    if (!url.pathname.endsWith('listNotifications')) return peer.fetch(input, init);
    const from = Number(url.searchParams.get('cursor') ?? 0);
    const to = from + Number(url.searchParams.get('limit'));
    const cursor = to < all.length ? { cursor: String(to) } : {};
    return Response.json({ notifications: all.slice(from, to), ...cursor });
  };
  return { account: peer.account, all, io: { fetch, now: peer.now } };
}

async function pullAll(from: ReturnType<typeof crowd>, cursor: string | null) {
  const uris: string[] = [];
  let at = cursor;
  for (let more = true; more; ) {
    const pulled = await pull(from.account, at, from.io);
    uris.push(...pulled.payloads.map((one) => (one as NotificationPayload).notification.uri));
    ({ cursor: at, more } = pulled);
  }
  return { uris, cursor: at as string };
}

describe('pulling', () => {
  it('takes about two hundred of the past, oldest first in each page', async () => {
    const { uris } = await pullAll(crowd(1000), null);
    expect(uris.length).toBe(200);
    expect(uris[0]).toMatch(/\/99$/);
  });

  it('takes no more than thirty days of the past', async () => {
    const { uris } = await pullAll(
      crowd(100, (n) => START - n * 86_400_000),
      null,
    );
    expect(uris.length).toBe(31);
  });

  it('goes down through several pages to where it was', async () => {
    const peer = crowd(60);
    const first = await pullAll(peer, null);
    const fresh = crowd(330, (n) => START + (270 - n) * 60_000).all;
    peer.all.unshift(...fresh.slice(0, 270).map((one) => ({ ...one, cid: 'new' })));
    const next = await pullAll(peer, first.cursor);
    expect([first.uris.length, next.uris.length]).toEqual([60, 270]);
    expect((await pullAll(peer, next.cursor)).uris).toEqual([]);
  });

  it('finds what a slow clock put among the old ones', async () => {
    const peer = crowd(40);
    const { cursor } = await pullAll(peer, null);
    const late = { ...peer.all[20], uri: `at://${KARL}/app.bsky.feed.like/late`, cid: 'late' };
    peer.all.splice(20, 0, late as (typeof peer.all)[number]);
    expect((await pullAll(peer, cursor)).uris).toEqual([late.uri]);
  });

  it('takes a list in any order', async () => {
    const peer = crowd(40, (n) => START - ((n * 7) % 40) * 60_000);
    expect((await pullAll(peer, null)).uris.length).toBe(40);
  });

  it('keeps a small cursor, the same while nothing happens', async () => {
    const peer = crowd(1000);
    const { cursor } = await pullAll(peer, null);
    expect(cursor.length).toBeLessThan(10_000);
    expect((await pullAll(peer, cursor)).cursor).toBe(cursor);
  });

  it('waits when the allowance is nearly spent', async () => {
    const peer = fakePeer();
    const reset = String(START / 1000 + 120);
    const spent = { 'ratelimit-limit': '3000', 'ratelimit-reset': reset };
    Object.assign(peer.headers, spent, { 'ratelimit-remaining': '2000' });
    expect((await pull(peer.account, null, io(peer))).wait).toBeUndefined();
    Object.assign(peer.headers, { 'ratelimit-remaining': '20' });
    expect((await pull(peer.account, null, io(peer))).wait).toBe(120_000);
  });

  it('waits until the reset that a 429 names', async () => {
    const peer = fakePeer();
    Object.assign(peer.headers, { 'ratelimit-reset': String(START / 1000 + 90) });
    peer.meets?.({ status: 429 });
    const problem = await problemOf(pull(peer.account, null, io(peer)));
    expect(problem.retryAt).toBe(new Date(START + 90_000).toISOString());
  });
});

describe('a pull', () => {
  it('brings our own posts before anybody comments', async () => {
    const peer = fakePeer();
    const id = peer.publishes('Cannoli');
    const { payloads } = await pull(peer.account, null, io(peer));
    expect(read(bluesky, payloads)).toEqual([expect.objectContaining({ what: 'post', id })]);
  });

  it('brings the post above a comment with it', async () => {
    const peer = fakePeer();
    const post = peer.publishes('Cannoli');
    const { cursor } = await pull(peer.account, null, io(peer));
    const id = peer.says('Buoni?', { post });
    const { payloads } = await pull(peer.account, cursor, io(peer));
    expect(read(bluesky, payloads).map((item) => item.id)).toEqual([id]);
    const fresh = await pull(peer.account, null, io(peer));
    expect(read(bluesky, fresh.payloads).map((item) => item.id)).toEqual([post, id]);
  });

  it('brings an old post and an old question with what answers them', async () => {
    const peer = fakePeer();
    const post = peer.publishes('Cannoli');
    const old = peer.says('Buoni?', { post });
    peer.later(40 * 86_400_000);
    const { cursor, payloads } = await pull(peer.account, null, io(peer));
    expect(payloads).toEqual([]);
    peer.later(60_000);
    const id = peer.says('Ottimi', { post, parent: old });
    const next = await pull(peer.account, cursor, io(peer));
    const items = read(bluesky, next.payloads);
    expect(items.map((item) => item.id)).toEqual([post, old, id]);
    expect(messages(items).map((item) => item.history)).toEqual([true, false]);
  });

  it('says that the post above a comment is no more, and keeps the comment', async () => {
    const peer = fakePeer();
    const post = peer.publishes('Cannoli');
    const { cursor } = await pull(peer.account, null, io(peer));
    const id = peer.says('Buoni?', { post });
    peer.deletes?.(post);
    const { payloads } = await pull(peer.account, cursor, io(peer));
    const [gone, message] = read(bluesky, payloads);
    expect(gone).toMatchObject({ what: 'post', id: post, text: '', deletedAt: expect.any(String) });
    expect(message).toMatchObject({ what: 'message', id, post, parent: post });
  });

  it('follows an edit of what the list no longer shows', async () => {
    const peer = fakePeer();
    const post = peer.publishes('Cannoli');
    const ids = Array.from({ length: 60 }, (_, n) => peer.says(`Commento ${n}`, { post }));
    const { cursor } = await pull(peer.account, null, io(peer));
    peer.later(60_000);
    peer.edits?.(ids[0] ?? '', 'Corretto');
    const texts: string[] = [];
    let at = cursor;
    for (let turn = 0; turn < 3; turn += 1) {
      const pulled = await pull(peer.account, at, io(peer));
      at = pulled.cursor;
      texts.push(...messages(read(bluesky, pulled.payloads)).map((one) => one.text));
      peer.later(60_000);
    }
    expect(texts).toEqual(['Corretto']);
  });
});

describe('signing in', () => {
  it('signs in once for calls at the same time', async () => {
    const peer = fakePeer();
    await Promise.all([1, 2, 3].map(() => pull(peer.account, null, io(peer))));
    expect(peer.calls.filter((call) => call.endsWith('createSession')).length).toBe(1);
  });

  it.each([
    ['a wrong password', { handle: 'aurora.test', password: 'x' }, 'auth'],
    ['a wrong handle', { handle: 'nobody.test', password: 'app-password' }, 'auth'],
  ])('says no to %s, and tries again next time', async (_, credentials, kind) => {
    const peer = fakePeer();
    const account = { ...peer.account, credentials };
    expect((await problemOf(pull(account, null, io(peer)))).kind).toBe(kind);
    account.credentials = peer.account.credentials as typeof credentials;
    expect((await pull(account, null, io(peer))).payloads).toEqual([]);
  });

  it.each([
    ['is not there', new TypeError('fetch failed', { cause: { code: 'ENOTFOUND' } }), 'transient'],
    ['is silent', new DOMException('timed out', 'TimeoutError'), 'transient'],
  ])('says that the service %s', async (_, error, kind) => {
    const { account, now } = fakePeer();
    const fetch = () => Promise.reject(error);
    expect((await problemOf(pull(account, null, { fetch, now }))).kind).toBe(kind);
  });

  it.each([
    [new Response('<html>', { status: 200 }), 'not-found'],
    [new Response('<html>', { status: 404 }), 'not-found'],
    [new Response('<html>', { status: 502 }), 'transient'],
  ])('is not led astray by another kind of server', async (response, kind) => {
    const { account, now } = fakePeer();
    const fetch = async () => response;
    expect((await problemOf(bluesky.probe(account, { fetch, now }))).kind).toBe(kind);
  });

  it.each(['ftp://x', 'not an address', 'file:///etc/passwd'])(
    'refuses the address %s',
    async (service) => {
      const { account, now, fetch } = fakePeer();
      const elsewhere = { ...account, settings: { service } };
      await expect(bluesky.probe(elsewhere, { fetch, now })).rejects.toThrow(/not-found/);
    },
  );
});

describe('a block', () => {
  it('refuses an answer in words, hides one already given, and deletes nothing', async () => {
    const peer = fakePeer();
    const post = peer.publishes('Cannoli');
    const comment = peer.says('Mai più', { post });
    const { cursor } = await pull(peer.account, null, io(peer));
    const draft = { key: 'a', text: 'Ci dispiace', language: 'it', replyTo: comment, post };
    const whole = { ...draft, thread: null, visibility: 'public' as const, createdAt: now(peer) };
    const sent = await send(whole, peer.account, io(peer));
    peer.blocks.add(KARL);
    peer.later(60_000);
    expect(await send({ ...whole, key: 'b' }, peer.account, io(peer))).toMatchObject({
      state: 'refused',
      problem: { kind: 'blocked', detail: '@karl.test blocks this account' },
    });
    const id = 'id' in sent ? sent.id : '';
    expect((await confirm(id, peer.account, io(peer))).problem?.kind).toBe('blocked');
    const next = await pull(peer.account, cursor, io(peer));
    expect(read(bluesky, next.payloads).some((item) => item.what === 'deletion')).toBe(false);
  });
});

function now(peer: ReturnType<typeof fakePeer>): string {
  return peer.now().toISOString();
}
