import { PassThrough, Readable, type Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { refuse } from '#server/platform/refusal.ts';
import type { FileRow, Mapping } from './import-mapping.ts';

/** A row and the line it stands on; null where the line could not be read. */
export type Line = { line: number; row: FileRow | null };

/**
 * Reads a file as it streams in: gzip or plain, UTF-8, UTF-16 or Windows-1252, CSV with its own separator or JSON Lines. A line
 * that cannot be read is told and skipped; the rest goes on. `count` hears the bytes of the file as sent.
 */
export async function* readLines(
  body: ReadableStream<Uint8Array> | Readable,
  mapping: Pick<Mapping, 'format'>,
  count: (bytes: number) => void,
): AsyncGenerator<Line> {
  const source = body instanceof Readable ? body : Readable.fromWeb(body as never);
  const text = await decoded(source, count);
  yield* mapping.format === 'csv' ? csvLines(text) : jsonLines(text);
}

async function decoded(source: Readable, count: (bytes: number) => void): Promise<Readable> {
  const counted = new PassThrough();
  source.on('data', (chunk: Uint8Array) => count(chunk.length));
  source.on('error', (error) => counted.destroy(error));
  source.pipe(counted);
  const first = Buffer.from(await firstChunk(counted));
  const plain = first[0] === 0x1f && first[1] === 0x8b ? through(counted, createGunzip()) : counted;
  return Readable.from(decode(plain));
}

function through(source: Readable, transform: Transform): Readable {
  source.on('error', (error) => transform.destroy(error));
  return source.pipe(transform);
}

/** The first chunk, put back for whoever reads on. */
async function firstChunk(stream: Readable): Promise<Buffer | string> {
  if (stream.readableLength === 0 && !stream.readableEnded)
    await new Promise((ready) =>
      stream.once('readable', ready).once('end', ready).once('error', ready),
    );
  const chunk: Buffer | string | null = stream.read();
  if (chunk === null) return '';
  stream.unshift(chunk);
  return chunk;
}

/** The encoding is told by its mark, or by whether the beginning is good UTF-8. */
async function* decode(bytes: Readable): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    decoder ??= new TextDecoder(encodingOf(chunk));
    yield decoder.decode(chunk, { stream: true });
  }
  if (decoder) yield decoder.decode();
}

function encodingOf(start: Buffer): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(start, { stream: true });
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

async function* csvLines(text: Readable): AsyncGenerator<Line> {
  const parser = parse({
    ...{ columns: true, bom: true, relax_quotes: true, relax_column_count: true, info: true },
    ...{ skip_empty_lines: true, skip_records_with_error: true, max_record_size: 2_000_000 },
    delimiter: await separatorOf(text),
  });
  text.on('error', (error) => parser.destroy(error));
  text.pipe(parser);
  try {
    for await (const { record, info } of parser as AsyncIterable<CsvRecord>)
      yield { line: info.lines, row: record };
  } catch (error) {
    throw refuse('file_unreadable', { detail: String(error) });
  }
}

type CsvRecord = { record: FileRow; info: { lines: number } };

/** Comma, semicolon, tab or bar: whichever the first line has most of, outside quotes. */
async function separatorOf(text: Readable): Promise<string> {
  const first = String(await firstChunk(text));
  const head = first.split('\n', 1)[0]?.replace(/"[^"]*"/g, '') ?? '';
  const counts = [',', ';', '\t', '|'].map((mark) => ({ mark, n: head.split(mark).length }));
  return counts.reduce((best, one) => (one.n > best.n ? one : best)).mark;
}

async function* jsonLines(text: Readable): AsyncGenerator<Line> {
  let rest = '';
  let line = 0;
  for await (const chunk of text as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const one of lines) yield* jsonLine(one, ++line);
  }
  yield* jsonLine(rest, ++line);
}

function* jsonLine(text: string, line: number): Generator<Line> {
  if (text.trim() === '') return;
  try {
    const row: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    yield {
      line,
      row: row !== null && typeof row === 'object' && !Array.isArray(row) ? (row as FileRow) : null,
    };
  } catch {
    yield { line, row: null };
  }
}
