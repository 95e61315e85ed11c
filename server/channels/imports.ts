import { sql } from 'kysely';
import type { ImportedRow } from '#server/connectors/connector.ts';
import {
  type Database,
  inWorkspace,
  nowOf,
  type Scope,
  type Trx,
} from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { tell } from '#server/platform/live.ts';
import { found } from '#server/platform/refusal.ts';
import { type Line, readLines } from './import-file.ts';
import { type Mapping, mapRow, type RefusedReason } from './import-mapping.ts';
import { storeOnce } from './intake.ts';

export type ImportGround = { db: Database; scope(): Scope };
export type NewImport = {
  name: string;
  mapping: Mapping;
  bytes: number;
  memberId: string | null;
  channelId?: string | undefined;
};
type RefusedRows = Map<RefusedReason, { rows: number; firstLine: number }>;

/** What an import has come to. */
type Tally = { rows: number; bytesRead: number; duplicates: number; refused: RefusedRows };

const batch = 1000;

/**
 * Opens an import into its own channel: the same name again goes to the same channel, where repeats meet themselves. Refuses
 * `not_found` for a channel that takes no files.
 */
export async function openImport(
  trx: Trx,
  wanted: NewImport,
): Promise<{ importId: string; channelId: string }> {
  const channelId = await channelFor(trx, wanted);
  const importId = newId();
  const { name, mapping, bytes, memberId } = wanted;
  await trx
    .insertInto('import')
    .values({
      ...{
        import_id: importId,
        channel_id: channelId,
        name,
        bytes,
        member_id: memberId,
        state: 'reading',
      },
      ...{ mapping: JSON.stringify(mapping), started_at: nowOf(trx), ended_at: null },
    })
    .execute();
  await tell(trx, { type: 'channels', ids: [channelId] });
  return { importId, channelId };
}

async function channelFor(trx: Trx, { name, channelId }: NewImport): Promise<string> {
  const imports = trx.selectFrom('channel').select('channel_id').where('network', '=', 'import');
  if (channelId !== undefined)
    return found(await imports.where('channel_id', '=', channelId).executeTakeFirst(), 'channel')
      .channel_id;
  const known = await imports.where('name', '=', name).executeTakeFirst();
  if (known) return known.channel_id;
  const id = newId();
  await sql`insert into channel (channel_id, network, name, limits, connected_at, checked_at)
    values (${id}, 'import', ${name}, '{"unit":"grapheme","text":20000}', ${nowOf(trx)}, ${nowOf(trx)})`.execute(
    trx,
  );
  return id;
}

export type Reading = { importId: string; channelId: string; mapping: Mapping };

/**
 * Reads a file row by row and stores what it can, a thousand rows a transaction. Progress is written with each; what was
 * refused is counted by reason with its first line. Stops between two batches when somebody stops the import.
 */
export async function readImport(
  ground: ImportGround,
  reading: Reading,
  body: Parameters<typeof readLines>[0],
): Promise<void> {
  const tally: Tally = { rows: 0, bytesRead: 0, duplicates: 0, refused: new Map() };
  let rows: ImportedRow[] = [];
  const write = () => {
    const ready = rows;
    rows = [];
    return inWorkspace(ground.db, ground.scope(), (trx) =>
      keep(trx, reading, { rows: ready, tally }),
    );
  };
  const count = (bytes: number) => {
    tally.bytesRead += bytes;
  };
  try {
    for await (const line of readLines(body, reading.mapping, count)) {
      sort(line, reading.mapping, { tally, rows });
      if (rows.length >= batch && !(await write())) return;
    }
    await write();
    await end(ground, reading, 'done');
  } catch (error) {
    // what was read before it broke is kept
    await write().catch(() => false);
    await end(ground, reading, 'failed');
    throw error;
  }
}

type Read = { tally: Tally; rows: ImportedRow[] };

function sort(read: Line, mapping: Mapping, { tally, rows }: Read): void {
  tally.rows += 1;
  const mapped = 'unread' in read ? { reason: read.unread } : mapRow(read.row, mapping);
  if (!('reason' in mapped)) return void rows.push(mapped);
  const known = tally.refused.get(mapped.reason);
  const firstLine = known?.firstLine ?? read.line;
  tally.refused.set(mapped.reason, { rows: (known?.rows ?? 0) + 1, firstLine });
}

/** False when the import was stopped meanwhile. */
async function keep(
  trx: Trx,
  { importId, channelId }: Reading,
  { rows, tally }: { rows: ImportedRow[]; tally: Tally },
): Promise<boolean> {
  const stored = await storeOnce(
    trx,
    channelId,
    rows.map((row) => ({ key: row.id, payload: row })),
  );
  tally.duplicates += rows.length - stored;
  const refused = [...tally.refused].map(([reason, more]) => ({ reason, ...more }));
  const { numUpdatedRows } = await trx
    .updateTable('import')
    .set({
      rows: tally.rows,
      bytes_read: tally.bytesRead,
      duplicates: tally.duplicates,
      refused: JSON.stringify(refused),
    })
    .where('import_id', '=', importId)
    .where('state', '=', 'reading')
    .executeTakeFirst();
  await tell(trx, { type: 'channels', ids: [channelId] });
  return numUpdatedRows > 0n;
}

async function end(
  ground: ImportGround,
  { importId, channelId }: Reading,
  state: 'done' | 'failed',
): Promise<void> {
  await inWorkspace(ground.db, ground.scope(), async (trx) => {
    await endAs(trx, importId, state);
    await tell(trx, { type: 'channels', ids: [channelId] });
  });
}

/** Stops an import; what came in stays. */
export async function stopImport(trx: Trx, importId: string): Promise<void> {
  await endAs(trx, importId, 'stopped');
}

/** What has ended already stays as it ended. */
async function endAs(
  trx: Trx,
  importId: string,
  state: 'done' | 'failed' | 'stopped',
): Promise<void> {
  await trx
    .updateTable('import')
    .set({ state, ended_at: nowOf(trx) })
    .where('import_id', '=', importId)
    .where('state', '=', 'reading')
    .execute();
}
