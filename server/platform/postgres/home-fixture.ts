import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { createLog } from '#server/platform/log.ts';
import { launchPostgres, type Postgres } from './launch.ts';
import type { Settings } from './settings.ts';

const log = createLog('silent');
export const isRoot = process.getuid?.() === 0;

/** A home for each test of a file, and a home that has been used, to copy. */
export function homePerTest() {
  let home = '';
  let built = '';
  const running: Postgres[] = [];
  beforeAll(async () => {
    built = newHome();
    const postgres = await launchPostgres({ home: built, log });
    await postgres.stop();
  });
  afterAll(() => remove(built));
  beforeEach(() => {
    home = newHome();
  });
  afterEach(async () => {
    for (const postgres of running.splice(0)) await postgres.stop();
    remove(home);
  });
  return {
    home: () => home,
    data: () => join(home, 'postgres'),
    copyBuilt: () => execFileSync('cp', ['-a', built, home]),
    launch: async (settings: Settings = {}) => {
      const postgres = await launchPostgres({ home, log, settings });
      running.push(postgres);
      return postgres;
    },
  };
}

function newHome(): string {
  const directory = mkdtempSync('/tmp/patto-launch-');
  chmodSync(directory, 0o755);
  return join(directory, 'home');
}

function remove(home: string): void {
  rmSync(dirname(home), { recursive: true, force: true });
}

export async function ask(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

/** The process that serves a data directory. */
export function postmaster(data: string): number {
  return Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
}

/** What an initdb has begun and not finished. */
export function halfBuilt(home: string): string[] {
  return existsSync(home) ? readdirSync(home).filter((name) => name.includes('.building')) : [];
}

/** Another Patto: a process of its own on this home. `url` comes when it has launched. */
export function launchElsewhere(home: string) {
  const code = `
    const { launchPostgres } = await import('#server/platform/postgres/launch.ts');
    const { createLog } = await import('#server/platform/log.ts');
    const { url } = await launchPostgres({ home: process.argv[1], log: createLog('silent') });
    setInterval(() => {}, 1000);
    console.log(url);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code, home]);
  const url = new Promise<string>((resolve) =>
    child.stdout.once('data', (line: Buffer) => resolve(line.toString().trim())),
  );
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  return { pid: child.pid ?? 0, url, kill };
}

export async function until(what: () => boolean, milliseconds: number): Promise<boolean> {
  const end = performance.now() + milliseconds;
  while (!what() && performance.now() < end) await pause(5);
  return what();
}
