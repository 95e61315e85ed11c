import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { serve } from '@hono/node-server';
import { createLog, type Log } from '#server/platform/log.ts';
import { watchParent } from '#server/platform/parent-watch.ts';
import { launchPostgres } from '#server/platform/postgres/launch.ts';

enableCompileCache();

const usage = `npm start -- [--demo] [--port 4321]
  --demo       open straight into the five demo shops
  --port N     the port to listen on (default 4321, the next free one after it)
DATABASE_URL   use an external PostgreSQL 15+ instead of the embedded one
PATTO_HOME     where files, keys and the embedded database live (default .patto)
PATTO_ORIGIN   the address people reach, when a proxy stands in front`;

type Options = { port: number; demo: boolean };

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { port: { type: 'string' }, demo: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help) return say(usage);
  const port = Number(values.port ?? process.env.PORT ?? 4321);
  await run({ port, demo: values.demo ?? false });
}

async function run({ port, demo }: Options): Promise<void> {
  const home = resolve(process.env.PATTO_HOME ?? '.patto');
  mkdirSync(home, { recursive: true });
  const log = createLog(process.env.PATTO_LOG ?? 'warn');
  const began = performance.now();
  const postgres = process.env.DATABASE_URL ? null : await launchPostgres({ home, log });
  const { startApp } = await import('./app.ts');
  const free = await freePort(port);
  const origin = process.env.PATTO_ORIGIN ?? `http://localhost:${free}`;
  const databaseUrl = process.env.DATABASE_URL ?? postgres?.url ?? '';
  const running = await startApp({ databaseUrl, secret: secretOf(home), home, origin, log });
  const server = serve({
    fetch: running.fetch,
    port: free,
    hostname: process.env.HOST ?? '127.0.0.1',
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  say(`Patto is open at ${origin}${demo ? '/demo' : ''}  (ready in ${seconds} s, Ctrl-C stops it)`);
  stopOnce(log, async () => {
    server.close();
    if ('closeAllConnections' in server) server.closeAllConnections();
    await running.stop();
    await postgres?.stop();
  });
}

/** The installation's secret: from PATTO_SECRET, or made once and kept in a file only we can read. */
function secretOf(home: string): string {
  if (process.env.PATTO_SECRET) return process.env.PATTO_SECRET;
  const file = join(home, 'secret');
  if (!existsSync(file))
    writeFileSync(file, randomBytes(48).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

async function freePort(wanted: number): Promise<number> {
  const { createServer } = await import('node:net');
  for (let port = wanted; ; port++) {
    const free = await new Promise<boolean>((answer) => {
      const probe = createServer().once('error', () => answer(false));
      probe.listen(port, '127.0.0.1', () => probe.close(() => answer(true)));
    });
    if (free) return port;
  }
}

function stopOnce(log: Log, stop: () => Promise<void>): void {
  let stopping = false;
  const leave = async () => {
    if (stopping) return;
    stopping = true;
    await stop().catch((error) => log.error({ error: String(error) }, 'stopping failed'));
    process.exit(0);
  };
  process.on('SIGINT', leave);
  process.on('SIGTERM', leave);
  watchParent(leave);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
});
