import { readdir, readFile } from 'node:fs/promises';
import type pg from 'pg';

const folder = new URL('../../migrations/', import.meta.url);

/** The role the application connects as: it neither owns the tables nor bypasses row-level security. */
export type AppRole = { name: string; password: string };

/**
 * Brings a database to the newest migration and (re)makes the app role. Runs as the owner, once at a time whatever the
 * number of processes. Returns the migrations that were applied now.
 */
export async function migrate(owner: pg.Pool, role: AppRole): Promise<string[]> {
  const client = await owner.connect();
  try {
    await client.query('select pg_advisory_lock(7281163)');
    const applied = await applyNew(client);
    await grant(client, role, applied.length > 0);
    return applied;
  } finally {
    await client.query('select pg_advisory_unlock(7281163)').catch(() => {});
    client.release();
  }
}

async function applyNew(client: pg.PoolClient): Promise<string[]> {
  await client.query('create schema if not exists auth');
  await client.query(
    'create table if not exists auth.migration (name text primary key, applied_at timestamptz not null default now())',
  );
  const { rows } = await client.query<{ name: string }>('select name from auth.migration');
  const done = new Set(rows.map((row) => row.name));
  const names = (await migrationNames()).filter((name) => !done.has(name));
  for (const name of names) await applyOne(client, name);
  return names;
}

async function migrationNames(): Promise<string[]> {
  const names = await readdir(folder);
  return names.filter((name) => /^\d{4}-.*\.sql$/.test(name)).sort();
}

async function applyOne(client: pg.PoolClient, name: string): Promise<void> {
  const text = await readFile(new URL(name, folder), 'utf8');
  const rows = await readFile(new URL('rows.sql', folder), 'utf8');
  await client.query('begin');
  try {
    await client.query(text);
    await client.query(rows);
    await client.query('insert into auth.migration (name) values ($1)', [name]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`migration ${name} failed`, { cause: error });
  }
}

async function grant(client: pg.PoolClient, role: AppRole, changed: boolean): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role.name]);
  const name = client.escapeIdentifier(role.name);
  const password = client.escapeLiteral(role.password);
  if (!rowCount)
    await client.query(
      `create role ${name} login nobypassrls nosuperuser nocreatedb password ${password}`,
    );
  else await client.query(`alter role ${name} login password ${password}`);
  if (!rowCount || changed) await grantTables(client, name);
}

/** Also after pg-boss has made its schema: grants are repeatable. */
export async function grantTables(
  client: pg.PoolClient | pg.Pool,
  roleName: string,
): Promise<void> {
  const { rows } = await client.query<{ nspname: string }>(
    "select nspname from pg_namespace where nspname in ('public', 'auth', 'pgboss')",
  );
  for (const { nspname } of rows) {
    await client.query(`grant usage on schema ${nspname} to ${roleName}`);
    await client.query(
      `grant select, insert, update, delete on all tables in schema ${nspname} to ${roleName}`,
    );
    await client.query(`grant usage, select on all sequences in schema ${nspname} to ${roleName}`);
    await client.query(`grant execute on all functions in schema ${nspname} to ${roleName}`);
  }
}
