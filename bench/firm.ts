import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Running, startApp } from '#server/app.ts';
import { connectionOf } from '#server/platform/database.ts';
import { createLog } from '#server/platform/log.ts';
import { launchPostgres } from '#server/platform/postgres/launch.ts';
import { type Firm, openFirm } from './enter.ts';

/** A real Patto with a firm in it, on an embedded PostgreSQL, and a bare connection to the same server. */
export type Bench = Firm & {
  running: Running;
  bare: pg.Client;
  databaseUrl: string;
  home: string;
  origin: string;
  stop(): Promise<void>;
};

/** An embedded PostgreSQL with the settings of the product, in a home that is thrown away. */
export type Server = { url: string; home: string; stop(): Promise<void> };

export async function startServer(): Promise<Server> {
  const home = mkdtempSync(join(tmpdir(), 'patto-bench-'));
  const postgres = await launchPostgres({ home, log: createLog('error') });
  const stop = async () => {
    await postgres.stop();
    rmSync(home, { recursive: true, force: true });
  };
  return { url: postgres.url, home, stop };
}

/** Patto on a server that runs already. Jobs wait unless there are workers. */
export async function openBench(
  { url, home }: Pick<Server, 'url' | 'home'>,
  { workers = false, origin = 'http://localhost:4999' } = {},
): Promise<Bench> {
  const running = await startApp({
    ...{ databaseUrl: url, secret: 'bench'.repeat(10), home, origin, workers, limitRate: false },
    log: createLog('error'),
  });
  const ask = async (path: string, init?: RequestInit) =>
    running.fetch(new Request(origin + path, init));
  const bare = new pg.Client(connectionOf(url));
  await bare.connect();
  const stop = async () => {
    await bare.end();
    await running.stop();
  };
  return { ...(await openFirm(ask, origin)), running, bare, databaseUrl: url, home, origin, stop };
}

export async function startBench(options: { workers?: boolean } = {}): Promise<Bench> {
  const server = await startServer();
  const bench = await openBench(server, options);
  const stop = async () => {
    await bench.stop();
    await server.stop();
  };
  return { ...bench, stop };
}

/** Numbers that repeat: the same seed, the same talk. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2
    ? (sorted[half] ?? 0)
    : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
}

export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(p * sorted.length) - 1)] ?? 0;
}
