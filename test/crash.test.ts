import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { serve } from '@hono/node-server';
import { createORPCClient } from '@orpc/client';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { afterAll, expect, test } from 'vitest';
import { contract } from '#contract/contract.ts';
import { fakePeer } from '#server/connectors/bluesky/fake-peer.ts';
import { newId } from '#server/platform/ids.ts';
import type { Client } from './support/firm.ts';
import { freePort, type PattoProcess, startProcess } from './support/process.ts';

const kills = 20;
const home = mkdtempSync(join(tmpdir(), 'patto-crash-'));
const peer = fakePeer();
const network = serve({ port: 0, hostname: '127.0.0.1', fetch: answerAsNetwork });
let patto: PattoProcess | undefined;

afterAll(async () => {
  await patto?.kill('SIGTERM');
  network.close();
  rmSync(home, { recursive: true, force: true });
});

async function answerAsNetwork(request: Request): Promise<Response> {
  const { method } = request;
  const headers = request.headers;
  return peer.fetch(request.url, {
    method,
    headers,
    ...(method === 'POST' && { body: await request.text() }),
  });
}

/** The same numbers each run: moments that look random and can be looked at again. */
function moments(): () => number {
  let state = 20261122;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state / 2 ** 32;
  };
}

test('killed at 20 random moments: nothing acknowledged is lost, no message is double, nothing is sent twice', async () => {
  const port = await freePort();
  const firm = await openShop(port);
  const random = moments();
  const acknowledged: string[] = [];
  const answered = new Set<string>();
  // on a slow machine it is killed oftener, until something was answered to lose
  const isEnough = () => acknowledged.length > kills && answered.size > 3;
  for (let round = 0; round < kills || !isEnough(); round++) {
    patto ??= await start(port);
    const load = new AbortController();
    const work = Promise.all([
      speak(firm, acknowledged, load.signal),
      reply(firm, answered, load.signal),
    ]);
    await sleep(100 + random() * 500);
    await patto.kill('SIGKILL');
    patto = undefined;
    load.abort();
    await work;
  }
  patto = await start(port);
  await settled(firm, acknowledged.length);
  expect(await doubles(firm, acknowledged)).toEqual({ lost: [], double: [] });
  const sent = peer.holds?.() ?? [];
  expect(new Set(sent).size).toBe(sent.length);
  expect([...answered].filter((text) => !sent.includes(text))).toEqual([]);
}, 400_000);

type Shop = { client: Client; headers: Record<string, string>; origin: string };

function start(port: number): Promise<PattoProcess> {
  return startProcess(home, port, { PATTO_PRIVATE_NETWORKS: '1' });
}

/** A shop with a Bluesky account on the stand-in network, under whose post people have written. */
async function openShop(port: number): Promise<Shop> {
  patto = await start(port);
  const { origin } = patto;
  const body = JSON.stringify({
    name: 'Rosa Aurora',
    email: 'rosa@example.org',
    password: 'una parola lunga',
  });
  const signedUp = await fetch(`${origin}/api/auth/sign-up/email`, {
    method: 'POST',
    body,
    headers: { origin, 'content-type': 'application/json' },
  });
  const cookie = signedUp.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const headers: Record<string, string> = { origin, cookie };
  const client: Client = createORPCClient(
    new OpenAPILink(contract, { url: `${origin}/api`, headers: () => headers }),
  );
  const place = {
    timeZone: 'Europe/Rome',
    country: 'IT',
    language: 'it',
    memberName: 'Rosa Aurora',
  };
  const seat = await client.workspaces.create({ name: 'Pasticceria Aurora', ...place });
  headers['patto-workspace'] = seat.workspace.id;
  const post = peer.publishes('Cannoli appena fatti');
  const address = network.address();
  const service = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  await client.channels.connect({
    network: 'bluesky',
    name: 'Aurora',
    settings: { service },
    credentials: { handle: 'aurora.test', password: 'app-password' },
  });
  await firstPull();
  peer.later(Date.now() - peer.now().getTime());
  for (let n = 0; n < 40; n++) peer.says(`ne spedite ${n}?`, { post });
  await heard(client, 40);
  return { client, headers, origin };
}

/** What was there before the first pull is history and waits for nobody. */
async function firstPull(): Promise<void> {
  const asked = () => peer.calls.includes('app.bsky.notification.listNotifications');
  for (let tries = 0; tries < 200 && !asked(); tries++) await sleep(100);
  await sleep(1000);
}

/** Until everybody who wrote on the network waits for an answer here. */
async function heard(client: Client, people: number): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const { due } = await client.conversations.counts();
    if (due >= people) return;
    await sleep(100);
  }
  throw new Error('what was said on the network did not come in');
}

/** Pipes rows until the process dies; what was answered 200 counts as acknowledged. */
async function speak(
  { origin, headers }: Shop,
  acknowledged: string[],
  until: AbortSignal,
): Promise<void> {
  while (!until.aborted) {
    const ids = Array.from({ length: 20 }, () => newId());
    const rows = ids.map((id) => ({
      id,
      author: `p${id.slice(-2)}`,
      text: `messaggio ${id}`,
      sent_at: new Date().toISOString(),
      inbound: true,
    }));
    const sent = {
      method: 'POST',
      headers,
      body: rows.map((row) => JSON.stringify(row)).join('\n'),
    };
    const response = await fetch(`${origin}/api/imports?name=flusso.jsonl`, sent).catch(() => null);
    const report = response?.ok ? await response.json().catch(() => null) : null;
    if (report?.state === 'done') acknowledged.push(...ids);
    await sleep(5);
  }
}

/** A member answers whoever waits on the network, each once; a call cut off is made again with the same key. */
async function reply({ client }: Shop, answered: Set<string>, until: AbortSignal): Promise<void> {
  while (!until.aborted) {
    const { items } = await client.conversations
      .list({ view: 'due', limit: 100 })
      .catch(() => ({ items: [] }));
    const next = items.find((one) => one.channel.network === 'bluesky');
    if (next) await answer(client, next.id, answered).catch(() => {});
    await sleep(30);
  }
}

const keys = new Map<string, string>();

async function answer(client: Client, id: string, answered: Set<string>): Promise<void> {
  const key = keys.get(id) ?? newId();
  keys.set(id, key);
  await client.conversations.reply({ id, text: `certo, ${key}`, key });
  answered.add(`certo, ${key}`);
}

/** Waits until nothing waits any more, in the intake and in the outbox. */
async function settled({ client }: Shop, rows: number): Promise<void> {
  for (let tries = 0; tries < 120; tries++) {
    const channels = await client.channels.list();
    const waiting = channels.reduce((sum, one) => sum + one.health.waiting, 0);
    if (rows > 0 && waiting === 0 && !(await isSending(client))) return;
    await sleep(1000);
  }
  throw new Error('something still waits after two minutes');
}

async function isSending(client: Client): Promise<boolean> {
  for (const id of keys.keys()) {
    const { items } = await client.conversations.get({ id });
    if (items.some((one) => one.send && !['visible', 'withdrawn'].includes(one.send.state)))
      return true;
  }
  return false;
}

async function doubles(
  { client }: Shop,
  acknowledged: readonly string[],
): Promise<{ lost: string[]; double: string[] }> {
  const counts = new Map<string, number>();
  for (let cursor: string | undefined; ; ) {
    const page = await client.conversations.list({
      view: 'all',
      limit: 100,
      ...(cursor && { cursor }),
    });
    for (const { excerpt, messages } of page.items)
      counts.set(excerpt, (counts.get(excerpt) ?? 0) + messages);
    if (!page.next) break;
    cursor = page.next;
  }
  const said = acknowledged.map((id) => `messaggio ${id}`);
  return {
    lost: said.filter((text) => !counts.has(text)),
    double: said.filter((text) => (counts.get(text) ?? 0) > 1),
  };
}
