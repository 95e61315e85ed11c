import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { outsideEnvironment, ownNode, root } from './machine.mjs';
import { runStep } from './step.mjs';

const lockfile = join(root, 'package-lock.json');
const stamp = join(root, 'node_modules/.patto-lock');

/** Brings node_modules to what package-lock.json says, if it is not there already. */
export async function install() {
  const lock = readFileSync(lockfile, 'utf8');
  const wanted = createHash('sha256').update(lock).digest('hex');
  if (read(stamp) === wanted && existsSync(ownNode)) return;
  if (!agrees(JSON.parse(lock))) await installAll();
  if (!existsSync(ownNode)) await installNode();
  writeFileSync(stamp, wanted);
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** Whether npm itself, run by hand, already installed every version of the lockfile: it leaves a list of what it did. */
function agrees(lock) {
  const list = read(join(root, 'node_modules/.package-lock.json'));
  if (!list) return false;
  const installed = JSON.parse(list).packages;
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (path === '' || wanted.link) return true;
    const there = installed[path];
    return there ? there.version === wanted.version : Boolean(wanted.optional);
  });
}

/** Development packages too, whatever NODE_ENV says: the web app is built here. */
function installAll() {
  return runStep({
    title: 'Installing what Patto is made of (only this once, about a minute)',
    command: 'npm',
    args: [
      'ci',
      '--include=dev',
      '--include=optional',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ],
    env: outsideEnvironment(),
  });
}

/** The package `node` fetches the program when npm installs it, unless npm was told to run no install scripts. */
function installNode() {
  return runStep({
    title: 'Fetching the Node that Patto runs on',
    command: 'npm',
    args: ['rebuild', 'node', '--ignore-scripts=false', '--foreground-scripts', '--loglevel=error'],
    env: outsideEnvironment(),
  });
}
