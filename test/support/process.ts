import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../server/main.ts', import.meta.url));

/** Patto as a process of its own, the way `npm start` runs it. */
export type PattoProcess = {
  origin: string;
  pid: number;
  kill(signal: NodeJS.Signals): Promise<void>;
};

/** Starts Patto on a home and a port, and waits until it says that it is open. */
export async function startProcess(
  home: string,
  port: number,
  env: Record<string, string> = {},
): Promise<PattoProcess> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', main, '--port', String(port)],
    {
      env: { ...process.env, PATTO_HOME: home, PATTO_LOG: 'error', DATABASE_URL: '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  await opened(child);
  return {
    origin: `http://localhost:${port}`,
    pid: child.pid ?? 0,
    kill: async (signal) => {
      const exited = once(child, 'exit');
      child.kill(signal);
      await exited;
    },
  };
}

function opened(child: ChildProcess): Promise<void> {
  let said = '';
  return new Promise((ready, fail) => {
    const hear = (chunk: Buffer) => {
      said += chunk;
      if (said.includes('Patto is open')) ready();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code, signal) => {
      if (signal === null && code !== 0)
        process.stderr.write(`Patto ended by itself with ${code}: ${said}\n`);
      fail(new Error(`Patto ended with ${code}: ${said}`));
    });
  });
}

/** A port nobody listens on, below those the system gives to outgoing connections: it stays free across restarts. */
export async function freePort(from = 20_000 + (process.pid % 8000)): Promise<number> {
  const server = createServer();
  const free = new Promise<boolean>((answer) => {
    server.once('listening', () => answer(true)).once('error', () => answer(false));
  });
  server.listen(from, '127.0.0.1');
  if (!(await free)) return freePort(from + 1);
  server.close();
  await once(server, 'close');
  return from;
}
