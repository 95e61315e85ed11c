import { createReadStream, statSync } from 'node:fs';
import { basename } from 'node:path';
import { createGunzip } from 'node:zlib';
import { sql } from 'kysely';
import { previewImport } from '#server/channels/import-views.ts';
import { openImport, readImport } from '#server/channels/imports.ts';
import { drain } from '#server/channels/intake.ts';
import { connectorOf } from '#server/connectors/registry.ts';
import { inWorkspace, type Trx } from '#server/platform/database.ts';
import { type Bench, median, percentile, startBench } from '../firm.ts';

type ThreadFigures = {
  threads: number;
  messages: number;
  duplicatesSkipped: number;
  rowsRefused: number;
  firstReplyMedianMin: number;
  firstReplyP90Min: number;
};

/**
 * Imports a file of threaded messages the way the product does, into a scratch workspace, and tells what it made of it. A
 * first reply is counted from the message it answers, as the published figures are.
 */
export async function evaluateThreads(
  path: string,
): Promise<{ lines: string[]; json: ThreadFigures }> {
  const bench = await startBench();
  try {
    const importId = await importFile(bench, path);
    const json = await inside(bench, (trx) => figures(trx, importId));
    return { lines: linesOf(json), json };
  } finally {
    await bench.stop();
  }
}

async function importFile(bench: Bench, path: string): Promise<string> {
  const { app } = bench.running;
  const name = basename(path);
  const { mapping } = await previewImport(name.replace(/\.gz$/, ''), await beginning(path));
  const wanted = {
    name,
    mapping: { ...mapping, history: false },
    bytes: statSync(path).size,
    memberId: bench.memberId,
  };
  const opened = await inside(bench, (trx) => openImport(trx, wanted));
  const ground = { db: app.db, scope: () => app.scope(bench.workspaceId), connectorOf };
  await readImport(ground, { ...opened, mapping: wanted.mapping }, createReadStream(path));
  await drain(ground, opened.channelId);
  return opened.importId;
}

async function beginning(path: string): Promise<string> {
  const file = createReadStream(path);
  const stream = path.endsWith('.gz') ? file.pipe(createGunzip()) : file;
  for await (const chunk of stream) {
    file.destroy();
    return String(chunk).split('\n').slice(0, -1).slice(0, 20).join('\n');
  }
  return '';
}

async function figures(trx: Trx, importId: string): Promise<ThreadFigures> {
  const { rows } = await sql<{
    threads: number;
    messages: number;
    duplicates: number;
    refused: { rows: number }[];
  }>`select
    (select count(*)::int from conversation where merged_into is null) as threads,
    (select count(*)::int from message) as messages, duplicates, refused from import where import_id = ${importId}`.execute(
    trx,
  );
  const replies = await sql<{
    minutes: number;
  }>`select extract(epoch from o.sent_at - p.sent_at)::float8 / 60 as minutes
    from message o join message p on p.message_id = o.parent_id where o.direction = 'out'`.execute(
    trx,
  );
  const minutes = replies.rows.map((row) => row.minutes);
  const [row] = rows;
  return {
    threads: row?.threads ?? 0,
    messages: row?.messages ?? 0,
    duplicatesSkipped: row?.duplicates ?? 0,
    rowsRefused: (row?.refused ?? []).reduce((sum, one) => sum + one.rows, 0),
    firstReplyMedianMin: round(median(minutes)),
    firstReplyP90Min: round(percentile(minutes, 0.9)),
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function linesOf(json: ThreadFigures): string[] {
  return [
    `threads            ${json.threads}`,
    `messages           ${json.messages}`,
    `duplicates skipped ${json.duplicatesSkipped}`,
    `rows refused       ${json.rowsRefused}`,
    `reply, median      ${json.firstReplyMedianMin} min`,
    `reply, p90         ${json.firstReplyP90Min} min`,
  ];
}

function inside<T>(bench: Bench, work: (trx: Trx) => Promise<T>): Promise<T> {
  const { app } = bench.running;
  return inWorkspace(app.db, app.scope(bench.workspaceId), work);
}
