import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { serve } from '@hono/node-server';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, someone } from '../../e2e/support/browser.ts';
import { aloneOf, type Line, type Run } from '../figure.ts';
import type { Seeded } from '../many.ts';

const built = fileURLToPath(new URL('../../dist/web', import.meta.url));

/** The JavaScript of the first screen, and how long until the inbox of the largest database is there, in a real browser. */
export async function measure(run: Run): Promise<Line[]> {
  if (!existsSync(`${built}/index.html`)) {
    run.note('web: not measured, the web app is not built (npm run build)');
    return [];
  }
  const first = aloneOf('first screen, JavaScript (gzip)', 'kB', [firstScreen()]);
  const { most } = await run.many();
  return [first, ...(await rowsShown(run, most))];
}

/** What index.html loads by itself: scripts, the entry, and what the entry imports. */
function firstScreen(): number {
  const html = readFileSync(`${built}/index.html`, 'utf8');
  const paths = [...html.matchAll(/(?:src|href)="(\/[^"]+\.js)"/g)].map((match) => match[1] ?? '');
  return sizeOf(paths);
}

function sizeOf(paths: Iterable<string>): number {
  let bytes = 0;
  for (const path of new Set(paths))
    bytes += gzipSync(readFileSync(built + path), { level: 9 }).length;
  return bytes / 1000;
}

async function rowsShown(run: Run, seeded: Seeded): Promise<Line[]> {
  const server = serve({
    fetch: seeded.running.fetch,
    port: Number(new URL(seeded.origin).port),
    hostname: 'localhost',
  }) as Server;
  const browser = await openBrowser();
  try {
    if (!server.listening) await once(server, 'listening');
    const [cold, warm, loaded] = [[], [], new Set<string>()] as [number[], number[], Set<string>];
    for (let round = 0; round < run.rounds; round++) {
      const page = await visit(browser, seeded);
      page.on('request', (request) => loaded.add(new URL(request.url()).pathname));
      cold.push(await untilRows(page, seeded));
      warm.push(await untilRows(page, seeded));
      await page.context().close();
    }
    const size = sizeOf(
      [...loaded].filter((path) => path.endsWith('.js') && existsSync(built + path)),
    );
    const figure = `rows of ${seeded.size} shown`;
    return [
      aloneOf('inbox, all JavaScript until rows are shown (gzip)', 'kB', [size]),
      aloneOf(`${figure}, empty cache`, 's', cold),
      aloneOf(`${figure}, visited before`, 's', warm),
    ];
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections();
  }
}

async function visit(browser: Browser, { origin, cookie }: Seeded): Promise<Page> {
  const context = await someone(browser, { screen: 'desktop', language: 'it' });
  const cookies = cookie.split('; ').map((one) => {
    const [name = '', value = ''] = one.split(/=(.*)/s);
    return { name, value, url: origin };
  });
  await context.addCookies(cookies);
  return context.newPage();
}

/** Seconds from asking for the page until the first line of the list can be seen. */
async function untilRows(page: Page, { origin, slug }: Seeded): Promise<number> {
  const began = performance.now();
  await page.goto(`${origin}/${slug}/conversations`, { waitUntil: 'commit' });
  await page.locator(`li a[href*="/conversations/0"]`).first().waitFor();
  return (performance.now() - began) / 1000;
}
