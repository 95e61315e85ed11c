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
  const first = await firstBytes(counted);
  const plain = first[0] === 0x1f && first[1] === 0x8b ? through(counted, createGunzip()) : counted;
  return Readable.from(decode(plain));
}

function through(source: Readable, transform: Transform): Readable {
  source.on('error', (error) => transform.destroy(error));
  return source.pipe(transform);
}

async function firstBytes(stream: Readable): Promise<Buffer> {
  for await (const chunk of streamOnce(stream)) {
    stream.unshift(chunk);
    return chunk;
  }
  return Buffer.alloc(0);
}

async function* streamOnce(stream: Readable): AsyncGenerator<Buffer> {
  if (stream.readableLength === 0)
    await new Promise((ready) =>
      stream.once('readable', ready).once('end', ready).once('error', ready),
    );
  const chunk: Buffer | null = stream.read();
  if (chunk) yield chunk;
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
    ...{
      columns: true,
      bom: true,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
    },
    ...{ delimiter: [',', ';', '\t'], max_record_size: 2_000_000, skip_records_with_error: true },
  });
  text.on('error', (error) => parser.destroy(error));
  text.pipe(parser);
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: FileRow;
      info: { lines: number };
    }>)
      yield { line: info.lines, row: record };
  } catch (error) {
    throw refuse('file_unreadable', {
      detail: error instanceof Error ? error.message : String(error),
    });
  }
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
