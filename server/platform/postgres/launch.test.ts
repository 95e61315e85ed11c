import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createLog } from '#server/platform/log.ts';
import { launchPostgres, type Postgres } from './launch.ts';
import { runsOn } from './leftover.ts';

const log = createLog('silent');
const isRoot = process.getuid?.() === 0;

let home: string;
let running: Postgres[] = [];
let built: string;

beforeAll(async () => {
  built = newHome();
  const postgres = await launchPostgres({ home: built, log });
  await postgres.stop();
});

afterAll(() => rmSync(dirname(built), { recursive: true, force: true }));

beforeEach(() => {
  home = newHome();
});

function newHome(): string {
  const directory = mkdtempSync('/tmp/patto-launch-');
  chmodSync(directory, 0o755);
  return join(directory, 'home');
}

/** Most stories are not about the first start: theirs is a copy of a home that has been used. */
function useBuiltHome(): void {
  execFileSync('cp', ['-a', built, home]);
}

afterEach(async () => {
  for (const postgres of running) await postgres.stop();
  running = [];
  rmSync(dirname(home), { recursive: true, force: true });
});

async function launch(): Promise<Postgres> {
  const postgres = await launchPostgres({ home, log });
  running.push(postgres);
  return postgres;
}

async function ask(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

const data = () => join(home, 'postgres');
const halfBuilt = () =>
  existsSync(home) ? readdirSync(home).filter((name) => name.includes('.building')) : [];
const postmaster = () =>
  Number(readFileSync(join(data(), 'postmaster.pid'), 'utf8').split('\n')[0]);

/** Another Patto: a process of its own that launches on our home, and the moment it has. */
async function launchElsewhere() {
  const code = `
    const { launchPostgres } = await import('#server/platform/postgres/launch.ts');
    const { createLog } = await import('#server/platform/log.ts');
    const { url } = await launchPostgres({ home: process.argv[1], log: createLog('silent') });
    setInterval(() => {}, 1000);
    console.log(url);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code, home]);
  const url = await new Promise<string>((resolve) =>
    child.stdout.once('data', (line: Buffer) => resolve(line.toString().trim())),
  );
  const ended = new Promise((resolve) => child.once('exit', resolve));
  return { child, url, ended };
}

async function until(what: () => boolean, milliseconds: number): Promise<boolean> {
  const end = performance.now() + milliseconds;
  while (!what() && performance.now() < end) await pause(5);
  return what();
}

test('a fresh home gets a database, and a restart finds what was written', async () => {
  const first = await launch();
  await ask(first.url, "create table dish (name text); insert into dish values ('marubini')");
  await first.stop();
  expect(existsSync(first.socketDir)).toBe(false);
  const second = await launch();
  expect(await ask(second.url, 'select name from dish')).toEqual([{ name: 'marubini' }]);
});

test('it is reached through a private socket alone, writes through, and sorts the same everywhere', async () => {
  useBuiltHome();
  const { url, socketDir, user, database } = await launch();
  expect(lstatSync(socketDir).mode & 0o777).toBe(0o700);
  const [settings] = await ask(
    url,
    `select current_user as user, current_database() as database, current_setting('listen_addresses') as listen,
            current_setting('fsync') as fsync, current_setting('jit') as jit, datlocale, datlocprovider as provider,
            pg_encoding_to_char(encoding) as encoding from pg_database where datname = current_database()`,
  );
  expect(settings).toEqual({
    user,
    database,
    listen: '',
    fsync: 'on',
    jit: 'off',
    datlocale: 'C.UTF-8',
    provider: 'b',
    encoding: 'UTF8',
  });
});

test('a search sees letters where there are letters', async () => {
  useBuiltHome();
  const { url } = await launch();
  const [row] = await ask(url, "select to_tsvector('simple', '«Perché» costa 5€… CIÒ') as words");
  expect(row?.words).toBe("'5':3 'ciò':4 'costa':2 'perché':1");
});

test('settings may be overridden, except where it listens', async () => {
  useBuiltHome();
  const settings = { shared_buffers: '16MB', listen_addresses: '*' };
  const postgres = await launchPostgres({ home, log, settings });
  running.push(postgres);
  const [row] = await ask(
    postgres.url,
    "select current_setting('shared_buffers') as buffers, current_setting('listen_addresses') as listen",
  );
  expect(row).toEqual({ buffers: '16MB', listen: '' });
});

test('kill -9 of the parent leaves no PostgreSQL and loses nothing', async () => {
  useBuiltHome();
  const { child, url, ended } = await launchElsewhere();
  await ask(url, "create table dish (name text); insert into dish values ('tortelli')");
  const pid = postmaster();
  expect(runsOn(pid, data())).toBe(true);
  child.kill('SIGKILL');
  await ended;
  expect(await until(() => !runsOn(pid, data()), 1000)).toBe(true);
  const socketDir = new URL(url.replace('@/', '@socket/')).searchParams.get('host') ?? '';
  expect(await until(() => !existsSync(socketDir), 1000)).toBe(true);
  const { url: again } = await launch();
  expect(await ask(again, 'select name from dish')).toEqual([{ name: 'tortelli' }]);
});

test('kill -9 of the parent and of its guard: the next start stops what was left behind', async () => {
  useBuiltHome();
  const { child, url, ended } = await launchElsewhere();
  await ask(url, "create table dish (name text); insert into dish values ('torta')");
  const pid = postmaster();
  for (const guard of guardsOf(child.pid)) process.kill(guard, 'SIGKILL');
  child.kill('SIGKILL');
  await ended;
  await pause(300);
  expect(runsOn(pid, data())).toBe(true);
  const { url: again } = await launch();
  expect(runsOn(pid, data())).toBe(false);
  expect(await ask(again, 'select name from dish')).toEqual([{ name: 'torta' }]);
});

function guardsOf(parent: number | undefined): number[] {
  const numbers = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return numbers.map(Number).filter((pid) => {
    if (!existsSync(`/proc/${pid}/status`)) return false;
    const isChild = readFileSync(`/proc/${pid}/status`, 'utf8').includes(`PPid:\t${parent}\n`);
    return isChild && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('patto-guard');
  });
}

test('kill -9 of PostgreSQL itself: the next start recovers', async () => {
  useBuiltHome();
  const first = await launch();
  await ask(first.url, "create table dish (name text); insert into dish values ('mostarda')");
  process.kill(postmaster(), 'SIGKILL');
  await first.stop();
  const second = await launch();
  expect(await ask(second.url, 'select name from dish')).toEqual([{ name: 'mostarda' }]);
});

test('a database half-built by a start that was killed is made anew', async () => {
  mkdirSync(join(home, 'postgres.building-1a2b3c/base'), { recursive: true });
  writeFileSync(join(home, 'postgres.building-1a2b3c/PG_VERSION'), '18\n');
  const { url } = await launch();
  expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(halfBuilt()).toEqual([]);
});

test('a start killed while it builds leaves nothing running, and the next one begins anew', async () => {
  const { child, ended } = killedWhileBuilding();
  expect(await until(() => halfBuilt().length > 0, 5000)).toBe(true);
  await pause(100);
  child.kill('SIGKILL');
  await ended;
  expect(existsSync(data())).toBe(false);
  const { url } = await launch();
  expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(halfBuilt()).toEqual([]);
});

function killedWhileBuilding() {
  const code = `
    const { launchPostgres } = await import('#server/platform/postgres/launch.ts');
    const { createLog } = await import('#server/platform/log.ts');
    await launchPostgres({ home: process.argv[1], log: createLog('silent') });`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code, home]);
  return { child, ended: new Promise((resolve) => child.once('exit', resolve)) };
}

test('a directory that is not a whole database is refused, never replaced', async () => {
  mkdirSync(join(home, 'postgres/base'), { recursive: true });
  await expect(launch()).rejects.toThrow(/PG_VERSION is missing/);
  expect(existsSync(join(home, 'postgres/base'))).toBe(true);
});

test('a database of another major version is refused in words', async () => {
  mkdirSync(data(), { recursive: true });
  writeFileSync(join(data(), 'PG_VERSION'), '17\n');
  await expect(launch()).rejects.toThrow(/made by PostgreSQL 17 and this is 18/);
});

test('a postmaster.pid with the number of an unrelated live process does not block', async () => {
  useBuiltHome();
  const first = await launch();
  await ask(first.url, 'create table dish (name text)');
  const lines = readFileSync(join(data(), 'postmaster.pid'), 'utf8').split('\n');
  await first.stop();
  const stranger = spawn('sleep', ['60'], isRoot ? { uid: 65534, gid: 65534 } : {});
  const stale = [stranger.pid, ...lines.slice(1)].join('\n');
  writeFileSync(join(data(), 'postmaster.pid'), stale);
  if (isRoot) chownSync(join(data(), 'postmaster.pid'), 65534, 65534);
  const { url } = await launch();
  expect(await ask(url, 'select count(*)::int as dishes from dish')).toEqual([{ dishes: 0 }]);
  expect(stranger.exitCode).toBe(null);
  stranger.kill();
});

test('a second start on one home is refused in words that say who holds it', async () => {
  useBuiltHome();
  const { child, url, ended } = await launchElsewhere();
  await expect(launch()).rejects.toThrow(
    new RegExp(`already running on .*home: process ${child.pid} .* PATTO_HOME`),
  );
  expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  child.kill('SIGKILL');
  await ended;
  await launch();
});

test.runIf(isRoot)(
  'a home that root made for itself lets the user of the database through',
  async () => {
    mkdirSync(home, { mode: 0o700 });
    const { url } = await launch();
    expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(lstatSync(home).mode & 0o777).toBe(0o710);
    expect(lstatSync(data()).isDirectory()).toBe(true);
  },
);

test.runIf(isRoot)('a home under a closed directory keeps its data outside', async () => {
  chmodSync(dirname(home), 0o700);
  const first = await launch();
  await ask(first.url, "create table dish (name text); insert into dish values ('salame')");
  await first.stop();
  const outside = readlinkSync(data());
  expect(outside).toMatch(/^\/var\/lib\/patto\/[0-9a-f]{12}\/postgres$/);
  try {
    const second = await launch();
    expect(await ask(second.url, 'select name from dish')).toEqual([{ name: 'salame' }]);
    await second.stop();
    await startAnew();
  } finally {
    rmSync(dirname(outside), { recursive: true, force: true });
  }
});

/** Whoever deletes the home and makes it again sees an empty database, and the data of the first are still there. */
async function startAnew(): Promise<void> {
  const outside = readlinkSync(data());
  rmSync(home, { recursive: true });
  const { url } = await launch();
  expect(await ask(url, "select to_regclass('dish') as dish")).toEqual([{ dish: null }]);
  expect(existsSync(`${outside}.old-1/PG_VERSION`)).toBe(true);
  await running.at(-1)?.stop();
}
