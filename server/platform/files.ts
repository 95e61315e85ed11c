import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Hono } from 'hono';
import { type App, isSeated } from './http.ts';

/** What we keep, told from its content: the extension, and the type it is served as. */
const types = { png: 'image/png', jpg: 'image/jpeg', webp: 'image/webp' } as const;
export type FileKind = keyof typeof types;

/** `open` is read by whoever knows the name, which is chance; `own` by who sits in the workspace. */
type Shelf = 'open' | 'own';
export type NewFile = { workspaceId: string; shelf: Shelf; kind: FileKind; bytes: Uint8Array };

/** Keeps a file under the home; returns the path it is served at. */
export async function keepFile(home: string, file: NewFile): Promise<string> {
  const name = `${randomBytes(18).toString('base64url')}.${file.kind}`;
  const path = `/files/${file.workspaceId}/${file.shelf}/${name}`;
  await mkdir(dirname(join(home, path)), { recursive: true, mode: 0o700 });
  await writeFile(join(home, path), file.bytes, { flag: 'wx', mode: 0o600 });
  return path;
}

/** Removes a file by the path it was served at; one that is gone already is no error. */
export async function dropFile(home: string, path: string): Promise<void> {
  if (!read(path)) throw new Error('not a path of a kept file');
  await rm(join(home, path), { force: true });
}

/** Serves what is kept: as its own type, never as something that runs. */
export function filePages(app: App): Hono {
  const pages = new Hono();
  pages.get('/files/*', async (c) => {
    const file = read(c.req.path);
    if (!file) return c.json({ code: 'not_found' }, 404);
    if (file.shelf === 'own' && !(await isSeated(app, c, file.workspaceId)))
      return c.json({ code: 'forbidden' }, 403);
    const bytes = await readFile(join(app.home, c.req.path)).catch(() => null);
    if (!bytes) return c.json({ code: 'not_found' }, 404);
    return c.body(new Uint8Array(bytes), 200, headersOf(file));
  });
  return pages;
}

type Kept = { workspaceId: string; shelf: Shelf; kind: FileKind };

const shape =
  /^\/files\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/(open|own)\/[\w-]{24}\.(png|jpg|webp)$/;

function read(path: string): Kept | null {
  const [, workspaceId, shelf, kind] = shape.exec(path) ?? [];
  if (!workspaceId) return null;
  return { workspaceId, shelf: shelf as Shelf, kind: kind as FileKind };
}

function headersOf({ kind, shelf }: Kept): Record<string, string> {
  return {
    'content-type': types[kind],
    'content-disposition': `inline; filename="file.${kind}"`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': `${shelf === 'open' ? 'public' : 'private'}, max-age=31536000, immutable`,
    'cross-origin-resource-policy': shelf === 'open' ? 'cross-origin' : 'same-origin',
  };
}
