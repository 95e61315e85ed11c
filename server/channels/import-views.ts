import { Readable } from 'node:stream';
import { sql } from 'kysely';
import type { z } from 'zod';
import type * as shape from '#contract/channels.ts';
import type { Trx } from '#server/platform/database.ts';
import { found, Refusal, refuse } from '#server/platform/refusal.ts';
import { readLines } from './import-file.ts';
import { cellOf, type FileRow, guessMapping, type Mapping } from './import-mapping.ts';

type ImportReport = z.output<typeof shape.ImportReport>;
type Row = {
  import_id: string;
  name: string;
  state: ImportReport['state'];
  rows: number;
  bytes: number;
  bytes_read: number;
  duplicates: number;
  refused: ImportReport['refused'];
  waiting: number;
  started_at: Date;
  ended_at: Date | null;
};

/** Imports, newest first, with what still waits to be read. */
export async function viewImports(trx: Trx, only: string | null = null): Promise<ImportReport[]> {
  const { rows } = await sql<Row>`select i.*, w.waiting from import i
    left join lateral (select count(*)::int as waiting from raw_waiting x where x.channel_id = i.channel_id) w on true
    where ${only}::uuid is null or i.import_id = ${only}::uuid
    order by i.started_at desc, i.import_id desc limit 50`.execute(trx);
  return rows.map(reportOf);
}

/** How one import went. */
export async function viewImport(trx: Trx, id: string): Promise<ImportReport> {
  const [report] = await viewImports(trx, id);
  return found(report, 'import');
}

function reportOf(row: Row): ImportReport {
  const refusedRows = row.refused.reduce((sum, one) => sum + one.rows, 0);
  const stored = row.rows - refusedRows - row.duplicates;
  const waiting = Math.min(row.waiting, stored);
  return {
    ...{ id: row.import_id, name: row.name, state: row.state, rows: row.rows, bytes: row.bytes },
    ...{
      bytesRead: row.bytes_read,
      messages: stored - waiting,
      waiting,
      duplicates: row.duplicates,
    },
    refused: row.refused,
    startedAt: row.started_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
  };
}

type Preview = { mapping: Mapping; columns: string[]; rows: Record<string, string>[] };
const shown = 8;

/** Guesses format and columns from a file's beginning. Refuses `file_unreadable`. */
export async function previewImport(name: string, sample: string): Promise<Preview> {
  const format =
    /\.(jsonl|ndjson|json)(\.gz)?$/i.test(name) || sample.trimStart().startsWith('{')
      ? 'jsonl'
      : 'csv';
  const first = await firstRows(sample, format);
  const columns = [...new Set(first.flatMap((row) => Object.keys(row)))];
  if (columns.length < 2) throw refuse('file_unreadable');
  const rows = first.map((row) =>
    Object.fromEntries(columns.map((column) => [column, cellOf(row, column).slice(0, 200)])),
  );
  return { mapping: guessMapping(format, columns), columns, rows };
}

async function firstRows(sample: string, format: Mapping['format']): Promise<FileRow[]> {
  const rows: FileRow[] = [];
  try {
    for await (const line of readLines(
      Readable.from([Buffer.from(sample)]),
      { format },
      () => {},
    )) {
      if ('row' in line) rows.push(line.row);
      if (rows.length >= shown) break;
    }
  } catch (error) {
    // a sample may end in the middle of a row
    if (rows.length === 0 || !(error instanceof Refusal)) throw error;
  }
  return rows;
}
