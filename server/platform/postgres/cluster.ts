import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import type { Binaries } from './binaries.ts';
import { type Program, spawnGuarded } from './guard.ts';
import { giveTo, type SystemUser } from './system-user.ts';

/** The role that owns everything, and its database: both have the product's name. */
export const owner = 'patto';

export type Cluster = { data: string; user: SystemUser; binaries: Binaries };

/**
 * Makes sure that a whole cluster is there. initdb is not atomic: it works aside, and what it left half-built when it
 * was killed is thrown away.
 */
export async function ensureCluster(cluster: Cluster): Promise<void> {
  await discardHalfBuilt(cluster.data);
  if (isBuilt(cluster)) return;
  const aside = mkdtempSync(`${cluster.data}.building-`);
  giveTo(cluster.user, aside);
  await build({ ...cluster, data: aside });
  renameSync(aside, cluster.data);
  flush(dirname(cluster.data));
}

/** An initdb that is being killed may still write, or clear up itself: hence a new name each time, and the tries. */
async function discardHalfBuilt(data: string): Promise<void> {
  const names = readdirSync(dirname(data)).filter((name) =>
    name.startsWith(`${basename(data)}.building-`),
  );
  for (const path of names.map((name) => join(dirname(data), name))) {
    for (let tries = 0; tries < 20 && existsSync(path); tries++) {
      if (tries > 0) await pause(50);
      rmSync(path, { recursive: true, force: true, maxRetries: 10 });
    }
  }
}

function isBuilt({ data, binaries }: Cluster): boolean {
  if (!existsSync(data) || readdirSync(data).length === 0) return false;
  const version = join(data, 'PG_VERSION');
  if (!existsSync(version))
    throw new Error(`${data} is not a whole database: PG_VERSION is missing. Move it away first.`);
  const major = readFileSync(version, 'utf8').trim();
  if (major !== binaries.major)
    throw new Error(
      `${data} was made by PostgreSQL ${major} and this is ${binaries.major}. Make a backup with the earlier Patto and restore it here.`,
    );
  return true;
}

/** Letters and their order are PostgreSQL's own everywhere; only what is a letter for search comes from the system. */
const letters = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';

async function build({ data, user, binaries }: Cluster): Promise<void> {
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--encoding=UTF8'];
  const system = ['--locale=C', `--lc-ctype=${letters}`];
  const access = [`--username=${owner}`, '--auth-local=trust', '--auth-host=reject'];
  const sync = process.platform === 'linux' ? ['--sync-method=syncfs'] : [];
  const args = ['--pgdata', data, ...locale, ...system, ...access, ...sync];
  await run({ command: binaries.initdb, args, user });
  const single = ['--single', '-D', data, 'postgres'];
  await run({ command: binaries.postgres, args: single, user }, `create database ${owner}\n`);
}

async function run(program: Program, input = ''): Promise<void> {
  const child = spawnGuarded(program);
  child.stdin.on('error', () => {}).end(input);
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('exit', resolve);
  });
  const [code, said] = await Promise.all([ended, text(child.stderr), text(child.stdout)]);
  if (code !== 0) throw new Error(`The database could not be made.\n${said.trim()}`);
}

function flush(directory: string): void {
  const handle = openSync(directory, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
