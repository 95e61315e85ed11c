import { readdirSync, readFileSync } from 'node:fs';
import net from 'node:net';

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
  return readdirSync(folder)
    .filter((name) => name.endsWith('.csv'))
    .map((name) => ({
      name,
      csv: read(name),
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
