import { isAscii } from 'node:buffer';
import { PassThrough, Readable, type Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { refuse } from '#server/platform/refusal.ts';
import type { FileRow, Mapping } from './import-mapping.ts';

/** A row and the line it stands on; or why the line could not be read. */
export type Line = { line: number; row: FileRow } | { line: number; unread: Unread };
/** `unclosed`: a quote that never closes, or a row without end; what follows it is not read. */
type Unread = 'bad_json' | 'too_long' | 'unclosed';

const longestRow = 2_000_000;

/**
 * Reads a file as it streams in, in a memory that does not grow with it: gzip or plain, UTF-8, UTF-16 or Windows-1252, CSV
 * with its own separator or JSON Lines. A line that cannot be read is told and skipped; the rest goes on. Refuses
 * `file_unreadable` where nothing can be read further. `count` hears the bytes of the file as sent.
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
  const packed = first[0] === 0x1f && first[1] === 0x8b;
  return Readable.from(packed ? unpacked(through(counted, createGunzip())) : decode(counted));
}

async function* unpacked(bytes: Readable): AsyncGenerator<string> {
  try {
    yield* decode(bytes);
  } catch (error) {
    // what zlib says begins with Z_; anything else happened on the way here
    if (!isCoded(error) || !error.code.startsWith('Z_')) throw error;
    throw refuse('file_unreadable', { detail: error.code });
  }
}

function isCoded(error: unknown): error is { code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
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

/** The encoding is told by its mark, or by whether the first piece that is not plain ASCII is good UTF-8. */
async function* decode(bytes: Readable): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    if (!isAscii(chunk)) decoder ??= new TextDecoder(encodingOf(chunk));
    yield decoder ? decoder.decode(chunk, { stream: true }) : chunk.toString('latin1');
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
    ...{ skip_empty_lines: true, skip_records_with_error: true, max_record_size: longestRow },
    delimiter: await separatorOf(text),
  });
  let lost = false;
  // a parser that has lost its way swallows all that follows: it gets no more
  parser.once('skip', () => {
    lost = true;
    text.unpipe(parser).destroy();
    parser.end();
  });
  text.on('error', (error) => parser.destroy(error));
  text.pipe(parser);
  let line = 1;
  for await (const { record, info } of parser as AsyncIterable<CsvRecord>) {
    line = info.lines;
    yield { line, row: record };
  }
  if (!lost) return;
  yield { line: line + 1, unread: 'unclosed' };
  throw refuse('file_unreadable', { line: line + 1 });
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
  let line = 1;
  let tooLong = false;
  for await (const chunk of text as AsyncIterable<string>) {
    const lines = chunk.split('\n');
    for (const [at, part] of lines.entries()) {
      if (at > 0) {
        yield* tooLong ? [{ line, unread: 'too_long' } as const] : jsonLine(rest, line);
        [rest, tooLong, line] = ['', false, line + 1];
      }
      tooLong ||= rest.length + part.length > longestRow;
      rest = tooLong ? '' : rest + part;
    }
  }
  yield* tooLong ? [{ line, unread: 'too_long' } as const] : jsonLine(rest, line);
}

function* jsonLine(text: string, line: number): Generator<Line> {
  if (text.trim() === '') return;
  try {
    const row: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    if (row === null || typeof row !== 'object' || Array.isArray(row))
      throw new TypeError('no row');
    yield { line, row: row as FileRow };
  } catch {
    yield { line, unread: 'bad_json' };
  }
}
