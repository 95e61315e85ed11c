import { mkdirSync } from 'node:fs';
import type { Log } from '#server/platform/log.ts';
import { findBinaries } from './binaries.ts';
import { ensureCluster, owner } from './cluster.ts';
import { lockHome } from './home-lock.ts';
import { clearLeftover } from './leftover.ts';
import { findPlace, linkPlace } from './place.ts';
import { type Server, startServer } from './server.ts';
import type { Settings } from './settings.ts';

/** `settings` are PostgreSQL's, over ours for a small machine: `{ shared_buffers: '256MB' }`. */
export type Launch = { home: string; log: Log; settings?: Settings };

export type Postgres = {
  socketDir: string;
  port: number;
  user: string;
  database: string;
  /** For `pg`, as the owner of the database, over the socket. */
  url: string;
  /** Ends every connection, writes everything down, waits, gives the home back. */
  stop(): Promise<void>;
};

/**
 * Starts the PostgreSQL that lives in a home, making it the first time (one second; later starts 50 ms). It ends with
 * us, however we end, and one process at a time has a home.
 * @throws in words a person can act on
 */
export async function launchPostgres({ home, log, settings = {} }: Launch): Promise<Postgres> {
  mkdirSync(home, { recursive: true });
  const unlock = await lockHome(home);
  try {
    const server = await start({ home, log, settings });
    return describe(server, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

async function start({ home, log, settings = {} }: Launch): Promise<Server> {
  const place = findPlace(home, log);
  const cluster = { ...place, binaries: findBinaries(place.user, log) };
  await clearLeftover(place.data, log);
  await ensureCluster(cluster);
  linkPlace(place);
  return startServer({ cluster, settings: { ...settings, port, listen_addresses: '' }, log });
}

/** On a socket of its own a port is only part of a file name. */
const port = 5432;

function describe(server: Server, unlock: () => void): Postgres {
  const url = `postgres://${owner}@/${owner}?host=${server.socketDir}&port=${port}`;
  let stopped: Promise<void> | undefined;
  const stop = () => (stopped ??= server.stop().finally(unlock));
  return { socketDir: server.socketDir, port, user: owner, database: owner, url, stop };
}
