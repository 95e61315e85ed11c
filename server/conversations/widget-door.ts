import type { Context } from 'hono';
import { inWorkspace, type Trx } from '#server/platform/database.ts';
import type { App } from '#server/platform/http.ts';
import { found, refuse } from '#server/platform/refusal.ts';
import { originsOf } from './widget-origins.ts';

/** A website channel, as whoever stands before it finds it. */
export type Door = {
  workspaceId: string;
  channelId: string;
  name: string;
  settings: Record<string, unknown>;
  /** The origins of the firm's site, and our own: the frame and the demo page are there. */
  origins: ReadonlySet<string>;
  inside<T>(work: (trx: Trx) => Promise<T>): Promise<T>;
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The door of a channel for the origin that knocks. Refuses `not_found` where there is none, `channel_closed` when
 * it was disconnected, `forbidden` for an origin that is not the firm's.
 */
export async function openDoor(app: App, c: Context, asked = askedIn(c)): Promise<Door> {
  const { workspaceId, channelId } = asked;
  if (!uuid.test(workspaceId) || !uuid.test(channelId))
    throw refuse('not_found', { what: 'channel' });
  const inside: Door['inside'] = (work) => inWorkspace(app.db, app.scope(workspaceId), work);
  const channel = found(await inside((trx) => channelOf(trx, channelId)), 'channel');
  if (channel.disconnected_at) throw refuse('channel_closed');
  const { name, settings } = channel;
  const own = [app.origin, new URL(c.req.url).origin];
  const origins = new Set([...originsOf(settings), ...own]);
  letIn(c, origins);
  return { workspaceId, channelId, name, settings, origins, inside };
}

function askedIn(c: Context): { workspaceId: string; channelId: string } {
  const { workspace = '', channel = '' } = c.req.param() as Record<string, string>;
  return { workspaceId: workspace.toLowerCase(), channelId: channel.toLowerCase() };
}

function channelOf(trx: Trx, channelId: string) {
  return trx
    .selectFrom('channel')
    .select(['name', 'settings', 'disconnected_at'])
    .where('channel_id', '=', channelId)
    .where('network', '=', 'website')
    .executeTakeFirst();
}

/** No cookies ever: what a visitor may do hangs on the token they hold. */
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
