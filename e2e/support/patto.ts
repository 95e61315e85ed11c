import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { createORPCClient } from '@orpc/client';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { contract } from '#contract/contract.ts';
import { type Running, startApp } from '#server/app.ts';
import { createLog } from '#server/platform/log.ts';
import type { Client } from '#test/support/firm.ts';
import { copyTemplate, dropDatabase } from '#test/support/own-database.ts';
import { testSecret } from '#test/support/secret.ts';

/** A whole Patto on a port of loopback, as `npm start` runs it, on a database of its own. */
export type Served = {
  origin: string;
  running: Running;
  client(cookie: string | null, workspaceId?: string): Client;
  /** A new user; the cookie of the session. */
  signUp(
    name: string,
    email?: string,
  ): Promise<{ cookie: string; email: string; password: string }>;
  stop(): Promise<void>;
};

let count = 0;

/** The port is taken first: Patto knows its own address from the start. */
export async function servePatto(): Promise<Served> {
  const name = `patto_e2e_${process.pid}_${++count}`;
  const home = mkdtempSync(join(tmpdir(), 'patto-e2e-'));
  let running: Running | undefined;
  // with node's own request beside it, where the address of the visitor is
  const fetch = (...args: [request: Request, env?: unknown]) =>
    running ? (running.fetch as (...all: typeof args) => Promise<Response>)(...args) : starting();
  const server = serve({ fetch, port: 0, hostname: 'localhost' }) as Server;
  await once(server, 'listening');
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  running = await startApp({
    databaseUrl: await copyTemplate(name),
    secret: testSecret,
    ...{ home, origin, limitRate: false, log: createLog(process.env.PATTO_LOG ?? 'silent') },
  });
  const stop = async () => {
    server.close();
    server.closeAllConnections();
    await running?.stop();
    await dropDatabase(name);
    rmSync(home, { recursive: true, force: true });
  };
  return { origin, running, ...callers(origin), stop };
}

function starting(): Response {
  return new Response('starting', { status: 503 });
}

function callers(origin: string): Pick<Served, 'client' | 'signUp'> {
  return {
    client: (cookie, workspaceId) =>
      createORPCClient(
        new OpenAPILink(contract, {
          url: `${origin}/api`,
          headers: {
            origin,
            ...(cookie && { cookie }),
            ...(workspaceId && { 'patto-workspace': workspaceId }),
          },
        }),
      ),
    signUp: async (
      name,
      email = `${name.toLowerCase().replace(/\W+/g, '.')}-${++count}@example.org`,
    ) => {
      const password = 'una parola lunga';
      const response = await fetch(`${origin}/api/auth/sign-up/email`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin },
        body: JSON.stringify({ name, email, password }),
      });
      if (!response.ok) throw new Error(`sign-up: ${response.status} ${await response.text()}`);
      const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
      return { cookie: cookies.join('; '), email, password };
    },
  };
}

export type ServedFirm = {
  patto: Served;
  owner: Client;
  workspaceId: string;
  memberId: string;
  cookie: string;
  email: string;
  password: string;
};

/** Opens a workspace the way a new user does. */
export async function openFirm(
  patto: Served,
  name = 'Osteria del Ponte',
  ownerName = 'Marta Bassi',
): Promise<ServedFirm> {
  const { cookie, ...login } = await patto.signUp(ownerName);
  const place = { timeZone: 'Europe/Rome', country: 'IT', language: 'it' };
  const seat = await patto
    .client(cookie)
    .workspaces.create({ name, ...place, memberName: ownerName });
  const workspaceId = seat.workspace.id;
  const owner = patto.client(cookie, workspaceId);
  return { patto, owner, workspaceId, memberId: seat.memberId, cookie, ...login };
}
