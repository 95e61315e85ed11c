import { existsSync } from 'node:fs';
import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { etag } from 'hono/etag';
import { store } from '#server/channels/intake.ts';
import type { App } from '#server/platform/http.ts';
import { Refusal, refuse } from '#server/platform/refusal.ts';
import { viewConfig } from './widget-config.ts';
import { demoPage, demoPolicy } from './widget-demo.ts';
import { allow, type Door, openDoor } from './widget-door.ts';
import { builtFolder, framePage, framePolicy } from './widget-frame.ts';
import { addressOf, createLimiter } from './widget-limits.ts';
import { createWatch } from './widget-live.ts';
import { pageAddress } from './widget-origins.ts';
import { largestBody, readSaid, type Said } from './widget-said.ts';
import { hintStream } from './widget-stream.ts';
import { parentUnder, viewChat, viewComments } from './widget-thread.ts';
import { newVisitor, visitorOf } from './widget-visitor.ts';

/** The firm's own site: what the widget is, what it asks, what visitors say. */
export function widgetPages(app: App): Hono {
  const pages = new Hono();
  pages.onError(answerRefusal);
  serveFiles(pages);
  servePages(app, pages);
  serveDoor(app, pages);
  return pages;
}

/** A refusal is an answer with a code; anything else is the application's to tell. */
function answerRefusal(error: Error, c: Context): Response {
  if (!(error instanceof Refusal)) throw error;
  const { code, message, data } = error;
  if ('retryAfter' in data) c.header('retry-after', String(data.retryAfter));
  return c.json({ code, message, data }, error.status as 400);
}

const day = 24 * 60 * 60;
const kept = {
  'widget.js': `public, max-age=${day}, stale-while-revalidate=${7 * day}`,
  'frame.js': 'public, max-age=31536000, immutable',
  'frame.css': 'public, max-age=31536000, immutable',
  'demo.css': `public, max-age=${day}`,
};

/** Other sites load the script: the name stays, the content is told apart by its ETag. */
function serveFiles(pages: Hono): void {
  if (!existsSync(builtFolder)) return;
  for (const [name, cache] of Object.entries(kept)) {
    const path = name === 'widget.js' ? '/widget.js' : `/widget/${name}`;
    const onFound = (_: string, c: Context) => openToAll(c, cache);
    const file = { root: builtFolder, path: name, precompressed: true, onFound };
    pages.get(path, etag(), serveStatic(file));
  }
}

function openToAll(c: Context, cache: string): void {
  c.header('cross-origin-resource-policy', 'cross-origin');
  c.header('access-control-allow-origin', '*');
  c.header('cache-control', cache);
}

function servePages(app: App, pages: Hono): void {
  pages.get('/widget/frame', async (c) => {
    const { workspace = '', channel = '', lang, part, theme } = c.req.query();
    const door = await openDoor(app, c, { workspaceId: workspace, channelId: channel });
    const config = await configOf(door, lang, app);
    c.header('content-security-policy', framePolicy(door, app.origin));
    c.header('cache-control', 'no-cache');
    const shown = part === 'chat' ? 'chat' : 'comments';
    return c.html(
      framePage({ door, config, part: shown, theme: theme === 'dark' ? 'dark' : 'light' }),
    );
  });
  pages.get('/demo/site/:workspace/:channel', async (c) => {
    const door = await openDoor(app, c);
    c.header('content-security-policy', demoPolicy);
    const config = await configOf(door, c.req.query('lang'), app);
    return c.html(demoPage({ door, config, origin: app.origin }));
  });
}

function configOf(door: Door, language: string | undefined, { origin }: App) {
  return door.inside((trx) => viewConfig(trx, door, { language, origin }));
}

/** Generous: a class of thirty behind one address chats freely, a machine does not. */
function createLimits(app: App) {
  const now = () => app.scope('').now;
  return {
    asking: createLimiter({ burst: 600, perSecond: 20 }, now),
    visiting: createLimiter({ burst: 60, perSecond: 0.2 }, now),
    fromAddress: createLimiter({ burst: 120, perSecond: 2 }, now),
    fromVisitor: createLimiter({ burst: 20, perSecond: 0.5 }, now),
  };
}

function serveDoor(app: App, pages: Hono): void {
  const limits = createLimits(app);
  const at = '/widget/:workspace/:channel';
  pages.use(`${at}/*`, async (c, next) => {
    limits.asking(addressOf(c));
    await next();
  });
  pages.options(`${at}/*`, async (c) => {
    await openDoor(app, c);
    return allow(c);
  });
  pages.get(`${at}/config`, async (c) =>
    c.json(await configOf(await openDoor(app, c), c.req.query('lang'), app)),
  );
  pages.post(`${at}/visitor`, async (c) => {
    const door = await openDoor(app, c);
    limits.visiting(addressOf(c));
    return c.json(newVisitor(app.secrets, door), 201);
  });
  pages.get(`${at}/thread`, (c) => answerThread(app, c));
  pages.post(`${at}/messages`, limitBody, async (c) => {
    limits.fromAddress(addressOf(c));
    const door = await openDoor(app, c);
    const visitor = someone(app, door, c);
    limits.fromVisitor(visitor);
    const said = await readSaid(c.req.raw);
    await keep(app, door, { visitor, said });
    return c.json({ id: said.id }, 202);
  });
  serveLive(app, pages, at);
}

const limitBody = bodyLimit({
  maxSize: largestBody,
  onError: () => {
    throw refuse('too_large', { limit: largestBody });
  },
});

function someone(app: App, door: Door, c: Context): string {
  const visitor = visitorOf(app.secrets, door, c.req.header('authorization'));
  if (!visitor) throw refuse('signed_out', { what: 'visitor' });
  return visitor;
}

/** Stored as it was said, with our own time: only then is it acknowledged. */
async function keep(
  app: App,
  door: Door,
  { visitor, said }: { visitor: string; said: Said },
): Promise<void> {
  const url = pageOf(door, said.page.url);
  const { kind, id, name, text, page } = said;
  const sentAt = app.scope(door.workspaceId).now.toISOString();
  await door.inside(async (trx) => {
    const { channelId } = door;
    const parent = await parentUnder(trx, { channelId, page: url, parent: said.parent });
    const place = { page: { url, title: page.title }, parent };
    await store(trx, channelId, [
      { kind, id, visitor: { id: visitor, name }, ...place, text, sentAt },
    ]);
  });
}

function pageOf({ origins }: Door, address: string): string {
  const page = pageAddress(address, origins);
  if (!page) throw refuse('invalid', { field: 'page.url' });
  return page;
}

/** The comments of a page, where one is named; the private chat, where a visitor asks. */
async function answerThread(app: App, c: Context): Promise<Response> {
  const door = await openDoor(app, c);
  const { channelId } = door;
  const { page, cursor } = c.req.query();
  const visitor = visitorOf(app.secrets, door, c.req.header('authorization'));
  const url = page === undefined ? null : pageOf(door, page);
  const { origin } = app;
  const thread = await door.inside(async (trx) => ({
    comments: url ? await viewComments(trx, { channelId, page: url, cursor, origin }) : null,
    chat: visitor ? await viewChat(trx, { channelId, visitor, origin }) : null,
  }));
  c.header('cache-control', 'no-store');
  return c.json(thread);
}

function serveLive(app: App, pages: Hono, at: string): void {
  const watch = createWatch(app);
  pages.get(`${at}/live`, async (c) => {
    const door = await openDoor(app, c);
    const { workspaceId, channelId } = door;
    const visitor = visitorOf(app.secrets, door, c.req.header('authorization'));
    const page = c.req.query('page');
    const watcher = { channelId, visitor, page: page === undefined ? null : pageOf(door, page) };
    return hintStream(c, { watch, workspaceId, watcher, address: addressOf(c) });
  });
}
