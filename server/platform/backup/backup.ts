import { createWriteStream } from 'node:fs';
import { readdir, readFile, rename } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { connectionOf } from '../database.ts';
import { full, type Kept, tablesOf } from './tables.ts';

/** One line of a backup. The last says what all came to: a file without it was cut off. */
export type BackupLine =
  | { patto: 1; madeAt: string; migrations: string[] }
  | { table: string; workspace: string | null; rows: unknown[] }
  | { file: string; data: string }
  | { end: true; counts: Record<string, number> };

export type Backup = { databaseUrl: string; home: string; file: string };
type Source = { client: pg.Client; home: string; counts: Record<string, number> };

/**
 * Writes everything to one file: JSON Lines, gzip, in one snapshot, workspace by workspace (the owner is under row-level
 * security too), so that it goes into any PostgreSQL we run on. The installation's secret is not in it. Returns rows per table.
 */
export async function backup({ databaseUrl, home, file }: Backup): Promise<Record<string, number>> {
  const client = new pg.Client(connectionOf(databaseUrl));
  await client.connect();
  const source: Source = { client, home, counts: {} };
  try {
    await client.query('begin isolation level repeatable read read only');
    await pipeline(
      Readable.from(lines(source)),
      createGzip(),
      createWriteStream(`${file}.part`, { mode: 0o600 }),
    );
    await rename(`${file}.part`, file);
    return source.counts;
  } finally {
    await client.end();
  }
}

async function* lines(source: Source): AsyncGenerator<string> {
  for await (const line of content(source)) yield `${JSON.stringify(line)}\n`;
}

async function* content(source: Source): AsyncGenerator<BackupLine> {
  const { client, home, counts } = source;
  const migrations = await client.query<{ name: string }>(
    'select name from auth.migration order by name',
  );
  yield {
    patto: 1,
    madeAt: new Date().toISOString(),
    migrations: migrations.rows.map((row) => row.name),
  };
  const spaces = await client.query<{ id: string }>(
    'select workspace_id as id from auth.workspace_directory order by 1',
  );
  for (const table of await tablesOf(client)) {
    const where = table.schema === 'auth' ? [null] : spaces.rows.map((row) => row.id);
    for (const workspace of where) yield* rowsOf(source, table, workspace);
  }
  yield* filesIn(join(home, 'files'));
  yield { end: true, counts };
}

const portion = 2000;

async function* rowsOf(
  { client, counts }: Source,
  table: Kept,
  workspace: string | null,
): AsyncGenerator<BackupLine> {
  const name = full(table);
  counts[name] ??= 0;
  await client.query(`select set_config('patto.workspace', $1, true)`, [workspace ?? '']);
  // an owner who is a superuser sees every workspace: the rows are asked for by name
  const only = workspace ? `where workspace_id = '${workspace}'` : '';
  const columns = table.columns.map((column) => `"${column}"`).join(', ');
  await client.query(
    `declare portion cursor for select row_to_json(t)::text as row from (select ${columns} from ${name} ${only}) t`,
  );
  for (;;) {
    const { rows } = await client.query<{ row: string }>(`fetch ${portion} from portion`);
    if (rows.length === 0) break;
    counts[name] += rows.length;
    yield { table: name, workspace, rows: rows.map(({ row }) => row) };
  }
  await client.query('close portion');
}

async function* filesIn(folder: string): AsyncGenerator<BackupLine> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    yield { file: relative(folder, path), data: (await readFile(path)).toString('base64') };
  }
}
