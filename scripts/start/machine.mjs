import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The Node that Patto runs on: a dependency, so that everybody has the same. */
export const ownNode = join(root, 'node_modules/node/bin/node');

/** Ends in words where Patto cannot run. */
export function refuseStrangers() {
  if (Number(process.versions.node.split('.')[0]) < 20)
    leave(`Patto needs Node 20 or later to start, this is ${process.version}: see nodejs.org`);
  if (process.platform === 'win32') leave('On Windows, Patto runs inside WSL: see aka.ms/wsl');
}

/** @param {string} sentence */
export function leave(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/**
 * The environment for npm. It puts our own programs first in the PATH, and `npm ci` deletes them while it works: it gets
 * the PATH without them.
 */
export function outsideEnvironment() {
  const path = (process.env.PATH ?? '').split(delimiter);
  const outside = path.filter((folder) => !folder.startsWith(join(root, 'node_modules')));
  return { ...process.env, PATH: outside.join(delimiter) };
}
