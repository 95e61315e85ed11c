import type { Context } from 'hono';
import { inWorkspace, type Trx } from '#server/platform/database.ts';
import type { App } from '#server/platform/http.ts';
import { isId } from '#server/platform/ids.ts';
import { found, refuse } from '#server/platform/refusal.ts';
import { originsOf } from './widget-origins.ts';
import type { Place } from './widget-visitor.ts';

/** A website channel, as whoever stands before it finds it. */
export type Door = Place & {
  settings: Record<string, unknown>;
  /** The origins of the firm's site, and our own: the frame and the demo page are there. */
  origins: ReadonlySet<string>;
  inside<T>(work: (trx: Trx) => Promise<T>): Promise<T>;
};

/** The door of a channel for the origin that knocks; refuses as `lookUpDoor`. */
export function openDoor(app: App, c: Context, place = placeIn(c)): Promise<Door> {
  return throughDoor(app, c, { place, work: async (_, door) => door });
}

type Through<T> = { place?: Place; work(trx: Trx, door: Door): Promise<T> };

/** Looks the door up and works behind it in one transaction. */
export function throughDoor<T>(
  app: App,
  c: Context,
  { place = placeIn(c), work }: Through<T>,
): Promise<T> {
  const { workspaceId, channelId } = place;
  if (!isId(workspaceId) || !isId(channelId)) throw refuse('not_found', { what: 'channel' });
  const inside: Door['inside'] = (more) => inWorkspace(app.db, app.scope(workspaceId), more);
  const own = [app.origin, new URL(c.req.url).origin];
  return inside(async (trx) => {
    const settings = await lookUpDoor(trx, channelId);
    const origins = new Set([...originsOf(settings), ...own]);
    letIn(c, origins);
    return work(trx, { ...place, settings, origins, inside });
  });
}

/** The place that a request names. */
export function placeIn(c: Context): Place {
  const { workspace = '', channel = '' } = c.req.param() as Record<string, string>;
  return { workspaceId: workspace.toLowerCase(), channelId: channel.toLowerCase() };
}

/** Refuses `not_found` where there is no website channel, `channel_closed` when it was disconnected. */
async function lookUpDoor(trx: Trx, channelId: string): Promise<Door['settings']> {
  const channel = found(await channelOf(trx, channelId), 'channel');
  if (channel.disconnected_at) throw refuse('channel_closed');
  return channel.settings;
}

function channelOf(trx: Trx, channelId: string) {
  return trx
    .selectFrom('channel')
    .select(['settings', 'disconnected_at'])
    .where('channel_id', '=', channelId)
    .where('network', '=', 'website')
    .executeTakeFirst();
}

/** Refuses `forbidden` for an origin that is not the firm's. No cookies ever: what a visitor may do hangs on the token they hold. */
function letIn(c: Context, origins: ReadonlySet<string>): void {
  c.header('vary', 'origin');
  const origin = c.req.header('origin');
  if (!origin) return;
  if (!origins.has(origin)) throw refuse('forbidden', { what: 'origin' });
  c.header('access-control-allow-origin', origin);
  c.header('access-control-expose-headers', 'retry-after');
}

/** Answers a browser that asks before it sends. */
export function allow(c: Context): Response {
  c.header('access-control-allow-methods', 'GET, POST');
  c.header('access-control-allow-headers', 'authorization, content-type');
  c.header('access-control-max-age', '600');
  return c.body(null, 204);
}
