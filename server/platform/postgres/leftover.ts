import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '#server/platform/log.ts';

/**
 * Deals with the `postmaster.pid` of an earlier life: a PostgreSQL of ours that still runs is stopped; a process that
 * merely has the same number (after a reboot, in a container) no longer blocks the start.
 */
export async function clearLeftover(data: string, log: Log): Promise<void> {
  const file = join(data, 'postmaster.pid');
  const lines = linesOf(file);
  const pid = Number(lines[0]);
  if (!pid) return;
  if (runsOn(pid, data)) await stopLeftover(pid, data, log);
  else disown(file, lines);
  removeSocketDir(lines[4]);
}

function disown(file: string, lines: string[]): void {
  // @NOTE not removed: the rest of the file lets PostgreSQL find out whether a child of a dead server still uses the
  // memory. A server takes its parent's number, ours, for no other server.
  writeFileSync(file, [process.pid, ...lines.slice(1)].join('\n'));
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}

/** Whether this process is a PostgreSQL on this data directory, by its command line. */
export function runsOn(pid: number, data: string): boolean {
  const [program = '', ...args] = commandLine(pid);
  return basename(program) === 'postgres' && args.includes(data);
}

function commandLine(pid: number): string[] {
  try {
    if (process.platform === 'linux')
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).split(
      ' ',
    );
  } catch {
    return [];
  }
}

/** A fast shutdown first, an immediate one after five seconds: neither loses what was committed. */
async function stopLeftover(pid: number, data: string, log: Log): Promise<void> {
  log.warn(`Stopping a PostgreSQL that an earlier start left behind (process ${pid})`);
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (!runsOn(pid, data)) return;
    process.kill(pid, signal);
    for (let tries = 0; tries < 250 && runsOn(pid, data); tries++) await pause(20);
  }
  if (runsOn(pid, data))
    throw new Error(`PostgreSQL (process ${pid}) still runs on ${data} and does not stop`);
}

function removeSocketDir(directory = ''): void {
  if (/\/patto-\w{6}$/.test(directory)) rmSync(directory, { recursive: true, force: true });
}
