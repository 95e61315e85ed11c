import { ORPCError } from '@orpc/server';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { sql } from 'kysely';
import type { Auth, User } from './auth.ts';
import type { Database, Scope } from './database.ts';
import { isId } from './ids.ts';
import type { LiveHub } from './live.ts';
import type { Log } from './log.ts';
import { Refusal } from './refusal.ts';
import type { Secrets } from './secrets.ts';

/** What the application is made of; passed to whoever answers a request. */
export type App = {
  db: Database;
  auth: Auth;
  secrets: Secrets;
  live: LiveHub;
  log: Log;
  origin: string;
  home: string;
  /** How connectors reach the world; tests give another. */
  fetch: typeof globalThis.fetch;
  /** The scope of a transaction in a workspace: the time and the reactions come from here. */
  scope(workspaceId: string): Scope;
};

/** The seat of a user in a workspace, asked before anything of the workspace is touched. */
export async function seatOf(
  app: App,
  userId: string,
  workspaceId: string,
): Promise<string | null> {
  if (!isId(workspaceId)) return null;
  const found = await sql<{ member_id: string }>`select member_id from auth.seat
    where user_id = ${userId} and workspace_id = ${workspaceId}`.execute(app.db);
  return found.rows[0]?.member_id ?? null;
}

/** What every procedure starts from. `workspaceId` is what the caller asked for: nothing is granted yet. */
export type RequestContext = {
  app: App;
  user: User | null;
  workspaceId: string | null;
  headers: Headers;
};

const workspaceHeader = 'patto-workspace';

/** Reads who asks, and for which workspace, from a request's headers. */
export async function requestContext(app: App, headers: Headers): Promise<RequestContext> {
  const asked = headers.get(workspaceHeader)?.toLowerCase() ?? null;
  return {
    app,
    headers,
    user: await app.auth.userOf(headers),
    workspaceId: asked && isId(asked) ? asked : null,
  };
}

/** Whether who asks sits in a workspace, for doors that are no procedures. */
export async function isSeated(app: App, c: Context, workspaceId: string): Promise<boolean> {
  const user = await app.auth.userOf(c.req.raw.headers);
  return user !== null && (await seatOf(app, user.id, workspaceId)) !== null;
}

/** A refusal becomes the contract's error; anything else passes as it is. */
export function asContractError(error: unknown): unknown {
  if (!(error instanceof Refusal)) return error;
  return new ORPCError(error.code, {
    defined: true,
    status: error.status,
    message: error.message,
    data: error.data,
  });
}

/** A refusal as an answer, as the contract's own look, for doors that are no procedures. */
export function answerRefusal(c: Context, refusal: Refusal): Response {
  const { code, status, message, data } = refusal;
  return c.json({ defined: true, code, status, message, data }, status as ContentfulStatusCode);
}

/** A browser of another site must not act with our cookie: unsafe requests come from our own origin, or carry no cookie. */
export function comesFromElsewhere(request: Request, origin: string): boolean {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method) || !request.headers.get('cookie'))
    return false;
  const from = request.headers.get('origin');
  if (from) return from !== origin && from !== new URL(request.url).origin;
  const site = request.headers.get('sec-fetch-site');
  return site !== null && site !== 'same-origin' && site !== 'none';
}
