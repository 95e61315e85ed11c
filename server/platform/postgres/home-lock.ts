import { accessSync, constants, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';

const busy = 5;

/**
 * Takes a home for this process alone. The lock is the kernel's, on `<home>/lock`, through the only door Node has to
 * it (SQLite): kill -9 frees it, no process id can be taken for another.
 * @returns the function that gives the home back
 * @throws in words, saying who holds it, when another process still does after 1.5 seconds
 */
export async function lockHome(home: string): Promise<() => void> {
  refuseForeign(home);
  for (let tries = 1; ; tries++) {
    const lock = tryLock(home);
    if (lock) return hold(home, lock);
    if (tries === 15) throw new Error(held(home));
    await pause(100);
  }
}

function refuseForeign(home: string): void {
  try {
    accessSync(home, constants.W_OK);
  } catch (cause) {
    throw new Error(
      `${home} belongs to somebody else. Start as its owner, or set PATTO_HOME to a directory of your own.`,
      { cause },
    );
  }
}

function tryLock(home: string): DatabaseSync | null {
  const lock = new DatabaseSync(join(home, 'lock'), { timeout: 0 });
  try {
    lock.exec('begin exclusive');
    return lock;
  } catch (error) {
    lock.close();
    if ((error as { errcode?: number }).errcode === busy) return null;
    throw new Error(`${home} cannot be locked: ${(error as Error).message}`, { cause: error });
  }
}

/** Who holds the home is told beside the lock: opening the lock's own file here would let go of it. */
function hold(home: string, lock: DatabaseSync): () => void {
  const note = join(home, 'lock.holder');
  writeFileSync(note, `process ${process.pid} (since ${new Date().toISOString()})`);
  return () => {
    rmSync(note, { force: true });
    lock.close();
  };
}

function held(home: string): string {
  return `Patto is already running on ${home}: ${holder(home)} holds it. Stop that one first, or set PATTO_HOME to another directory.`;
}

function holder(home: string): string {
  try {
    return readFileSync(join(home, 'lock.holder'), 'utf8');
  } catch {
    return 'another process';
  }
}
