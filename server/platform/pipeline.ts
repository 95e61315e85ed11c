import type { CompiledQuery, PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';
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

/** The pool as Kysely sees it. Of a pool whose clients are in pipeline mode: statements are answered in the order they leave. */
export function pipelined(pool: pg.Pool): PostgresPool {
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  const connect = async () => {
    const client = await pool.connect();
    const light = known.get(client) ?? lightOf(client);
    known.set(client, light);
    return light;
  };
  return { connect, end: () => pool.end(), options: pool.options };
}

const nothing = { command: 'SELECT', rowCount: 0, rows: [] } as const;

/** A failure aborts the transaction: what comes after it fails too, and says only that. The first error is the one told. */
function lightOf(client: pg.PoolClient): PostgresPoolClient {
  const failures: unknown[] = [];
  const note = (error: unknown) => void failures.push(error);
  const query = async (text: string, values: readonly unknown[]) => {
    const answer = client.query(text, values as unknown[]);
    if (text === 'begin' || unawaited.has(values)) {
      answer.catch(note);
      return nothing;
    }
    const result = text === 'rollback' ? await answer : await answer.catch(note);
    const [failed] = failures.splice(0);
    if (failed && text !== 'rollback') throw failed;
    return result;
  };
  const release = (destroy?: boolean) => client.release(destroy);
  return { query: query as unknown as PostgresPoolClient['query'], release };
}
