import { versionsOf } from '#server/pact/versions.ts';
import { inWorkspace, type Trx } from '#server/platform/database.ts';
import type { App } from '#server/platform/http.ts';
import { openingOf } from '#server/team/opening.ts';
import { batchesOf } from './batches.ts';
import type { Place } from './place.ts';
import { planOf } from './plan.ts';
import type { Shop } from './shop.ts';
import { mailOf } from './shops.ts';
import { stageOf } from './stage.ts';
import type { Thread } from './told.ts';
import './tables.ts';

/** All there is to tell of a shop, in batches, and where. */
export type Story = { place: Place; batches: Thread[][] };

/** The whole story, the same for every process: it follows from the shop and from when it was opened. */
export async function storyOf(app: App, workspaceId: string, shop: Shop): Promise<Story> {
  const scope = app.scope(workspaceId);
  const { place, anchor, opening, versions } = await inWorkspace(app.db, scope, async (trx) => ({
    place: {
      app,
      workspaceId,
      channels: await channelsOf(trx),
      members: await membersOf(trx, shop),
    },
    anchor: await anchorOf(trx),
    opening: await openingOf(trx),
    versions: await versionsOf(trx),
  }));
  const plan = await planOf(stageOf(shop), { shop, opening, versions }, anchor);
  const batches = batchesOf(plan, anchor);
  await inWorkspace(app.db, scope, (trx) => noteLength(trx, batches.length));
  return { place, batches };
}

async function anchorOf(trx: Trx): Promise<Date> {
  const row = await trx.selectFrom('demo_shop').select('opened_at').executeTakeFirstOrThrow();
  return row.opened_at;
}

async function noteLength(trx: Trx, batches: number): Promise<void> {
  await trx.updateTable('demo_shop').set({ batches }).execute();
}

async function channelsOf(trx: Trx): Promise<Map<string, string>> {
  const rows = await trx.selectFrom('channel').select(['channel_id', 'settings']).execute();
  return new Map(rows.map((row) => [String(row.settings.key), row.channel_id]));
}

async function membersOf(trx: Trx, shop: Shop): Promise<Map<string, string>> {
  const rows = await trx.selectFrom('member').select(['member_id', 'email']).execute();
  const ids = new Map(rows.map((row) => [row.email, row.member_id]));
  return new Map(shop.team.map((one) => [one.key, ids.get(mailOf(one, shop)) ?? '']));
}
