import { spawn } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** `npm run test:networks`: installs the heavy peers the first time, then runs every test beside this file. */
const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));
/** Builds the web app if it is stale, as `npm start` does. */
const build = "(await import('./scripts/start/build.mjs')).build()";
const LIMIT_MS = 6 * 60_000;

if (!installed()) {
  say('installing the networks (450 MB, about a minute, once)');
  await run(npm(), ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], here);
}
await run(process.execPath, ['--input-type=module', '--eval', `await ${build}`], root);
const files = globSync('*.test.ts', { cwd: here }).toSorted();
say(`running ${files.join(', ')}`);
await run(
  process.execPath,
  [...quiet(), '--test', '--test-concurrency=1', '--test-reporter=spec', ...files],
  here,
);

/** @NOTE npm writes its own copy of the lockfile last: equal versions mean a whole install of this one. */
function installed(): boolean {
  const known = packagesIn('package-lock.json');
  const there = packagesIn('node_modules/.package-lock.json');
  if (!known || !there) return false;
  return Object.entries(known).every(([path, entry]) => {
    const needless =
      path === '' || entry.optional || entry.link || !path.startsWith('node_modules');
    return needless || there[path]?.version === entry.version;
  });
}

type Packages = Record<string, { version?: string; optional?: boolean; link?: boolean }>;

function packagesIn(file: string): Packages | null {
  try {
    return (JSON.parse(readFileSync(join(here, file), 'utf8')) as { packages: Packages }).packages;
  } catch {
    return null;
  }
}

function npm(): string {
  return process.platform === 'win32' ? 'npm.cmd' : 'npm';
}

function quiet(): string[] {
  return ['--disable-warning=ExperimentalWarning', '--disable-warning=DeprecationWarning'];
}

/** One child at a time; it ends with us, and after the limit. */
async function run(command: string, args: string[], cwd: string): Promise<void> {
  const child = spawn(command, args, { cwd, stdio: 'inherit' });
  const stop = () => child.kill();
  const limit = setTimeout(() => {
    say('still not done after six minutes: stopped');
    stop();
  }, LIMIT_MS);
  for (const signal of ['SIGINT', 'SIGTERM', 'exit'] as const) process.once(signal, stop);
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (status) => resolve(status ?? 1));
  });
  clearTimeout(limit);
  for (const signal of ['SIGINT', 'SIGTERM', 'exit'] as const) process.off(signal, stop);
  if (code !== 0) process.exit(code);
}

function say(text: string): void {
  process.stdout.write(`networks: ${text}\n`);
}
