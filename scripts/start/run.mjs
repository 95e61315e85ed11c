import { spawn } from 'node:child_process';
import { leave, ownNode, root } from './machine.mjs';

/**
 * Becomes the server: where Node can, this very process does (nothing stays in between); otherwise the server is a child
 * that ends with us. Either way the server watches over its parent: see `server/platform/parent-watch.ts`.
 * @param {string[]} args
 */
export function run(args) {
  process.chdir(root);
  if (typeof process.execve === 'function')
    process.execve(ownNode, [ownNode, ...args], { ...process.env, ...watched(npm()) });
  startChild(args);
}

/** npm waits for us, so when it is gone somebody killed it. Any other parent, a shell say, may leave when it likes. */
function npm() {
  return process.env.npm_lifecycle_event ? process.ppid : '';
}

function watched(parent) {
  return { PATTO_PARENT_PID: String(parent) };
}

function startChild(args) {
  const env = { ...process.env, ...watched(process.pid) };
  const child = spawn(ownNode, args, { stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal));
  }
  watchNpm(child);
  child.once('error', (error) => leave(`${ownNode}: ${error.message}`));
  child.once('exit', (code, signal) => (signal ? die(signal) : process.exit(code ?? 1)));
}

function watchNpm(child) {
  const parent = npm();
  if (!parent) return;
  setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM');
  }, 200).unref();
}

/** By the same signal as the server, for whoever looks at how we ended. */
function die(signal) {
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}
