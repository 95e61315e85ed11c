import type { Fault, Peer, Where } from '../contract-peer.ts';
import { POST, type PostRecord, type PostView, type Profile } from './wire.ts';

const SELF = 'did:plc:aurora22222222222222222';
export const KARL = 'did:plc:karl2222222222222222222';

type Call = { nsid: string; params: URLSearchParams; body: Record<string, unknown>; token: string };
type Answer = { status: number; body: unknown; headers?: Record<string, string> };
/** What the stand-in holds. `blocks`: who blocks us; `calls`: what was asked of it. */
type Held = {
  posts: Map<string, PostView>;
  faults: Fault[];
  blocks: Set<string>;
  calls: string[];
  headers: Record<string, string>;
  now: number;
  token: number;
};
export type FakePeer = Peer & Pick<Held, 'blocks' | 'calls' | 'headers'>;

/** A server small enough to read, which answers as the real one was seen to (e2e/networks runs the real one). */
export function fakePeer(): FakePeer {
  const now = Date.parse('2026-11-20T10:00:00.000Z');
  const lists = { posts: new Map(), faults: [], blocks: new Set<string>(), calls: [] };
  const held: Held = { ...lists, headers: {}, now, token: 1 };
  return { ...people(held), ...network(held) };
}

function people(held: Held) {
  return {
    publishes: (text: string) => write(held, { text, author: SELF }),
    says: (text: string, where: Where) => write(held, { text, author: KARL, where }),
    edits: (id: string, text: string) => {
      const post = held.posts.get(id) as PostView;
      held.posts.set(id, { ...post, cid: `${post.cid}e`, record: { ...post.record, text } });
    },
    deletes: (id: string) => void held.posts.delete(id),
    holds: () =>
      [...held.posts.values()]
        .filter((post) => post.author.did === SELF && post.record.reply)
        .map((post) => post.record.text ?? ''),
  };
}

function network(held: Held) {
  const settings = { service: 'https://pds.test' };
  const credentials = { handle: '@aurora.test', password: 'app-password' };
  return {
    account: { settings, credentials, memory: new Map<string, unknown>() },
    fetch: async (input: string | URL | Request, init?: RequestInit) =>
      respond(held, answer(held, callOf(String(input), init))),
    now: () => new Date(held.now),
    later: (milliseconds: number) => {
      held.now += milliseconds;
    },
    meets: (fault: Fault) => void held.faults.push(fault),
    blocks: held.blocks,
    calls: held.calls,
    headers: held.headers,
  };
}

function write(held: Held, said: { text: string; author: string; where?: Where }): string {
  const createdAt = (said.where?.sentAt ?? new Date(held.now)).toISOString();
  const reply = said.where ? { reply: refs(held, said.where) } : {};
  const key = `3k${String(held.posts.size).padStart(11, 'a')}`;
  return keep(held, {
    uri: `at://${said.author}/${POST}/${key}`,
    record: { $type: POST, text: said.text, createdAt, ...reply },
  });
}

function keep(held: Held, { uri, record }: { uri: string; record: PostRecord }): string {
  const cid = `bafyrei${uri.slice(-13)}`;
  const author = person(uri.split('/')[2] ?? '');
  held.posts.set(uri, { uri, cid, author, record, indexedAt: new Date(held.now).toISOString() });
  return uri;
}

function refs(held: Held, where: Where): NonNullable<PostRecord['reply']> {
  const ref = (uri: string) => ({ uri, cid: held.posts.get(uri)?.cid ?? 'bafygone' });
  return { root: ref(where.post), parent: ref(where.parent ?? where.post) };
}

function person(did: string): Profile {
  return did === SELF
    ? { did, handle: 'aurora.test', displayName: 'Pasticceria Aurora' }
    : { did, handle: 'karl.test', displayName: 'Karl' };
}

function answer(held: Held, call: Call): Answer {
  held.calls.push(call.nsid);
  const route = routes[call.nsid];
  if (!route) return no(404, 'MethodNotImplemented');
  if (call.nsid.startsWith('com.atproto.server.')) return route(held, call);
  const fault = held.faults[0];
  if (fault === 'accepted-then-silent') return silently(held, call);
  held.faults.shift();
  if (fault?.status === 429) return rated(fault);
  if (fault?.status === 401) held.token += 1;
  return call.token === `Bearer t${held.token}` ? route(held, call) : no(400, 'ExpiredToken');
}

/** What only asks is answered; the next write is done, and then nothing comes back. */
function silently(held: Held, call: Call): Answer {
  const done = routes[call.nsid]?.(held, call) ?? no(404, 'MethodNotImplemented');
  if (call.nsid !== 'com.atproto.repo.putRecord') return done;
  held.faults.shift();
  throw new DOMException('The operation was aborted due to timeout', 'TimeoutError');
}

const routes: Record<string, (held: Held, call: Call) => Answer> = {
  'com.atproto.server.createSession': ({ token }, { body }) => {
    if (body.password !== 'app-password' || body.identifier !== 'aurora.test')
      return no(401, 'AuthenticationRequired');
    const tokens = { accessJwt: `t${token}`, refreshJwt: `r${token}` };
    return ok({ did: SELF, handle: 'aurora.test', ...tokens });
  },
  'com.atproto.server.refreshSession': () => no(400, 'ExpiredToken'),
  'app.bsky.actor.getProfile': ({ blocks }, { params }) => {
    const did = params.get('actor') ?? '';
    return ok({ ...person(did), viewer: { blockedBy: blocks.has(did) } });
  },
  'app.bsky.notification.listNotifications': (held, { params }) =>
    ok({ notifications: heard(held).slice(0, Number(params.get('limit'))) }),
  'app.bsky.feed.getAuthorFeed': ({ posts }) => {
    const mine = [...posts.values()].filter((post) => post.author.did === SELF);
    return ok({ feed: mine.map((post) => ({ post })) });
  },
  'app.bsky.feed.getPosts': ({ posts, blocks }, { params }) => {
    const found = params.getAll('uris').flatMap((uri) => posts.get(uri) ?? []);
    return ok({ posts: found.filter((post) => !blocks.has(post.author.did)) });
  },
  'com.atproto.repo.getRecord': ({ posts }, { params }) => {
    const uri = `at://${params.get('repo')}/${POST}/${params.get('rkey')}`;
    return posts.has(uri) ? ok({ uri }) : no(400, 'RecordNotFound');
  },
  'com.atproto.identity.resolveHandle': (_, { params }) =>
    params.get('handle') === 'karl.test' ? ok({ did: KARL }) : no(400, 'InvalidRequest'),
  'com.atproto.repo.putRecord': (held, { body }) => {
    const uri = `at://${SELF}/${POST}/${String(body.rkey)}`;
    return ok({ uri: keep(held, { uri, record: body.record as PostRecord }) });
  },
};

function heard({ posts, blocks }: Held) {
  return [...posts.values()]
    .filter((post) => post.author.did !== SELF && !blocks.has(post.author.did))
    .toReversed()
    .map((post) => ({ ...post, reason: 'reply', reasonSubject: post.record.reply?.root.uri }));
}

function callOf(input: string, init: RequestInit | undefined): Call {
  const url = new URL(input);
  const token = new Headers(init?.headers).get('authorization') ?? '';
  const body = typeof init?.body === 'string' ? JSON.parse(init.body) : {};
  return { nsid: url.pathname.slice('/xrpc/'.length), params: url.searchParams, body, token };
}

function respond(held: Held, { status, body, headers = {} }: Answer): Response {
  return new Response(JSON.stringify(body), { status, headers: { ...held.headers, ...headers } });
}

function ok(body: unknown): Answer {
  return { status: 200, body };
}

function no(status: number, error: string): Answer {
  return { status, body: { error, message: `refused with ${error}` } };
}

function rated({ retryAfter }: { retryAfter?: number }): Answer {
  const headers: Record<string, string> = retryAfter ? { 'retry-after': String(retryAfter) } : {};
  return { ...no(429, 'RateLimitExceeded'), headers };
}
