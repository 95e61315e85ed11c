import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../../server/platform/log.ts';
import { launchPostgres } from '../../server/platform/postgres/launch.ts';
import { openAccount, type Somebody } from './somebody.ts';

/** A whole AT Protocol network on loopback: directory, personal data server, relay of its events, AppView. */
export type Network = {
  /** The PDS: what a user types as the address of the service. */
  service: string;
  appview: string;
  /** A new account: `createAccount('karl')` is `@karl.test`. */
  createAccount(name: string): Promise<Somebody>;
  /** Waits until the AppView knows everything said so far. */
  settled(): Promise<void>;
  stop(): Promise<void>;
};

/** @NOTE not a literal, so that the code is checked where this heavy package is not installed. */
const devEnv: string = '@atproto/dev-env';
const BSYNC_KEY = 'bsync-api-key';

/** Starts in about two seconds, on an embedded PostgreSQL of its own. No Redis, nothing from outside. */
export async function startNetwork(): Promise<Network> {
  const home = mkdtempSync(join(tmpdir(), 'patto-network-'));
  const postgres = await launchPostgres({ home: join(home, 'db'), log: createLog('silent') });
  const parts = await startParts(home, postgres.url.replace('@/', '@localhost/'));
  return {
    service: parts.pds.url,
    appview: parts.bsky.url,
    createAccount: (name) => openAccount(parts.pds.url, name),
    settled: () => settle(parts),
    stop: async () => {
      for (const part of [parts.bsky, parts.bsync, parts.pds, parts.plc]) await part.close();
      await postgres.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function startParts(home: string, dbUrl: string): Promise<Parts> {
  const { TestPlc, TestBsync, TestBsky, TestPds, mockNetworkUtilities } = (await import(
    devEnv
  )) as DevEnv;
  const plc = await TestPlc.create({});
  const bsync = await TestBsync.create({ apiKeys: [BSYNC_KEY], dbUrl, dbSchema: 'bsync' });
  const port = await freePort();
  const bsky = await TestBsky.create({
    plcUrl: plc.url,
    pdsPort: port,
    repoProvider: `ws://localhost:${port}`,
    bsyncUrl: bsync.url,
    bsyncApiKey: BSYNC_KEY,
    dbPostgresUrl: dbUrl,
    dbPostgresSchema: 'appview',
    // Asked for by the type, opened by nothing.
    redisHost: '127.0.0.1',
  });
  const dataDirectory = join(home, 'pds');
  mkdirSync(dataDirectory);
  const pds = await TestPds.create({
    port,
    didPlcUrl: plc.url,
    bskyAppViewUrl: bsky.url,
    bskyAppViewDid: bsky.ctx.cfg.serverDid,
    dataDirectory,
    blobstoreDiskLocation: join(home, 'blobs'),
  });
  mockNetworkUtilities(pds, bsky);
  return { plc, bsync, bsky, pds };
}

async function settle({ pds, bsky }: Parts): Promise<void> {
  await pds.processAll();
  const last = (await pds.ctx.sequencer.curr()) ?? 0;
  for (let tries = 0; tries < 400; tries += 1) {
    await bsky.sub.processAll();
    if (((await bsky.sub.getCursor()) ?? 0) >= last) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('the AppView did not catch up in ten seconds');
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/** The part of `@atproto/dev-env` that we use. */
type Part = { url: string; close(): Promise<void> };
type Bsky = Part & {
  ctx: { cfg: { serverDid: string } };
  sub: { processAll(): Promise<void>; getCursor(): Promise<number | undefined> };
};
type Pds = Part & {
  processAll(): Promise<void>;
  ctx: { sequencer: { curr(): Promise<number | null> } };
};
type Parts = { plc: Part; bsync: Part; bsky: Bsky; pds: Pds };
type Starts<T> = { create(config: Record<string, unknown>): Promise<T> };
type DevEnv = {
  TestPlc: Starts<Part>;
  TestBsync: Starts<Part>;
  TestBsky: Starts<Bsky>;
  TestPds: Starts<Pds>;
  mockNetworkUtilities(pds: Pds, bsky: Bsky): void;
};
