import { type Io, NetworkError, type Problem } from '../connector.ts';

export type Params = Record<string, string | number | boolean | string[] | undefined>;
export type Request = {
  nsid: string;
  params?: Params;
  /** A body, even null (nothing is sent), makes it a procedure (POST); without, it is a query (GET). */
  body?: unknown;
  token?: string;
};
export type Reply = { status: number; body: Record<string, unknown>; headers: Headers };

const READ_TIMEOUT_MS = 10_000;
const WRITE_TIMEOUT_MS = 20_000;
const RATE_PAUSE_MS = 60_000;
/** Failures before anything was said: the request cannot have arrived. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** One XRPC call. Throws on 429, 5xx and no answer; every other answer is returned for the caller to read. */
export async function exchange(service: string, request: Request, io: Io): Promise<Reply> {
  const response = await fetched(service, request, io);
  const reply = {
    status: response.status,
    body: await bodyOf(response),
    headers: response.headers,
  };
  if (response.status === 429) throw new NetworkError(ratedBy(response.headers, io.now()));
  if (response.status >= 500) throw new NetworkError(unanswered(request, said(reply)));
  return reply;
}

/** The reply of a call that went well, or its problem thrown. */
export function expectOk(reply: Reply): Record<string, unknown> {
  if (reply.status >= 200 && reply.status < 300) return reply.body;
  throw new NetworkError(problemOf(reply));
}

export function problemOf(reply: Reply): Problem {
  const detail = said(reply);
  if (reply.status === 401) return { kind: 'auth', detail };
  if (reply.status === 403) return { kind: 'permission', detail };
  if (reply.status === 404) return { kind: 'not-found', detail };
  if (reply.status === 413) return { kind: 'too-long', detail };
  return { kind: tooLong(detail) ? 'too-long' : 'bug', detail };
}

/** What the server said, in its own words. */
export function said(reply: Reply): string {
  const { error, message } = reply.body;
  const words = [error, message].filter((word) => typeof word === 'string').join(': ');
  return words || `status ${reply.status}`;
}

async function fetched(service: string, request: Request, io: Io): Promise<Response> {
  try {
    return await io.fetch(urlOf(service, request), initOf(request));
  } catch (error) {
    const problem = unanswered(request, wordsOf(error));
    if (NEVER_SENT.has(codeOf(error))) problem.kind = 'transient';
    throw new NetworkError(problem);
  }
}

function urlOf(service: string, request: Request): string {
  const url = new URL(`/xrpc/${request.nsid}`, service);
  for (const [name, value] of Object.entries(request.params ?? {})) {
    if (value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value])
      url.searchParams.append(name, String(one));
  }
  return url.href;
}

function initOf(request: Request): RequestInit {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (request.token) headers.authorization = `Bearer ${request.token}`;
  if (request.body === undefined) return { headers, signal: AbortSignal.timeout(READ_TIMEOUT_MS) };
  const signal = AbortSignal.timeout(WRITE_TIMEOUT_MS);
  if (request.body === null) return { method: 'POST', headers, signal };
  headers['content-type'] = 'application/json';
  return { method: 'POST', headers, body: JSON.stringify(request.body), signal };
}

async function bodyOf(response: Response): Promise<Record<string, unknown>> {
  const text = await response.text().catch(() => '');
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** No answer to a write leaves it open whether it happened: only reading back tells. */
function unanswered(request: Request, detail: string): Problem {
  const writes = request.nsid.startsWith('com.atproto.repo.') && request.body !== undefined;
  return { kind: writes ? 'ambiguous' : 'transient', detail };
}

/** When the network will listen again: its reset time, else Retry-After (seconds or a date), else a minute. */
function ratedBy(headers: Headers, now: Date): Problem {
  const retryAt = resetOf(headers) ?? retryAfter(headers, now) ?? now.getTime() + RATE_PAUSE_MS;
  const at = new Date(Math.max(retryAt, now.getTime() + 1000));
  return { kind: 'rate', detail: 'too many requests', retryAt: at.toISOString() };
}

function retryAfter(headers: Headers, now: Date): number | null {
  const value = headers.get('retry-after');
  if (value === null) return null;
  const at = /^\d+$/.test(value) ? now.getTime() + Number(value) * 1000 : Date.parse(value);
  return Number.isNaN(at) ? null : at;
}

/** `ratelimit-reset` in milliseconds since the epoch. */
export function resetOf(headers: Headers): number | null {
  const seconds = Number(headers.get('ratelimit-reset') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : null;
}

function tooLong(detail: string): boolean {
  return /too (long|big|large)|maxGraphemes|maxLength/i.test(detail);
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no answer';
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return `${error.message}${cause}`;
}

function codeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : null;
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
}
