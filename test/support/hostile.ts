import { readdirSync, readFileSync } from 'node:fs';
import net from 'node:net';
import { type Firm, origin } from './firm.ts';

const data = new URL('../data/', import.meta.url);

/** Strings that are known to break programs: test/data/blns. */
export function naughty(): string[] {
  return JSON.parse(readFileSync(new URL('blns/blns.json', data), 'utf8'));
}

/** Files that a JSON parser must read (`y_`), must not (`n_`), or may (`i_`): test/data/json-test-suite. */
export function jsonSuite(): { name: string; bytes: Buffer }[] {
  const files: Record<string, string> = JSON.parse(
    readFileSync(new URL('json-test-suite/parsing.json', data), 'utf8'),
  );
  const named = Object.entries(files).map(([name, base64]) => {
    return { name, bytes: Buffer.from(base64, 'base64') };
  });
  const made = {
    n_100000_opening_arrays: '['.repeat(1e5),
    n_open_array_object: '[{"":'.repeat(5e4),
  };
  return [
    ...named,
    ...Object.entries(made).map(([name, text]) => ({ name, bytes: Buffer.from(text) })),
  ];
}

/** CSV files and the rows they hold: test/data/csv-spectrum. */
export function csvSpectrum(): { name: string; csv: string; rows: Record<string, string>[] }[] {
  const folder = new URL('csv-spectrum/', data);
  const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');
  // their own line ends were lost on the way into git
  const ends = (name: string) => (name.includes('crlf') ? '\r\n' : '\n');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.csv'))
    .map((name) => ({
      name,
      csv: read(name).replaceAll('\n', ends(name)),
      rows: JSON.parse(read(name.replace('.csv', '.json'))),
    }));
}

/** A request as bytes on a socket, and what came back: no client tidies it up on the way. */
export async function shout(port: number, text: string): Promise<{ status: number; body: string }> {
  const socket = net.connect(port, '127.0.0.1');
  let heard = '';
  socket.setEncoding('utf8').on('data', (piece) => {
    heard += piece;
  });
  const over = new Promise((end) => socket.once('close', end).once('error', end));
  socket.write(text);
  await over;
  return {
    status: Number(/^HTTP\/1\.1 (\d+)/.exec(heard)?.[1] ?? 0),
    body: heard.slice(heard.indexOf('\r\n\r\n') + 4),
  };
}

type Body = string | Uint8Array | ReadableStream<Uint8Array>;
type Report = { status: number; code?: string; state?: string } & Record<string, unknown>;

/** Sends a file to the import; what it came to. */
export async function sendFile(
  firm: Firm,
  body: Body,
  query: Record<string, string>,
): Promise<Report> {
  const path = `/api/imports?${new URLSearchParams(query)}`;
  const headers = { origin, cookie: firm.cookie, 'patto-workspace': firm.workspaceId };
  const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit;
  const response = await firm.patto.request(path, init);
  return { status: response.status, ...((await response.json()) as object) };
}

/** A good row of JSON Lines, but for what is asked. */
export function importRow(more: object): string {
  const good = { id: '1', author: 'anna', text: 'Ciao', sent_at: '2026-02-01T10:00:00Z' };
  return JSON.stringify({ ...good, ...more });
}
