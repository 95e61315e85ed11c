import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The first of these programs that is in the PATH. */
export function programNamed(names: string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
}

/** Whether there is a program at this path that we may run. */
export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Installs packages where we may: as root, on Debian and its kin.
 * @returns false where we may not
 * @throws with what apt-get said when it failed
 */
export function installPackages(packages: string[]): boolean {
  if (process.getuid?.() !== 0 || !programNamed(['apt-get'])) return false;
  process.stdout.write(`Installing ${packages.join(' ')} with apt-get, once ...\n`);
  aptGet(['update']);
  aptGet(['install', '--yes', '--no-install-recommends', ...packages]);
  return true;
}

function aptGet(args: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status, stdout, stderr } = spawnSync('apt-get', args, { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`apt-get ${args.join(' ')} failed.\n${stdout}${stderr}`);
}
