import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

export type TextFile = { path: string; text: string };

/** The files whose names are `wanted` at a path: a file, a folder, plain or `.gz`, or a `.tar.gz` of them. */
export function filesAt(path: string, wanted: RegExp): TextFile[] {
  if (statSync(path).isDirectory())
    return readdirSync(path)
      .toSorted()
      .flatMap((name) => filesAt(join(path, name), wanted));
  if (/\.(?:tar\.gz|tgz)$/.test(path)) {
    const packed = [...unpack(gunzipSync(readFileSync(path)))];
    return packed.filter((file) => wanted.test(file.path));
  }
  const plain = path.replace(/\.gz$/, '');
  return wanted.test(plain) ? [{ path: plain, text: textAt(path) }] : [];
}

/** A file as text, plain or `.gz`. */
export function textAt(path: string): string {
  const bytes = readFileSync(path);
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

/** One JSON value a line (JSONL), plain or `.gz`. */
export function linesAt<Line>(path: string): Line[] {
  const lines = textAt(path).split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as Line);
}

/** The regular files of a tar archive: a header of 512 bytes (name, octal size, type), then the bytes, padded. */
function* unpack(tar: Buffer): Generator<TextFile> {
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0; ) {
    const field = (from: number, to: number) =>
      tar.toString('utf8', at + from, at + to).replace(/\0.*$/s, '');
    const size = Number.parseInt(field(124, 136), 8) || 0;
    const path = join(field(345, 500), field(0, 100));
    if (/^[0\0]?$/.test(field(156, 157)))
      yield { path, text: tar.toString('utf8', at + 512, at + 512 + size) };
    at += 512 + Math.ceil(size / 512) * 512;
  }
}
