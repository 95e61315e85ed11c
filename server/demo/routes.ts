import { demo } from '#contract/demo.ts';
import { inWorkspace } from '#server/platform/database.ts';
import { type App, seatOf } from '#server/platform/http.ts';
import { behindTheDoor, signedIn } from '#server/team/access.ts';
import { progressOf } from './ledger.ts';
import { openShop } from './open.ts';
import type { Shop } from './shop.ts';
import { shopOf, shops, workspaceIdOf } from './shops.ts';

const os = behindTheDoor(demo);

export const demoRoutes = {
  shops: os.shops
    .use(signedIn)
    .handler(({ context: { app, user } }) =>
      Promise.all(shops.map((shop) => viewShop(app, shop, user.id))),
    ),
  open: os.open
    .use(signedIn)
    .handler(({ context: { app, user }, input }) => openShop(app, user, shopOf(input.shop))),
};

/** A shop; its workspace only for who sits in it. */
async function viewShop(app: App, shop: Shop, userId: string) {
  const { key, name, place, about } = shop;
  const id = workspaceIdOf(shop);
  const seat = await seatOf(app, userId, id);
  const progress = await inWorkspace(app.db, app.scope(id), progressOf);
  return { shop: key, name, place, about, workspaceId: seat ? id : null, progress };
}
