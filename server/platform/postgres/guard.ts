import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import type { SystemUser } from './system-user.ts';

/** A program of PostgreSQL; `directory` is what must go with it when we are killed. */
export type Program = { command: string; args: string[]; user: SystemUser; directory?: string };

/**
 * Reads the program's process id, then waits: a second line means all is well, the end of the pipe that we are dead.
 * Then a fast shutdown, which loses nothing and needs no recovery; if it takes longer than half a second, an immediate
 * one, which loses nothing either. A shell and not Node: it costs under a megabyte for as long as we live.
 */
const watch = `
trap '' INT TERM HUP
read -r pid || exit 0
read -r word && exit 0
kill -INT "$pid" 2>/dev/null
for tenth in 1 2 3 4 5; do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
kill -QUIT "$pid" 2>/dev/null
[ -z "$1" ] || rm -rf -- "$1"
`;

/**
 * Starts a program that ends when we end, even by kill -9. It has a session of its own, so that Ctrl-C reaches us alone
 * and we stop it in good order.
 */
export function spawnGuarded(program: Program): ChildProcessWithoutNullStreams {
  const guard = spawn('/bin/sh', ['-c', watch, 'patto-guard', program.directory ?? ''], {
    detached: true,
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const child = spawn(program.command, program.args, {
    detached: true,
    cwd: '/',
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
    ...program.user,
  });
  // @NOTE a guard that somebody killed must not take us along with a broken pipe.
  guard.stdin.on('error', () => {});
  if (child.pid) guard.stdin.write(`${child.pid}\n`);
  child.once(child.pid ? 'exit' : 'error', () => guard.stdin.end('gone\n'));
  guard.unref();
  return child;
}
