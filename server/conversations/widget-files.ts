import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Context, Hono } from 'hono';
import { etag } from 'hono/etag';

/** Where `web/widget/build.ts` lays what it builds. */
const folder = fileURLToPath(new URL('../../dist/widget', import.meta.url));

const day = 24 * 60 * 60;
const kept = {
  'widget.js': `public, max-age=${day}, stale-while-revalidate=${7 * day}`,
  'frame.js': 'public, max-age=31536000, immutable',
  'frame.css': 'public, max-age=31536000, immutable',
  'demo.css': `public, max-age=${day}`,
};

/** Other sites load the script: the name stays, the content is told apart by its ETag. */
export function serveFiles(pages: Hono): void {
  if (!existsSync(folder)) return;
  for (const [name, cache] of Object.entries(kept)) {
    const path = name === 'widget.js' ? '/widget.js' : `/widget/${name}`;
    const onFound = (_: string, c: Context) => openToAll(c, cache);
    pages.get(
      path,
      etag(),
      serveStatic({ root: folder, path: name, precompressed: true, onFound }),
    );
  }
}

function openToAll(c: Context, cache: string): void {
  c.header('cross-origin-resource-policy', 'cross-origin');
  c.header('access-control-allow-origin', '*');
  c.header('cache-control', cache);
}

/** The address of a built file, which changes with it: it is kept for ever. */
export function builtAddress(name: 'frame.js' | 'frame.css'): string {
  const built = statSync(`${folder}/${name}`, { throwIfNoEntry: false });
  return `/widget/${name}?v=${Math.round(built?.mtimeMs ?? 0).toString(36)}`;
}
