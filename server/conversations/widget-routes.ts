import type { Context, Hono } from 'hono';
import { store } from '#server/channels/intake.ts';
import { nowOf, type Trx } from '#server/platform/database.ts';
import type { App } from '#server/platform/http.ts';
import { limitBody } from '#server/platform/json-body.ts';
import { refuse } from '#server/platform/refusal.ts';
import { allow, type Door, openDoor, placeIn, throughDoor } from './widget-door.ts';
import { addressOf, createLimiter } from './widget-limits.ts';
import { createWatch } from './widget-live.ts';
import { pageAddress } from './widget-origins.ts';
import { configOf } from './widget-pages.ts';
import { largestBody, readSaid, type Said } from './widget-said.ts';
import { hintStream } from './widget-stream.ts';
import { parentUnder, viewChat, viewComments } from './widget-thread.ts';
import { newVisitor, visitorOf } from './widget-visitor.ts';

const at = '/widget/:workspace/:channel';

/** What visitors ask and say, from the firm's pages. */
export function serveDoor(app: App, pages: Hono): void {
  const limits = createLimits(app);
  pages.use(`${at}/*`, async (c, next) => {
    limits.asking(addressOf(c));
    await next();
  });
  pages.options(`${at}/*`, async (c) => {
    await openDoor(app, c);
    return allow(c);
  });
  serveAsking(app, pages);
  pages.post(`${at}/visitor`, async (c) => {
    const door = await openDoor(app, c);
    limits.visiting(addressOf(c));
    return c.json(newVisitor(app.secrets, door), 201);
  });
  pages.post(`${at}/messages`, limitBody(largestBody), async (c) => {
    limits.fromAddress(addressOf(c));
    // read before the transaction begins: a slow sender must not hold one open
    const read = await readSaid(c.req.raw).catch((refusal: Error) => refusal);
    const work = async (trx: Trx, door: Door) => {
      const visitor = someone(app, c);
      limits.fromVisitor(visitor);
      if (read instanceof Error) throw read;
      return keep(trx, door, { visitor, said: read });
    };
    return c.json({ id: await throughDoor(app, c, { work }) }, 202);
  });
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

function someone(app: App, c: Context): string {
  const visitor = visitorOf(app.secrets, placeIn(c), c.req.header('authorization'));
  if (!visitor) throw refuse('signed_out', { what: 'visitor' });
  return visitor;
}

type Spoken = { visitor: string; said: Said };

/** Stored as it was said, with our own time: only then is it acknowledged. */
async function keep(trx: Trx, door: Door, { visitor, said }: Spoken): Promise<string> {
  const { kind, id, name, text } = said;
  const { channelId } = door;
  const page = { ...said.page, url: pageOf(door, said.page.url) };
  const parent = await parentUnder(trx, { channelId, page: page.url, parent: said.parent });
  const sentAt = nowOf(trx).toISOString();
  const payload = { kind, id, visitor: { id: visitor, name }, page, parent, text, sentAt };
  await store(trx, channelId, [payload]);
  return id;
}

function pageOf({ origins }: Door, address: string): string {
  const page = pageAddress(address, origins);
  if (!page) throw refuse('invalid', { field: 'page.url' });
  return page;
}

function serveAsking(app: App, pages: Hono): void {
  pages.get(`${at}/config`, async (c) => {
    const config = await configOf(app, await openDoor(app, c), c.req.query('lang'));
    c.header('cache-control', 'public, max-age=60');
    return c.json(config);
  });
  pages.get(`${at}/thread`, (c) => answerThread(app, c));
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
