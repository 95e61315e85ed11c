import { type Account, type Io, NetworkError } from '../connector.ts';
import { exchange, expectOk, type Params, problemOf, type Reply, resetOf, said } from './xrpc.ts';

const DEFAULT_SERVICE = 'https://bsky.social';
/** Below this share of the allowance we wait for the next one, so that answers always find room. */
const RESERVE = 0.1;

type Session = { did: string; handle: string; access: string; refresh: string };
/** Calls in the account's name: signed in when needed, refreshed when expired, once more after a 401. */
export type Agent = {
  session(): Promise<Session>;
  get(nsid: string, params?: Params): Promise<Reply>;
  post(nsid: string, body: unknown): Promise<Reply>;
};

export function signedIn(account: Account, io: Io): Agent {
  const ask = async (nsid: string, rest: { params?: Params; body?: unknown }): Promise<Reply> => {
    const service = serviceOf(account);
    const session = await current(account, io);
    const reply = await exchange(service, { nsid, ...rest, token: session.access }, io);
    if (!stale(reply)) return noted(account, reply);
    const renewed = await renew(account, session, io);
    const again = await exchange(service, { nsid, ...rest, token: renewed.access }, io);
    if (stale(again)) throw new NetworkError({ kind: 'auth', detail: said(again) });
    return noted(account, again);
  };
  return {
    session: () => current(account, io),
    get: (nsid, params = {}) => ask(nsid, { params }),
    post: (nsid, body) => ask(nsid, { body }),
  };
}

/** Our own DID, where it is known without asking. */
export function selfOf(account: Account): string | null {
  const did = account.memory.get('did');
  return account.self ?? (typeof did === 'string' ? did : null);
}

/** Milliseconds to wait when the allowance is nearly spent, as the last answer said; else nothing. */
export function pauseFor(account: Account, now: Date): number | null {
  const rate = account.memory.get('rate') as { left: number; reset: number } | undefined;
  if (!rate || rate.left > RESERVE || rate.reset <= now.getTime()) return null;
  return rate.reset - now.getTime();
}

function serviceOf(account: Account): string {
  const service = account.settings.service;
  if (typeof service !== 'string' || service.trim() === '') return DEFAULT_SERVICE;
  const url = URL.parse(service.includes('://') ? service.trim() : `https://${service.trim()}`);
  if (url && /^https?:$/.test(url.protocol)) return url.origin;
  throw new NetworkError({ kind: 'not-found', detail: `no such address: ${service}` });
}

/** One sign-in at a time: the promise itself is what is remembered. */
function current(account: Account, io: Io): Promise<Session> {
  const known = account.memory.get('session') as Promise<Session> | undefined;
  return known ?? remember(account, signIn(account, io));
}

function renew(account: Account, old: Session, io: Io): Promise<Session> {
  const known = account.memory.get('renewing') as Promise<Session> | undefined;
  if (known) return known;
  const renewing = refresh(account, old, io).finally(() => account.memory.delete('renewing'));
  account.memory.set('renewing', renewing);
  return remember(account, renewing);
}

function remember(account: Account, session: Promise<Session>): Promise<Session> {
  account.memory.set('session', session);
  session.then(
    ({ did }) => account.memory.set('did', did),
    () => account.memory.delete('session'),
  );
  return session;
}

async function refresh(account: Account, old: Session, io: Io): Promise<Session> {
  const nsid = 'com.atproto.server.refreshSession';
  const reply = await exchange(serviceOf(account), { nsid, body: null, token: old.refresh }, io);
  return reply.status === 200 ? sessionOf(reply) : signIn(account, io);
}

async function signIn(account: Account, io: Io): Promise<Session> {
  const { handle = '', password = '' } = account.credentials;
  const body = { identifier: handle.trim().replace(/^@/, ''), password };
  const nsid = 'com.atproto.server.createSession';
  const reply = await exchange(serviceOf(account), { nsid, body }, io);
  if (reply.status === 200) return sessionOf(reply);
  if (reply.status === 404) throw new NetworkError(problemOf(reply));
  throw new NetworkError({ kind: 'auth', detail: said(reply) });
}

function sessionOf(reply: Reply): Session {
  const { did, handle, accessJwt, refreshJwt } = expectOk(reply);
  if (typeof did !== 'string' || typeof accessJwt !== 'string')
    throw new NetworkError({ kind: 'not-found', detail: 'no Bluesky service at this address' });
  return { did, handle: String(handle), access: accessJwt, refresh: String(refreshJwt) };
}

function stale(reply: Reply): boolean {
  const error = reply.body.error;
  return reply.status === 401 || error === 'ExpiredToken' || error === 'InvalidToken';
}

function noted(account: Account, reply: Reply): Reply {
  const left = Number(reply.headers.get('ratelimit-remaining') ?? Number.NaN);
  const limit = Number(reply.headers.get('ratelimit-limit') ?? Number.NaN);
  const reset = resetOf(reply.headers);
  if (left >= 0 && limit > 0 && reset) account.memory.set('rate', { left: left / limit, reset });
  return reply;
}
