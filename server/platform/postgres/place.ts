import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  realpathSync,
  renameSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Log } from '#server/platform/log.ts';
import { outside } from './outside.ts';
import { canReach, giveTo, type SystemUser, userFor } from './system-user.ts';

/** Where the cluster is, who runs it, and the link in the home that will tell where it went. */
export type Place = { data: string; user: SystemUser; link: string | null };

/**
 * The data directory of a home: `<home>/postgres`, or what that links to. When we are root and the home is closed to
 * the database's user (a clone under /root), a directory outside, and the home keeps a link to it.
 */
export function findPlace(home: string, log: Log): Place {
  const inHome = join(realpathSync(home), 'postgres');
  const data = followed(inHome);
  const user = userFor(data);
  if (canReach(user, dirname(data)) || opened(user, dirname(data))) return settled(data, user);
  if (existsSync(data)) throw new Error(closed(data));
  return placeOutside(inHome, user, log);
}

function followed(inHome: string): string {
  const isLink = lstatSync(inHome, { throwIfNoEntry: false })?.isSymbolicLink();
  if (isLink && !existsSync(inHome))
    throw new Error(
      `The database of this home is gone: ${inHome} links to a directory that is not there. Put it back, or remove the link to begin anew.`,
    );
  return isLink ? realpathSync(inHome) : inHome;
}

/** Lets the user pass through a home that root made for root alone, and nobody else; the directories above are not ours. */
function opened(user: SystemUser, home: string): boolean {
  const { uid, mode } = statSync(home);
  if (!user || uid !== 0 || !canReach(user, dirname(home))) return false;
  chownSync(home, uid, user.gid);
  chmodSync(home, (mode & 0o777) | 0o010);
  return canReach(user, home);
}

function settled(data: string, user: SystemUser): Place {
  const copiedByRoot = user && lstatSync(data, { throwIfNoEntry: false })?.uid === 0;
  if (copiedByRoot) giveTo(user, data);
  return { data, user, link: null };
}

function closed(data: string): string {
  return `PostgreSQL cannot run as root, and the directories above ${data} are closed to its user. Open them: chmod o+x on each.`;
}

function placeOutside(inHome: string, user: SystemUser, log: Log): Place {
  const directory = join(outside, createHash('sha256').update(inHome).digest('hex').slice(0, 12));
  const data = join(directory, 'postgres');
  mkdirSync(directory, { recursive: true, mode: 0o755 });
  setAside(data, log);
  log.warn(`${dirname(inHome)} is closed to the user that runs PostgreSQL: the data go to ${data}`);
  return { data, user, link: inHome };
}

/** A home without a link is a new one, whatever an earlier home at this path left: never shown again, never deleted. */
function setAside(data: string, log: Log): void {
  if (!existsSync(data)) return;
  let count = 1;
  while (existsSync(`${data}.old-${count}`)) count++;
  renameSync(data, `${data}.old-${count}`);
  log.warn(`The data of an earlier home at this path are kept in ${data}.old-${count}`);
}

/** Once the cluster is there, the home says where. */
export function linkPlace({ data, link }: Place): void {
  if (link) symlinkSync(data, link);
}
