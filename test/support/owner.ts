import pg from 'pg';
import { connectionOf } from '#server/platform/database.ts';

/** The owner of a database, beside the application. */
export async function connectOwner(databaseUrl: string): Promise<pg.Client> {
  const owner = new pg.Client(connectionOf(databaseUrl));
  await owner.connect();
  return owner;
}

/** An owner who is no superuser is under row-level security too. */
export async function lookInto(owner: pg.Client, workspaceId: string): Promise<void> {
  await owner.query(`select set_config('patto.workspace', $1, false)`, [workspaceId]);
}
