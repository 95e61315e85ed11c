import { spawnSync } from 'node:child_process';
import { lchownSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Whom a program runs as; null is whoever we are. */
export type SystemUser = { uid: number; gid: number } | null;

/** The user without rights of every Unix: PostgreSQL refuses to run as root. */
const nobody = { uid: 65534, gid: 65534 };

/** Who must run PostgreSQL on this data directory: its owner when we are root, ourselves otherwise. */
export function userFor(data: string): SystemUser {
  const owner = lstatSync(data, { throwIfNoEntry: false });
  if (process.getuid?.() !== 0) return owner ? onlyUs(data, owner.uid) : null;
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : nobody;
}

function onlyUs(data: string, owner: number): null {
  const us = process.getuid?.();
  if (us === undefined || owner === us) return null;
  const means = owner === nobody.uid ? 'it was made by root' : `it belongs to user ${owner}`;
  throw new Error(
    `${data} cannot be opened: ${means}. Start as that user, or hand it over: sudo chown -R ${us} ${data}`,
  );
}

/** Whether the user may enter this directory or run this program, through every directory above it. */
export function canReach(user: SystemUser, path: string): boolean {
  if (!user) return true;
  const test = spawnSync('/bin/sh', ['-c', '[ -x "$1" ]', 'sh', path], {
    ...user,
    stdio: 'ignore',
  });
  return test.status === 0;
}

/** Gives a directory and everything in it to the user; nothing to do when it is ours anyway. */
export function giveTo(user: SystemUser, path: string): void {
  if (!user) return;
  lchownSync(path, user.uid, user.gid);
  if (!lstatSync(path).isDirectory()) return;
  for (const name of readdirSync(path)) giveTo(user, join(path, name));
}
