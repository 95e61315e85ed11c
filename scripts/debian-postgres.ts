import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { type Program, spawnGuarded } from '#server/platform/postgres/guard.ts';
import { giveTo, type SystemUser, userFor } from '#server/platform/postgres/system-user.ts';
import { installPackages, isProgram } from './debian.ts';

export type External = { url: string; stop(): Promise<void> };

type Site = { bin: string; directory: string; user: SystemUser; port: number };

/**
 * A throwaway server of the system's own PostgreSQL (the oldest from 15 on), as a firm's database administrator would
 * give it: over TCP, with a password, and a role that owns its database, may make roles and databases, and is no
 * superuser. Gone with us, however we end.
 */
export async function startDebianPostgres(): Promise<External> {
  const site = await prepare();
  const server = spawnGuarded(serverOf(site));
  const ended = once(server, 'exit');
  const said = text(server.stderr);
  server.stdout.resume();
  const stop = async () => {
    server.kill('SIGINT');
    await ended;
    rmSync(site.directory, { recursive: true, force: true });
  };
  const refused = ended.then(async () => Promise.reject(new Error(await said)));
  try {
    return { url: await Promise.race([createOwner(site), refused]), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function prepare(): Promise<Site> {
  const bin = findBinaries();
  const directory = mkdtempSync('/tmp/patto-external-');
  const user = userFor(join(directory, 'data'));
  giveTo(user, directory);
  const access = ['--username=postgres', '--auth-local=trust', '--auth-host=scram-sha-256'];
  const args = ['-D', join(directory, 'data'), ...access, '--locale=C.UTF-8', '--no-sync'];
  const initdb = spawnGuarded({ command: join(bin, 'initdb'), args, user, directory });
  initdb.stdout.resume();
  const [[code], said] = await Promise.all([once(initdb, 'exit'), text(initdb.stderr)]);
  if (code !== 0) throw new Error(`initdb failed.\n${said}`);
  return { bin, directory, user, port: await freePort() };
}

function findBinaries(): string {
  const found = installed() ?? (installPackages(['postgresql-15']) && installed());
  if (found) return found;
  throw new Error(
    'The external tests need PostgreSQL 15 or later. Install it with: sudo apt-get install postgresql-15.',
  );
}

function installed(): string | undefined {
  const home = '/usr/lib/postgresql';
  const versions = isProgram(home) ? readdirSync(home).map(Number) : [];
  return versions
    .filter((version) => version >= 15)
    .sort((one, other) => one - other)
    .map((version) => `${home}/${version}/bin`)
    .find((bin) => isProgram(`${bin}/initdb`));
}

/** It lives an hour at most: nothing has to survive the machine. */
function serverOf({ bin, directory, user, port }: Site): Program {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: directory,
    max_connections: 200,
    fsync: 'off',
    full_page_writes: 'off',
    synchronous_commit: 'off',
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const command = join(bin, 'postgres');
  return { command, args: ['-D', join(directory, 'data'), ...args], user, directory };
}

async function createOwner({ directory, port }: Site): Promise<string> {
  const admin = await connect({ host: directory, port, user: 'postgres', database: 'postgres' });
  const password = randomBytes(18).toString('base64url');
  await admin.query(`create role patto login createrole createdb password '${password}'`);
  // @NOTE who may drop a test's database must be able to end the connections of the app's role to it.
  await admin.query('grant pg_signal_backend to patto');
  await admin.query('create database patto owner patto');
  await admin.end();
  return `postgres://patto:${password}@127.0.0.1:${port}/patto`;
}

async function connect(config: pg.ClientConfig): Promise<pg.Client> {
  for (let tries = 1; ; tries++) {
    const client = new pg.Client(config);
    try {
      await client.connect();
      return client;
    } catch (error) {
      if (tries === 200) throw error;
      await pause(50);
    }
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  return typeof address === 'object' && address ? address.port : 0;
}
