import { spawn } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import {
  ask,
  halfBuilt,
  homePerTest,
  isRoot,
  launchElsewhere,
  postmaster,
  until,
} from './home-fixture.ts';
import { runsOn } from './leftover.ts';

const { home, data, copyBuilt, launch } = homePerTest();

test('kill -9 of the parent leaves no PostgreSQL and loses nothing', async () => {
  copyBuilt();
  const other = launchElsewhere(home());
  const url = await other.url;
  await ask(url, "create table dish (name text); insert into dish values ('tortelli')");
  const pid = postmaster(data());
  expect(runsOn(pid, data())).toBe(true);
  await other.kill();
  expect(await until(() => !runsOn(pid, data()), 1000)).toBe(true);
  const socketDir = new URL(url.replace('@/', '@socket/')).searchParams.get('host') ?? '';
  expect(await until(() => !existsSync(socketDir), 1000)).toBe(true);
  const { url: again } = await launch();
  expect(await ask(again, 'select name from dish')).toEqual([{ name: 'tortelli' }]);
});

test('kill -9 of the parent and of its guard: the next start stops what was left behind', async () => {
  copyBuilt();
  const other = launchElsewhere(home());
  const url = await other.url;
  await ask(url, "create table dish (name text); insert into dish values ('torta')");
  const pid = postmaster(data());
  for (const guard of guardsOf(other.pid)) process.kill(guard, 'SIGKILL');
  await other.kill();
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
  copyBuilt();
  const first = await launch();
  await ask(first.url, "create table dish (name text); insert into dish values ('mostarda')");
  process.kill(postmaster(data()), 'SIGKILL');
  await first.stop();
  const second = await launch();
  expect(await ask(second.url, 'select name from dish')).toEqual([{ name: 'mostarda' }]);
});

test('a database half-built by a start that was killed is made anew', async () => {
  mkdirSync(join(home(), 'postgres.building-1a2b3c/base'), { recursive: true });
  writeFileSync(join(home(), 'postgres.building-1a2b3c/PG_VERSION'), '18\n');
  const { url } = await launch();
  expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(halfBuilt(home())).toEqual([]);
});

test('a start killed while it builds leaves nothing running, and the next one begins anew', async () => {
  const other = launchElsewhere(home());
  expect(await until(() => halfBuilt(home()).length > 0, 5000)).toBe(true);
  await pause(100);
  await other.kill();
  expect(existsSync(data())).toBe(false);
  const { url } = await launch();
  expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(halfBuilt(home())).toEqual([]);
});

test('a postmaster.pid with the number of an unrelated live process does not block', async () => {
  copyBuilt();
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
