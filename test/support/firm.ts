import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { JsonifiedClient } from '@orpc/openapi-client';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { type Contract, contract } from '#contract/contract.ts';
import { type Running, startApp } from '#server/app.ts';
import { clockAt } from '#server/platform/clock.ts';
import { createLog } from '#server/platform/log.ts';
import { copyTemplate, dropDatabase } from './own-database.ts';
import { testSecret } from './secret.ts';

export type Client = JsonifiedClient<ContractRouterClient<Contract>>;
export const origin = 'http://patto.test';

/** A running Patto on a database of its own, with a clock that stands still until turned. */
export type Patto = Running & {
  clock: ReturnType<typeof clockAt>;
  /** The contract's client for whoever holds this cookie, in this workspace. */
  client(cookie: string | null, workspaceId?: string): Client;
  request(path: string, init?: RequestInit): Promise<Response>;
  signUp(name: string, email?: string): Promise<string>;
  databaseUrl: string;
};

let count = 0;

/** Starts Patto on a copy of the migrated template; stops it when the test file (or test) ends. */
export async function startPatto(
  options: { at?: string; workers?: boolean; keep?: boolean; openSignUp?: boolean } = {},
): Promise<Patto> {
  const name = `patto_test_${process.pid}_${++count}`;
  const databaseUrl = await copyTemplate(name);
  const home = mkdtempSync(join(tmpdir(), 'patto-home-'));
  const clock = clockAt(options.at ?? '2026-11-22T12:00:00Z');
  const running = await startApp({
    databaseUrl,
    secret: testSecret,
    home,
    origin,
    clock,
    log: createLog(process.env.PATTO_LOG ?? 'silent'),
    workers: options.workers ?? true,
    limitRate: false,
    openSignUp: options.openSignUp ?? true,
  });
  const stop = async () => {
    await running.stop();
    await dropDatabase(name);
    rmSync(home, { recursive: true, force: true });
  };
  if (!options.keep) onTestFinished(stop);
  return { ...running, ...callers(running), clock, databaseUrl, stop };
}

/** One Patto for all the stories of a test file; each opens a firm of its own in it. */
export function sharedPatto(options: Parameters<typeof startPatto>[0] = {}): Patto {
  const patto = {} as Patto;
  beforeAll(async () => {
    Object.assign(patto, await startPatto({ ...options, keep: true }));
  });
  afterAll(() => patto.stop());
  return patto;
}

function callers(running: Running): Pick<Patto, 'client' | 'request' | 'signUp'> {
  const request: Patto['request'] = async (path, init) =>
    running.fetch(new Request(`${origin}${path}`, init));
  return {
    request,
    client: (cookie, workspaceId) => clientOf(running, cookie, workspaceId),
    signUp: async (name, email = `${name.toLowerCase().replace(/\W+/g, '.')}@example.org`) => {
      const body = JSON.stringify({ name, email, password: 'una parola lunga' });
      const headers = { 'content-type': 'application/json', origin };
      const response = await request('/api/auth/sign-up/email', { method: 'POST', headers, body });
      if (!response.ok) throw new Error(`sign-up: ${response.status} ${await response.text()}`);
      return response.headers
        .getSetCookie()
        .map((cookie) => cookie.split(';')[0])
        .join('; ');
    },
  };
}

/** The contract's client of whoever holds this cookie, on any running Patto. */
export function clientOf(running: Running, cookie: string | null, workspaceId?: string): Client {
  return createORPCClient(linkTo(running, cookie, workspaceId));
}

function linkTo(
  running: Running,
  cookie: string | null,
  workspaceId?: string,
): OpenAPILink<object> {
  return new OpenAPILink(contract, {
    url: `${origin}/api`,
    headers: () => ({
      origin,
      ...(cookie && { cookie }),
      ...(workspaceId && { 'patto-workspace': workspaceId }),
    }),
    fetch: async (request) => running.fetch(request),
  });
}

/** A firm with its owner signed in. */
export type Firm = {
  patto: Patto;
  owner: Client;
  cookie: string;
  workspaceId: string;
  memberId: string;
};

/** Opens a workspace the way a new user does. */
export async function openFirm(
  patto: Patto,
  name = 'Osteria del Ponte',
  owner = 'Marta Bassi',
): Promise<Firm> {
  const cookie = await patto.signUp(
    owner,
    `${owner.split(' ')[0]?.toLowerCase()}-${++count}@example.org`,
  );
  const place = { timeZone: 'Europe/Rome', country: 'IT', language: 'it' };
  const seat = await patto.client(cookie).workspaces.create({ name, ...place, memberName: owner });
  const workspaceId = seat.workspace.id;
  return {
    patto,
    cookie,
    workspaceId,
    memberId: seat.memberId,
    owner: patto.client(cookie, workspaceId),
  };
}

/** Somebody with a seat in a firm. */
export type Colleague = { client: Client; cookie: string; memberId: string };

/** Invites a colleague or a guest, who signs up and takes the seat. */
export async function addMember(
  firm: Firm,
  name: string,
  role: 'owner' | 'admin' | 'member' | 'guest' = 'member',
): Promise<Colleague> {
  const email = `${name.toLowerCase().replace(/\W+/g, '.')}-${++count}@example.org`;
  const { link } = await firm.owner.members.invite({ email, name, role });
  const cookie = await firm.patto.signUp(name, email);
  const token = link?.split('/').at(-1) ?? '';
  const { memberId } = await firm.patto.client(cookie).members.accept({ token });
  return { cookie, memberId, client: firm.patto.client(cookie, firm.workspaceId) };
}
