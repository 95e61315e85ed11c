import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { everyQueue } from '#server/app.ts';
import { installQueues } from '#server/platform/boss.ts';
import { connectionOf, createPool } from '#server/platform/database.ts';
import { createLog } from '#server/platform/log.ts';
import { grantTables, migrate } from '#server/platform/migrate.ts';
import { createSecrets } from '#server/platform/secrets.ts';
import { testSecret } from './secret.ts';

declare module 'vitest' {
  interface ProvidedContext {
    serverUrl: string;
    template: string;
  }
}

const log = createLog('silent');

/** What a test leaves is thrown away: nothing waits for the disk. Those of crashes start a server of their own. */
const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** One real PostgreSQL for the whole run, and a migrated template that each test file copies. */
// biome-ignore lint/style/noDefaultExport: what vitest calls
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await server();
  const template = `patto_template_${process.pid}`;
  await makeTemplate(url, template);
  project.provide('serverUrl', url);
  project.provide('template', template);
  return async () => {
    await dropTemplate(url, template);
    await stop();
  };
}

async function server(): Promise<{ url: string; stop(): Promise<void> }> {
  if (process.env.PATTO_TEST_DATABASE_URL) {
    return { url: process.env.PATTO_TEST_DATABASE_URL, stop: async () => {} };
  }
  const home = mkdtempSync(join(tmpdir(), 'patto-test-'));
  const { launchPostgres } = await import('#server/platform/postgres/launch.ts');
  const postgres = await launchPostgres({ home, log, settings });
  const stop = async () => {
    await postgres.stop();
    rmSync(home, { recursive: true, force: true });
  };
  return { url: postgres.url, stop };
}

async function makeTemplate(url: string, template: string): Promise<void> {
  await administer(url, `create database ${template}`);
  const owner = createPool({ url: inDatabase(url, template), max: 1, log });
  const password = createSecrets(testSecret).derive('database role');
  await migrate(owner, { name: `${template}_app`, password });
  await installQueues(owner, everyQueue());
  await grantTables(owner, `${template}_app`);
  await owner.end();
}

async function dropTemplate(url: string, template: string): Promise<void> {
  await administer(url, `drop database if exists ${template} with (force)`);
  await administer(url, `drop role if exists ${template}_app`);
}

/** One statement as the server's owner, outside any of our databases. */
export async function administer(url: string, text: string): Promise<void> {
  const admin = new pg.Client(connectionOf(inDatabase(url, 'postgres')));
  await admin.connect();
  try {
    await admin.query(text);
  } finally {
    await admin.end();
  }
}

/** The same server, another database. */
export function inDatabase(url: string, name: string): string {
  return url.replace(/\/[^/?]*(\?|$)/, `/${name}$1`);
}
