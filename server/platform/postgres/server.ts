import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { chownSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '#server/platform/log.ts';
import type { Cluster } from './cluster.ts';
import { spawnGuarded } from './guard.ts';
import { type Settings, settingArguments } from './settings.ts';
import type { SystemUser } from './system-user.ts';

export type Server = { socketDir: string; stop(): Promise<void> };
export type Orders = { cluster: Cluster; settings: Settings; log: Log };

/**
 * Starts PostgreSQL and waits until it takes connections, however long a recovery needs. Where the server before this
 * one was killed, its last children may still be at work: they are given ten seconds.
 */
export async function startServer(orders: Orders): Promise<Server> {
  for (let tries = 1; ; tries++) {
    try {
      return await tryStart(orders);
    } catch (error) {
      if (tries === 50 || !/memory block .* still in use/.test(String(error))) throw error;
      await pause(200);
    }
  }
}

async function tryStart({ cluster, settings, log }: Orders): Promise<Server> {
  const socketDir = makeSocketDir(cluster.user);
  const { data, user, binaries } = cluster;
  const child = spawnGuarded({
    command: binaries.postgres,
    args: ['-D', data, '-k', socketDir, ...settingArguments(settings)],
    user,
    directory: socketDir,
  });
  const life = follow(child, log);
  try {
    await ready(life, data);
  } catch (error) {
    rmSync(socketDir, { recursive: true, force: true });
    throw error;
  }
  letGo(child);
  return { socketDir, stop: () => stop(life, socketDir) };
}

/** Short, because the path of a socket may have 107 bytes at most, and of a name nobody can take before us. */
function makeSocketDir(user: SystemUser): string {
  const directory = mkdtempSync('/tmp/patto-');
  if (user) chownSync(directory, user.uid, user.gid);
  return directory;
}

type Life = {
  child: ChildProcessWithoutNullStreams;
  said: string[];
  phase: 'starting' | 'open' | 'stopping' | 'over';
  ended: Promise<void>;
};

function follow(child: ChildProcessWithoutNullStreams, log: Log): Life {
  const life: Life = { child, said: [], phase: 'starting', ended: Promise.resolve() };
  life.ended = new Promise((resolve) => {
    child.once('error', (error) => life.said.push(error.message));
    child.once('close', () => {
      if (life.phase === 'open') log.error(`PostgreSQL ended by itself. ${life.said.at(-1) ?? ''}`);
      life.phase = 'over';
      resolve();
    });
  });
  createInterface({ input: child.stderr }).on('line', (line) => listen(life, line, log));
  child.stdin.on('error', () => {}).end();
  child.stdout.resume();
  return life;
}

function listen(life: Life, line: string, log: Log): void {
  life.said = [...life.said.slice(-19), line];
  if (life.phase === 'open' && /^(FATAL|PANIC|WARNING):/.test(line))
    log.warn(`PostgreSQL: ${line}`);
  else log.debug(`PostgreSQL: ${line}`);
}

async function ready(life: Life, data: string): Promise<void> {
  while (life.phase !== 'over') {
    if (isReady(join(data, 'postmaster.pid'), life.child.pid)) {
      life.phase = 'open';
      return;
    }
    await pause(4);
  }
  throw new Error(`PostgreSQL did not start.\n${life.said.join('\n')}`);
}

/** As `pg_ctl` does: the server writes its own number first, and how it is last. */
function isReady(file: string, pid: number | undefined): boolean {
  try {
    const lines = readFileSync(file, 'utf8').split('\n');
    return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
  } catch {
    return false;
  }
}

/** From here on the database keeps nobody alive: if the application ends, so does it (see the guard). */
function letGo(child: ChildProcessWithoutNullStreams): void {
  child.unref();
  for (const stream of [child.stdout, child.stderr]) {
    if ('unref' in stream && typeof stream.unref === 'function') stream.unref();
  }
}

async function stop(life: Life, socketDir: string): Promise<void> {
  if (life.phase === 'open') {
    life.phase = 'stopping';
    life.child.ref();
    life.child.kill('SIGINT');
  }
  const late = setTimeout(() => life.child.kill('SIGQUIT'), 10_000);
  await life.ended;
  clearTimeout(late);
  rmSync(socketDir, { recursive: true, force: true });
}
