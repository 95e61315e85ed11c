import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { ask, homePerTest, isRoot, launchElsewhere } from './home-fixture.ts';

const { home, data, copyBuilt, launch } = homePerTest();

test('a fresh home gets a database, and a restart finds what was written', async () => {
  const first = await launch();
  await ask(first.url, "create table dish (name text); insert into dish values ('marubini')");
  await first.stop();
  expect(existsSync(first.socketDir)).toBe(false);
  const second = await launch();
  expect(await ask(second.url, 'select name from dish')).toEqual([{ name: 'marubini' }]);
});

test('it is reached through a private socket alone, writes through, and sorts the same everywhere', async () => {
  copyBuilt();
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
  copyBuilt();
  const { url } = await launch();
  const [row] = await ask(url, "select to_tsvector('simple', '«Perché» costa 5€… CIÒ') as words");
  expect(row?.words).toBe("'5':3 'ciò':4 'costa':2 'perché':1");
});

test('settings may be overridden, except where it listens', async () => {
  copyBuilt();
  const postgres = await launch({ shared_buffers: '16MB', listen_addresses: '*' });
  const [row] = await ask(
    postgres.url,
    "select current_setting('shared_buffers') as buffers, current_setting('listen_addresses') as listen",
  );
  expect(row).toEqual({ buffers: '16MB', listen: '' });
});

test('a directory that is not a whole database is refused, never replaced', async () => {
  mkdirSync(join(home(), 'postgres/base'), { recursive: true });
  await expect(launch()).rejects.toThrow(/PG_VERSION is missing/);
  expect(existsSync(join(home(), 'postgres/base'))).toBe(true);
});

test('a database of another major version is refused in words', async () => {
  mkdirSync(data(), { recursive: true });
  writeFileSync(join(data(), 'PG_VERSION'), '17\n');
  await expect(launch()).rejects.toThrow(/made by PostgreSQL 17 and this is 18/);
});

test('a second start on one home is refused in words that say who holds it', async () => {
  copyBuilt();
  const other = launchElsewhere(home());
  const url = await other.url;
  await expect(launch()).rejects.toThrow(
    new RegExp(`already running on .*home: process ${other.pid} .* PATTO_HOME`),
  );
  expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await other.kill();
  await launch();
});

test.runIf(isRoot)(
  'a home that root made for itself lets the user of the database through',
  async () => {
    mkdirSync(home(), { mode: 0o700 });
    const { url } = await launch();
    expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(lstatSync(home()).mode & 0o777).toBe(0o710);
    expect(lstatSync(data()).isDirectory()).toBe(true);
  },
);

test.runIf(isRoot)('a home under a closed directory keeps its data outside', async () => {
  chmodSync(dirname(home()), 0o700);
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
  rmSync(home(), { recursive: true });
  const { url, stop } = await launch();
  expect(await ask(url, "select to_regclass('dish') as dish")).toEqual([{ dish: null }]);
  expect(existsSync(`${outside}.old-1/PG_VERSION`)).toBe(true);
  await stop();
}
