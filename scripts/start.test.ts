import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const project = fileURLToPath(new URL('..', import.meta.url));
const lock = JSON.stringify({
  packages: {
    '': {},
    'node_modules/hono': { version: '4.0.0' },
    'node_modules/fsevents': { version: '1.0.0', optional: true },
  },
});

/** A server that says how it was started, and how it ends. */
const server = `
import { watchParent } from './platform/parent-watch.ts';
const leave = (why: string) => { console.log(why); process.exit(7); };
process.on('SIGTERM', () => leave('asked to stop'));
watchParent(() => leave('left alone'));
setInterval(() => {}, 1000);
console.log('server', process.pid, process.argv.slice(2).join(' '));
`;

/** An npm that does what it must and writes down what it was asked. */
const npm = `#!/bin/sh
echo "$1 $2" >> npm.log
case "$1" in
  ci) [ -z "$NO_REGISTRY" ] || { echo "the registry is closed" >&2; exit 9; }
      mkdir -p node_modules/node/bin; ln -s "$NODE" node_modules/node/bin/node; cp package-lock.json node_modules/.package-lock.json;;
  run) mkdir -p dist/web;;
esac
`;

let folder: string;
const started: ChildProcessWithoutNullStreams[] = [];

/** A project in small: our start scripts, one dependency, one page, and the npm above. */
beforeEach(() => {
  folder = mkdtempSync('/tmp/patto-start-');
  cpSync(join(project, 'scripts/start.mjs'), join(folder, 'scripts/start.mjs'));
  cpSync(join(project, 'scripts/start'), join(folder, 'scripts/start'), { recursive: true });
  const watch = 'server/platform/parent-watch.ts';
  cpSync(join(project, watch), join(folder, watch));
  write('package.json', '{"type":"module"}');
  write('package-lock.json', lock);
  write('web/page.ts', 'export const page = 1;');
  write('server/main.ts', server);
  write('bin/npm', npm);
  chmodSync(join(folder, 'bin/npm'), 0o755);
});

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

type Way = { env?: NodeJS.ProcessEnv; as?: 'child'; args?: string[] };

/** `as: 'child'` is the way of a Node that cannot become another program. */
function start({ env = {}, as, args = [] }: Way = {}) {
  const older = as ? ['--import', 'data:text/javascript,process.execve=undefined'] : [];
  const child = spawn(process.execPath, [...older, 'scripts/start.mjs', ...args], {
    cwd: folder,
    env: { PATH: `${join(folder, 'bin')}:${process.env.PATH}`, NODE: process.execPath, ...env },
  });
  started.push(child);
  return follow(child);
}

function follow(child: ChildProcessWithoutNullStreams) {
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      said += chunk;
    });
  const ended = once(child, 'exit');
  const says = async (pattern: RegExp) => {
    for (let tries = 0; tries < 1000; tries++) {
      const match = said.match(pattern);
      if (match) return match;
      await pause(10);
    }
    throw new Error(`${pattern} was never said:\n${said}`);
  };
  return {
    child,
    says,
    said: () => said,
    ended,
    pid: async () => Number((await says(/server (\d+)/))[1]),
  };
}

const asked = () => readFileSync(join(folder, 'npm.log'), 'utf8').trim().split('\n');

async function stop({ child, ended }: ReturnType<typeof start>): Promise<void> {
  child.kill('SIGTERM');
  await ended;
}

test('with nothing installed it installs, builds, and starts with what it was given', async () => {
  const first = start({ args: ['--demo'] });
  await first.says(/server \d+ --demo/);
  expect(first.said()).toMatch(
    /Installing .*\.\.\.\n.*done in \d+ s\.\nBuilding .*\.\.\.\n.*done in/,
  );
  expect(asked()).toEqual(['ci --include=dev', 'run build']);
  await stop(first);
});

test('a second start does neither and says nothing', async () => {
  const first = start();
  await first.pid();
  await stop(first);
  const second = start();
  await second.pid();
  expect(second.said()).toMatch(/^server \d+ \n$/);
  expect(asked()).toHaveLength(2);
  await stop(second);
});

test('it builds again when a source has changed, not when only its time has', async () => {
  install();
  await start().pid();
  await stopAll();
  utimesSync(join(folder, 'web/page.ts'), new Date(), new Date());
  await start().pid();
  await stopAll();
  expect(asked()).toEqual(['run build']);
  write('web/page.ts', 'export const page = 2;');
  await start().pid();
  expect(asked()).toEqual(['run build', 'run build']);
});

/** As a person would, by `npm ci`: all that the lockfile says, but for what is of another platform. */
function install(): void {
  mkdirSync(join(folder, 'node_modules/node/bin'), { recursive: true });
  symlinkSync(process.execPath, join(folder, 'node_modules/node/bin/node'));
  const packages = { 'node_modules/hono': { version: '4.0.0' } };
  write('node_modules/.package-lock.json', JSON.stringify({ packages }));
}

async function stopAll(): Promise<void> {
  for (const child of started.splice(0)) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
}

test('what was installed by hand is left as it is; a newer lockfile is followed', async () => {
  install();
  await start().pid();
  expect(asked()).toEqual(['run build']);
  await stopAll();
  write('package-lock.json', lock.replace('4.0.0', '4.0.1'));
  rmSync(join(folder, 'node_modules/node'), { recursive: true });
  await start().pid();
  expect(asked().slice(1)).toEqual(['ci --include=dev', 'run build']);
});

test('when npm fails, what it said is shown and nothing starts', async () => {
  const failed = start({ env: { NO_REGISTRY: 'yes' } });
  expect((await failed.ended)[0]).toBe(1);
  expect(failed.said()).toMatch(/the registry is closed\n\nInstalling .*: failed \(npm ci .*: 9\)/);
  expect(failed.said()).not.toMatch(/server/);
});

test.each([{}, { as: 'child' as const }])(
  'SIGTERM reaches the server and its exit code comes back (%o)',
  async (way) => {
    install();
    const patto = start(way);
    await patto.pid();
    patto.child.kill('SIGTERM');
    expect((await patto.ended)[0]).toBe(7);
    expect(patto.said()).toMatch(/asked to stop/);
  },
);

test('kill -9 of start.mjs ends its child', async () => {
  install();
  const patto = start({ as: 'child' });
  const pid = await patto.pid();
  expect(pid).not.toBe(patto.child.pid);
  patto.child.kill('SIGKILL');
  await patto.says(/left alone/);
  expect(await gone(pid)).toBe(true);
});

test.each([undefined, 'child' as const])('kill -9 of npm ends the server (%s)', async (as) => {
  install();
  const older = as ? "'--import', 'data:text/javascript,process.execve=undefined'," : '';
  const likeNpm = `require('child_process').spawn(process.execPath, [${older} 'scripts/start.mjs'], { stdio: 'inherit' }); setInterval(() => {}, 1000)`;
  const env = {
    ...process.env,
    PATH: `${join(folder, 'bin')}:${process.env.PATH}`,
    npm_lifecycle_event: 'start',
  };
  const parent = spawn(process.execPath, ['-e', likeNpm], { cwd: folder, env });
  started.push(parent);
  const patto = follow(parent);
  const pid = await patto.pid();
  parent.kill('SIGKILL');
  await patto.says(/left alone|asked to stop/);
  expect(await gone(pid)).toBe(true);
});

async function gone(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 200; tries++) {
    if (!runs(pid)) return true;
    await pause(10);
  }
  return false;
}

/** A process nobody has waited for yet has no command line any more. */
function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== '';
  } catch {
    return false;
  }
}
