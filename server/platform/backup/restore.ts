import { createReadStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type pg from 'pg';
import { type AppRole, migrate } from '../migrate.ts';
import type { Backup, BackupLine } from './backup.ts';
import { full, tablesOf } from './tables.ts';

type Target = {
  client: pg.PoolClient;
  home: string;
  columns: Map<string, string>;
  counts: Record<string, number>;
};
export type Restore = Pick<Backup, 'file' | 'home'> & { owner: pg.Pool; role: AppRole };

/**
 * Puts a backup into an empty database: first the migrations it was made under, then its rows in one transaction, then the
 * newer migrations. Refuses, in words, a database with something in it, a file cut off, and a backup from a newer Patto.
 */
export async function restore({
  file,
  home,
  owner,
  role,
}: Restore): Promise<Record<string, number>> {
  const known = await firstLine(file);
  await migrate(owner, role, known);
  const client = await owner.connect();
  try {
    await client.query('begin');
    const counts = await load(client, { file, home });
    await client.query('commit');
    return counts;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
    await migrate(owner, role);
  }
}

async function firstLine(file: string): Promise<string[]> {
  for await (const line of linesOf(file)) {
    if ('patto' in line) return line.migrations;
    break;
  }
  throw new Error(`${file} is not a backup of Patto.`);
}

async function* linesOf(file: string): AsyncGenerator<BackupLine> {
  const text = createReadStream(file).pipe(createGunzip());
  const lines = createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY });
  const broken = new Promise<never>((_, fail) => text.once('error', fail));
  broken.catch(() => {});
  for await (const line of lines) yield JSON.parse(line);
  await Promise.race([broken, new Promise((done) => setImmediate(done))]);
}

async function load(
  client: pg.PoolClient,
  { file, home }: Pick<Restore, 'file' | 'home'>,
): Promise<Record<string, number>> {
  await refuseFull(client);
  const tables = await tablesOf(client);
  const columns = new Map(
    tables.map((table) => [full(table), table.columns.map((name) => `"${name}"`).join(', ')]),
  );
  const target: Target = { client, home, columns, counts: {} };
  for await (const line of linesOf(file)) {
    if ('table' in line) await put(target, line);
    else if ('file' in line) await putFile(home, line);
    else if ('end' in line) return agree(target.counts, line.counts);
  }
  throw new Error(`${file} ends too early: it was cut off. Nothing was restored.`);
}

async function refuseFull(client: pg.PoolClient): Promise<void> {
  const { rowCount } = await client.query('select 1 from auth.workspace_directory limit 1');
  if (rowCount)
    throw new Error('There are workspaces in this database already. Restore into an empty one.');
}

async function put(
  { client, columns, counts }: Target,
  { table, workspace, rows }: Extract<BackupLine, { table: string }>,
): Promise<void> {
  const names = columns.get(table);
  if (!names) throw new Error(`This backup has a table ${table} that is not known here.`);
  await client.query(`select set_config('patto.workspace', $1, true)`, [workspace ?? '']);
  await client.query(
    `insert into ${table} (${names}) select ${names} from json_populate_recordset(null::${table}, $1::json)`,
    [`[${rows.join(',')}]`],
  );
  counts[table] = (counts[table] ?? 0) + rows.length;
}

/** A path in a backup stays inside the folder of files. */
async function putFile(
  home: string,
  { file, data }: { file: string; data: string },
): Promise<void> {
  const path = normalize(file);
  if (path.startsWith('..') || path.startsWith('/'))
    throw new Error(`A file of this backup points outside: ${file}`);
  const target = join(home, 'files', path);
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  await writeFile(target, Buffer.from(data, 'base64'), { mode: 0o600 });
}

function agree(
  counts: Record<string, number>,
  said: Record<string, number>,
): Record<string, number> {
  for (const [table, count] of Object.entries(said)) {
    if ((counts[table] ?? 0) !== count)
      throw new Error(`The backup says ${count} rows in ${table}, ${counts[table] ?? 0} came.`);
  }
  return counts;
}
