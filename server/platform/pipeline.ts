import type { Writable } from 'node:stream';
import type { CompiledQuery, PostgresPool, PostgresPoolClient } from 'kysely';
import pg from 'pg';
import type { Trx } from './database.ts';

/** A statement that is written but not sent yet: `sql` or a query builder. */
type Statement = { compile(by: Trx): CompiledQuery };

const unawaited = new WeakSet<readonly unknown[]>();

/**
 * Sends a statement whose answer nobody needs: it is on its way with the next one, and the database works while we do. What goes
 * wrong with it is thrown by the next statement or by the commit: where nothing is thrown, it was done.
 */
export async function send(trx: Trx, statement: Statement): Promise<void> {
  await sendRaw(trx, statement.compile(trx));
}

/** As `send`, of a statement that is compiled already. */
export async function sendRaw(trx: Trx, query: CompiledQuery): Promise<void> {
  unawaited.add(query.parameters);
  await trx.executeQuery(query);
}

/**
 * The pool as Kysely sees it. Of a pool whose clients are in pipeline mode: statements are answered in the order they leave.
 * `prepare`: what is asked again and again is planned once a connection; not through a pooler, which changes connections.
 */
export function pipelined(pool: pg.Pool, { prepare }: { prepare: boolean }): PostgresPool {
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  const name = prepare ? namesOf() : () => undefined;
  const connect = async () => {
    const client = await pool.connect();
    const light = known.get(client) ?? lightOf(client, name);
    known.set(client, light);
    return light;
  };
  return { connect, end: () => pool.end(), options: pool.options };
}

type Naming = (text: string, values: readonly unknown[]) => string | undefined;

const often = 20;
const most = 200;

/**
 * A name for what was asked often. Lists are planned each time: their length decides how. So is what came after the first two
 * hundred: a plan is memory in every connection.
 */
function namesOf(): Naming {
  const asked = new Map<string, { times: number; name: string }>();
  return (text, values) => {
    if (values.length === 0 || values.some(isLong)) return undefined;
    const known = asked.get(text);
    if (!known && asked.size < most) asked.set(text, { times: 1, name: `often ${asked.size}` });
    return known && ++known.times > often ? known.name : undefined;
  };
}

function isLong(value: unknown): boolean {
  return Array.isArray(value) || (typeof value === 'string' && value.length > 4000);
}

const nothing = { command: 'SELECT', rowCount: 0, rows: [] } as const;

/** A failure aborts the transaction: what comes after it fails too, and says only that. The first error is the one told. */
function lightOf(client: pg.PoolClient, naming: Naming): PostgresPoolClient {
  const failures: unknown[] = [];
  let stale = false;
  const note = (error: unknown) => {
    failures.push(error);
    stale ||= error instanceof pg.DatabaseError && error.code === '0A000';
  };
  const door = doorOf(client);
  const query = async (text: string, values: readonly unknown[]) => {
    const name = naming(text, values);
    const waits = text !== 'begin' && !unawaited.has(values);
    door.hold();
    const answer = client.query({ text, values: values as unknown[], ...(name && { name }) });
    if (waits || values.some(isLong)) door.open();
    if (!waits) {
      answer.catch(note);
      return nothing;
    }
    const result = text === 'rollback' ? await answer : await answer.catch(note);
    const [failed] = failures.splice(0);
    if (failed && text !== 'rollback') throw failed;
    return result;
  };
  // a plan made before another process migrated the database: the connection goes, and its plans with it
  const release = (destroy?: boolean) => client.release(stale || destroy);
  return { query: query as unknown as PostgresPoolClient['query'], release };
}

/** Statements leave together: each packet wakes the database, and costs more than the statement in it. */
function doorOf(client: pg.PoolClient): { hold(): void; open(): void } {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  return {
    hold: () => {
      if (stream.writableCorked === 0) stream.cork();
    },
    open: () => {
      while (stream.writableCorked > 0) stream.uncork();
    },
  };
}
