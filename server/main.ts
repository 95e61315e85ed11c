import { mkdirSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type ServerType, serve } from '@hono/node-server';
import { secretOf, tellAddress } from '#server/platform/home.ts';
import { createLog, type Log } from '#server/platform/log.ts';
import { watchParent } from '#server/platform/parent-watch.ts';
import { launchPostgres } from '#server/platform/postgres/launch.ts';
import { reasonOf } from '#server/platform/reason.ts';
import type { Running } from './app.ts';

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
  const databaseUrl = process.env.DATABASE_URL || (postgres?.url ?? '');
  const running = await startApp({ databaseUrl, secret: secretOf(home), home, origin, log });
  const takeBack = postgres && tellAddress(home, postgres.url);
  const server = await listen(running.fetch, free);
  const address = demo ? await demoDoor(running) : origin;
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  say(`Patto is open at ${address}  (ready in ${seconds} s, Ctrl-C stops it)`);
  stopOnce(log, async () => {
    server.close();
    if ('closeAllConnections' in server) server.closeAllConnections();
    await running.stop();
    takeBack?.();
    await postgres?.stop();
  });
}

/** A link that signs in once, into the osteria; where others live already, the front door. */
async function demoDoor({ app }: Running): Promise<string> {
  const { openDemo } = await import('./demo/entrance.ts');
  return (await openDemo(app)) ?? app.origin;
}

/** Open means listening: who is told the address may knock at once. */
function listen(fetch: Running['fetch'], port: number): Promise<ServerType> {
  const hostname = process.env.HOST ?? '127.0.0.1';
  return new Promise((ready) => {
    const server = serve({ fetch, port, hostname }, () => ready(server));
  });
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
  process.stderr.write(`${reasonOf(error)}\n`);
  process.exit(1);
});
