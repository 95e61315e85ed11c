import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

const never = new Set(['node_modules', 'dist', '.git', '.patto', 'coverage']);

/** A file of ours, by its path from the root. */
export type Source = { path: string; text: string };

/** Every file of the repository that somebody wrote, in the given folders or all of them. */
export function sources(folders: readonly string[] = ['.'], ending = /./): Source[] {
  return folders
    .flatMap((folder) => filesUnder(join(root, folder)))
    .map((path) => relative(root, path))
    .filter((path) => ending.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (never.has(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesUnder(path);
    return entry.isFile() ? [path] : [];
  });
}

/** TypeScript without its comments: what a rule about code looks at. */
export function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1');
}

export type Import = { from: string; to: string; asWritten: string };

/** What a file imports, types too: a path from the root for our own files, the name for packages. */
export function importsOf({ path, text }: Source): Import[] {
  const found = withoutComments(text).matchAll(/(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"\n]+)['"]/g);
  return [...found].map(([, asWritten = '']) => ({
    from: path,
    asWritten,
    to: target(path, asWritten),
  }));
}

function target(path: string, asWritten: string): string {
  if (asWritten.startsWith('#')) return asWritten.slice(1);
  if (asWritten.startsWith('.')) return posix.join(dirname(path), asWritten);
  return `package:${asWritten}`;
}
