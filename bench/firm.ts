import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Running, startApp } from '#server/app.ts';
import { connectionOf } from '#server/platform/database.ts';
import { createLog } from '#server/platform/log.ts';
import { launchPostgres } from '#server/platform/postgres/launch.ts';
import { openWorkspace } from '#server/team/workspaces.ts';

/** A real Patto on an embedded PostgreSQL of its own, and a bare connection to the same server. */
export type Bench = {
  running: Running;
  workspaceId: string;
  memberId: string;
  bare: pg.Client;
  home: string;
  origin: string;
  stop(): Promise<void>;
};

export async function startBench({ workers = false } = {}): Promise<Bench> {
  const home = mkdtempSync(join(tmpdir(), 'patto-bench-'));
  const log = createLog('warn');
  const postgres = await launchPostgres({ home, log });
  const origin = 'http://localhost:4999';
  const running = await startApp({
    databaseUrl: postgres.url,
    secret: 'bench'.repeat(10),
    home,
    origin,
    log,
    workers,
    limitRate: false,
  });
  const bare = new pg.Client(connectionOf(postgres.url));
  await bare.connect();
  const founder = await anAccount(bare);
  const place = { timeZone: 'Europe/Rome', country: 'IT', language: 'it', memberName: 'Marta' };
  const { workspaceId, memberId } = await openWorkspace(running.app, founder, {
    name: 'Bench',
    ...place,
  });
  const stop = async () => {
    await bare.end();
    await running.stop();
    await postgres.stop();
    rmSync(home, { recursive: true, force: true });
  };
  return { running, workspaceId, memberId, bare, home, origin, stop };
}

async function anAccount(bare: pg.Client): Promise<{ userId: string; email: string }> {
  const founder = { userId: 'bench', email: 'bench@example.org' };
  await bare.query(`insert into auth."user" (id, name, email) values ($1, 'Bench', $2)`, [
    founder.userId,
    founder.email,
  ]);
  return founder;
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
