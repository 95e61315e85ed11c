import { createHash, randomBytes } from 'node:crypto';
import type { App } from '#server/platform/http.ts';
import { plus } from './local-time.ts';
import { openShop } from './open.ts';
import { shops } from './shops.ts';

/** Minutes in which the link may be used. */
const patience = 10;

type Door = { cookies: readonly string[]; slug: string; until: Date };

/** Links not yet used, by the hash of their token; only this process knows them. */
const doors = new Map<string, Door>();

/**
 * Opens all five shops, the osteria first, for a local account that is made on the way; gives a link that signs in once. Null where
 * others have accounts and that one does not exist: they sign in and choose a shop themselves.
 */
export async function openDemo(app: App): Promise<string | null> {
  const entered = await app.auth.enter({
    name: 'Demo',
    email: 'demo@patto.local',
    // stable and nobody's to guess: it follows from the installation's secret
    password: app.secrets.derive('demo account'),
  });
  if (!entered) return null;
  const { user, cookies } = entered;
  const [first, ...others] = shops;
  if (!first) return null;
  const { workspace } = await openShop(app, user, first);
  for (const shop of others) await openShop(app, user, shop);
  const token = randomBytes(24).toString('base64url');
  const until = plus(app.scope('').now, patience);
  doors.set(hashOf(token), { cookies, slug: workspace.slug, until });
  return `${app.origin}/demo?token=${token}`;
}

/** What a link opens; null for one that was used, is over or never was. */
export function takeDoor(token: string, now: Date): Door | null {
  const door = doors.get(hashOf(token));
  doors.delete(hashOf(token));
  return door && now < door.until ? door : null;
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
