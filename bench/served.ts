import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { connectionOf } from '#server/platform/database.ts';
import { addressFile } from '#server/platform/home.ts';
import { freePort, startProcess } from '#test/support/process.ts';
import { type Firm, openFirm } from './enter.ts';

/** Patto as a process of its own, as `npm start` runs it: workers, limits of rate, real HTTP. With a firm in it. */
export type Served = Firm & { origin: string; pid: number; bare: pg.Client; stop(): Promise<void> };

export async function serveFirm(): Promise<Served> {
  const home = mkdtempSync(join(tmpdir(), 'patto-bench-'));
  const patto = await startProcess(home, await freePort());
  const { origin, pid } = patto;
  const firm = await openFirm((path, init) => fetch(origin + path, init), origin);
  const bare = new pg.Client(connectionOf(readFileSync(join(home, addressFile), 'utf8')));
  await bare.connect();
  const stop = async () => {
    await bare.end();
    await patto.kill('SIGTERM');
    rmSync(home, { recursive: true, force: true });
  };
  return { ...firm, origin, pid, bare, stop };
}

export type Echo = { origin: string; stop(): Promise<void> };

/** A bare Hono server in a process of its own, that reads what it is sent and answers. */
export async function serveEcho(): Promise<Echo> {
  const script = fileURLToPath(new URL('./echo.ts', import.meta.url));
  const child: ChildProcess = spawn(process.execPath, [script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [port] = await once(child.stdout ?? child, 'data');
  const stop = async () => {
    const exited = once(child, 'exit');
    child.kill();
    await exited;
  };
  return { origin: `http://127.0.0.1:${String(port).trim()}`, stop };
}
