import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { outsideEnvironment, root } from './machine.mjs';
import { runStep } from './step.mjs';

const stamp = join(root, 'dist/.patto-build');

/** What the web app is built from. */
const sources = [
  'web',
  'contract',
  'locales',
  'vite.config.ts',
  'lingui.config.ts',
  'package-lock.json',
];

/** Builds the web app if its sources have changed since it was built last. */
export async function build() {
  const files = sources.flatMap((name) => filesOf(join(root, name)));
  const was = lastBuild();
  const look = fingerprint(files, ({ size, mtimeMs }) => `${size} ${mtimeMs}`);
  if (was.look === look) return;
  if (was.content !== contentOf(files)) await buildAll();
  remember();
}

function buildAll() {
  return runStep({
    title: 'Building the web app',
    command: 'npm',
    args: ['run', 'build', '--loglevel=error'],
    env: outsideEnvironment(),
  });
}

/** @returns {{ look?: string, content?: string }} */
function lastBuild() {
  try {
    return JSON.parse(readFileSync(stamp, 'utf8'));
  } catch {
    return {};
  }
}

/** Looked at again, because a build may write among its sources (compiled translations, the contract as JSON). */
function remember() {
  const files = sources.flatMap((name) => filesOf(join(root, name)));
  const look = fingerprint(files, ({ size, mtimeMs }) => `${size} ${mtimeMs}`);
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stamp, JSON.stringify({ look, content: contentOf(files) }));
}

/** @returns {{ path: string, size: number, mtimeMs: number }[]} */
function filesOf(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat || /node_modules$|\.test\.tsx?$/.test(path)) return [];
  if (!stat.isDirectory()) return [{ path, size: stat.size, mtimeMs: stat.mtimeMs }];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesOf(join(path, name)));
}

/** A checkout changes every time of change and no content: the times are a quick answer, the content the true one. */
function contentOf(files) {
  return fingerprint(files, ({ path }) => readFileSync(path));
}

function fingerprint(files, what) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(`\n${relative(root, file.path)} `).update(what(file));
  return hash.digest('hex');
}
