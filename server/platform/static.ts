import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';

const folder = fileURLToPath(new URL('../../dist/web', import.meta.url));

/** The built web app: hashed files for ever, everything else is the app itself. */
export function serveWeb(): Hono {
  const web = new Hono();
  if (existsSync(folder)) {
    web.get('/assets/*', serveStatic({ root: folder, precompressed: true, onFound: forEver }));
    web.get('*', serveStatic({ root: folder, precompressed: true }));
  }
  web.get('*', (c) => {
    if (c.req.path.startsWith('/api/') || c.req.path.includes('.')) return c.notFound();
    c.header('cache-control', 'no-cache');
    return c.html(shell());
  });
  return web;
}

function forEver(_path: string, c: { header(name: string, value: string): void }): void {
  c.header('cache-control', 'public, max-age=31536000, immutable');
}

function shell(): string {
  const file = `${folder}/index.html`;
  if (!existsSync(file))
    return '<!doctype html><title>Patto</title><p>The web app is not built yet: run npm start.';
  return readFileSync(file, 'utf8');
}
