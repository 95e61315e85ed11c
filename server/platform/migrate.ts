import { readdir, readFile } from 'node:fs/promises';
import type pg from 'pg';

const folder = new URL('../../migrations/', import.meta.url);

/** The role the application connects as: it neither owns the tables nor bypasses row-level security. */
export type AppRole = { name: string; password: string };

/**
 * Brings a database to the newest migration, or through `only` those named, and (re)makes the app role. Runs as the owner;
 * several processes at once wait for each other, a migration at a time. Returns the migrations applied now.
 */
export async function migrate(
  owner: pg.Pool,
  role: AppRole,
  only?: readonly string[],
): Promise<string[]> {
  const ours = await migrationNames();
  const strange = only?.find((name) => !ours.includes(name));
  if (strange)
    throw new Error(`${strange} is not known here: this was made by a newer Patto. Update first.`);
  const applied: string[] = [];
  await locked(owner, prepare);
  for (const name of only ?? ours)
    if (await locked(owner, (client) => applyOne(client, name))) applied.push(name);
  await locked(owner, (client) => grant(client, role, applied.length > 0));
  return applied;
}

/** One process at a time, for one transaction. */
async function locked<T>(owner: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await owner.connect();
  try {
    await client.query('begin; select pg_advisory_xact_lock(7281163)');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

async function prepare(client: pg.PoolClient): Promise<void> {
  await client.query('create schema if not exists auth');
  await client.query(
    'create table if not exists auth.migration (name text primary key, applied_at timestamptz not null default now())',
  );
}

async function migrationNames(): Promise<string[]> {
  const names = await readdir(folder);
  return names.filter((name) => /^\d{4}-.*\.sql$/.test(name)).sort();
}

async function applyOne(client: pg.PoolClient, name: string): Promise<boolean> {
  const { rowCount } = await client.query('select 1 from auth.migration where name = $1', [name]);
  if (rowCount) return false;
  try {
    await client.query(await readFile(new URL(name, folder), 'utf8'));
    await client.query(await readFile(new URL('rows.sql', folder), 'utf8'));
    await client.query('insert into auth.migration (name) values ($1)', [name]);
  } catch (error) {
    throw new Error(`migration ${name} failed`, { cause: error });
  }
  return true;
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
