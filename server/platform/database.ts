import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import type { Log } from './log.ts';
import { pipelined, send } from './pipeline.ts';

/** The tables of all modules: each module's `tables.ts` adds its own rows to this interface. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging, so that the platform knows no domain word
export interface Tables {}

export type Database = Kysely<Tables>;
/** A transaction inside one workspace: row-level security shows and takes that workspace's rows only. */
export type Trx = Transaction<Tables>;

/** What surrounds a transaction: where we are, what time it is, and what runs when something happened. */
export type Scope = {
  workspaceId: string;
  now: Date;
  bus: Bus;
};

/** Runs the reactions to an event and enqueues jobs, both in the caller's transaction. */
export type Bus = {
  emit(trx: Trx, event: string, list: readonly unknown[]): Promise<void>;
  enqueue(trx: Trx, job: { name: string; data: object } & EnqueueOptions): Promise<void>;
};
export type EnqueueOptions = { startAfter?: Date };

const scopes = new WeakMap<object, Scope>();

/** The scope of a transaction opened by `inWorkspace`. */
export function scopeOf(trx: Trx): Scope {
  const scope = scopes.get(trx);
  if (!scope) throw new Error('this transaction was not opened by inWorkspace');
  return scope;
}

/** The workspace a transaction is in. */
export function workspaceOf(trx: Trx): string {
  return scopeOf(trx).workspaceId;
}

/** The time of this transaction, from the process's clock. */
export function nowOf(trx: Trx): Date {
  return scopeOf(trx).now;
}

/** Opens a transaction in which only the given workspace exists. */
export function inWorkspace<T>(
  db: Database,
  scope: Scope,
  work: (trx: Trx) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (trx) => {
    await send(trx, sql`select set_config('patto.workspace', ${scope.workspaceId}, true)`);
    scopes.set(trx, scope);
    return work(trx);
  });
}

pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, (day: string) => day);

/** Whom the database knows us as. */
export type Login = { user: string; password: string };
/** A database, as whoever its URL names or as another. */
export type Access = { url: string; as?: Login; log: Log };

/** A pool; an idle connection that breaks is logged, not fatal. */
export function createPool({ url, as, max = 12, log }: Access & { max?: number }): pg.Pool {
  const pool = new pg.Pool({
    ...connectionOf(url, as),
    max,
    idleTimeoutMillis: 30_000,
    application_name: 'patto',
    pipeline: true,
  });
  pool.on('error', (error) => log.warn({ error: error.message }, 'database connection lost'));
  return pool;
}

/** `postgres://user@/name?host=/socket/dir` and ordinary URLs alike; all who connect as another go through here. */
export function connectionOf(url: string, as?: Login): pg.ClientConfig {
  const parsed = new URL(url.replace(/^postgres(ql)?:\/\/([^/@]*)@\//, 'postgres://$2@socket/'));
  const host = parsed.searchParams.get('host');
  if (!host) return { connectionString: as ? loggedIn(url, as) : url };
  return {
    host,
    port: Number(parsed.searchParams.get('port') ?? 5432),
    user: decodeURIComponent(parsed.username),
    password: decodeURIComponent(parsed.password),
    database: decodeURIComponent(parsed.pathname.slice(1)),
    ...as,
  };
}

/** The driver believes a connection string more than what stands beside it, and its query more than the rest. */
function loggedIn(url: string, as: Login): string {
  return `${url}${url.includes('?') ? '&' : '?'}${new URLSearchParams(as)}`;
}

/** Kysely over a pool; within a transaction statements need not wait for one another. At a socket nobody stands in between. */
export function createDatabase(pool: pg.Pool): Database {
  const prepare = pool.options.host?.startsWith('/') ?? false;
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: pipelined(pool, { prepare }) }),
  });
}
