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
import { readLines } from './import-file.ts';
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

/** Opens an import into its own channel: the same name again goes to the same channel, where repeats meet themselves. */
export async function openImport(
  trx: Trx,
  wanted: NewImport,
): Promise<{ importId: string; channelId: string }> {
  const channelId = wanted.channelId ?? (await channelFor(trx, wanted.name));
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

async function channelFor(trx: Trx, name: string): Promise<string> {
  const known = await trx
    .selectFrom('channel')
    .select('channel_id')
    .where('network', '=', 'import')
    .where('name', '=', name)
    .executeTakeFirst();
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
  const seen = new Set<string>();
  let rows: ImportedRow[] = [];
  const write = () =>
    inWorkspace(ground.db, ground.scope(), (trx) => keep(trx, reading, { rows, tally }));
  try {
    for await (const { line, row } of readLines(body, reading.mapping, (bytes) => {
      tally.bytesRead += bytes;
    })) {
      tally.rows += 1;
      sort(row ? mapRow(row, reading.mapping) : { reason: 'bad_json' }, {
        line,
        tally,
        seen,
        rows,
      });
      if (rows.length < batch) continue;
      if (!(await write())) return;
      rows = [];
    }
    await write();
    await end(ground, reading, 'done');
  } catch (error) {
    await end(ground, reading, 'failed');
    throw error;
  }
}

type Place = { line: number; tally: Tally; seen: Set<string>; rows: ImportedRow[] };

function sort(mapped: ReturnType<typeof mapRow>, { line, tally, seen, rows }: Place): void {
  if ('reason' in mapped) {
    const known = tally.refused.get(mapped.reason);
    tally.refused.set(mapped.reason, {
      rows: (known?.rows ?? 0) + 1,
      firstLine: known?.firstLine ?? line,
    });
  } else if (seen.has(mapped.id)) tally.duplicates += 1;
  else {
    seen.add(mapped.id);
    rows.push(mapped);
  }
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
    const set = { state, ended_at: nowOf(trx) };
    await trx
      .updateTable('import')
      .set(set)
      .where('import_id', '=', importId)
      .where('state', '=', 'reading')
      .execute();
    await tell(trx, { type: 'channels', ids: [channelId] });
  });
}

/** Stops an import; what came in stays. */
export async function stopImport(trx: Trx, importId: string): Promise<void> {
  const set = { state: 'stopped' as const, ended_at: nowOf(trx) };
  await trx
    .updateTable('import')
    .set(set)
    .where('import_id', '=', importId)
    .where('state', '=', 'reading')
    .execute();
}
