import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The file that tells other commands where the running database is. */
export const addressFile = 'database-url';

/** The installation's secret: from PATTO_SECRET, or made once and kept in a file only we can read. */
export function secretOf(home: string): string {
  if (process.env.PATTO_SECRET) return process.env.PATTO_SECRET;
  const file = join(home, 'secret');
  if (!existsSync(file)) {
    mkdirSync(home, { recursive: true });
    writeFileSync(`${file}.new`, randomBytes(48).toString('base64url'), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  return readFileSync(file, 'utf8').trim();
}

/** Says where the database is while we run; returns the function that takes it back. */
export function tellAddress(home: string, url: string): () => void {
  const file = join(home, addressFile);
  writeFileSync(file, url, { mode: 0o600 });
  return () => rmSync(file, { force: true });
}
