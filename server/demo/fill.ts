import { sql } from 'kysely';
import { versionsOf } from '#server/pact/versions.ts';
import { inWorkspace, type Trx } from '#server/platform/database.ts';
import type { App } from '#server/platform/http.ts';
import { dropRound } from '#server/platform/rounds.ts';
import { openingOf } from '#server/team/opening.ts';
import { batchesOf } from './batches.ts';
import type { Place } from './place.ts';
import { planOf } from './plan.ts';
import type { Shop } from './shop.ts';
import { mailOf, shopOf } from './shops.ts';
import { stageOf } from './stage.ts';
import { tellBatch } from './telling.ts';
import type { Thread } from './told.ts';
import './tables.ts';

/**
 * Fills a shop with what was ever said to it, batch by batch, newest first; goes on where another process stopped. Does nothing
 * when it is full, or another process is at it.
 */
export async function fill(app: App, workspaceId: string): Promise<void> {
  const shop = await inside(app, workspaceId, claim);
  if (!shop) return;
  const { place, batches, done } = await inside(app, workspaceId, (trx) => prepare(trx, app, shop));
  for (const [n, batch] of batches.entries()) {
    if (n < done) continue;
    await tellBatch(place, batch, (trx) => note(trx, n + 1));
  }
  await inside(app, workspaceId, (trx) => dropRound(trx, 'demo', shop.key));
}

function inside<T>(app: App, workspaceId: string, work: (trx: Trx) => Promise<T>): Promise<T> {
  return inWorkspace(app.db, app.scope(workspaceId), work);
}

/** Longer than a batch takes; every batch renews it. */
const lease = sql`now() + interval '30 seconds'`;

/** The shop, for one process at a time: who died is followed once the lease is over. */
async function claim(trx: Trx): Promise<Shop | null> {
  const row = await trx
    .updateTable('demo_shop')
    .set({ filling_until: lease as never })
    .where((eb) => eb.or([eb('batches', 'is', null), eb('done', '<', eb.ref('batches'))]))
    .where(sql<boolean>`coalesce(filling_until, '-infinity') < now()`)
    .returning('shop')
    .executeTakeFirst();
  return row ? shopOf(row.shop) : null;
}

type Story = { place: Place; batches: Thread[][]; done: number };

/** The whole story, the same for every process: it follows from the shop and from when it was opened. */
async function prepare(trx: Trx, app: App, shop: Shop): Promise<Story> {
  const {
    workspace_id: workspaceId,
    opened_at,
    done,
  } = await trx.selectFrom('demo_shop').selectAll().executeTakeFirstOrThrow();
  const desk = { shop, opening: await openingOf(trx), versions: await versionsOf(trx) };
  const batches = batchesOf(planOf(stageOf(shop), desk, opened_at), opened_at);
  await trx.updateTable('demo_shop').set({ batches: batches.length }).execute();
  const place = {
    app,
    workspaceId,
    channels: await channelsOf(trx),
    members: await membersOf(trx, shop),
  };
  return { place, batches, done };
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

async function note(trx: Trx, done: number): Promise<void> {
  await trx
    .updateTable('demo_shop')
    .set({ done, filling_until: lease as never })
    .execute();
}

/** How full a shop is, from 0 to 1. */
export async function progressOf(trx: Trx): Promise<number> {
  const row = await trx.selectFrom('demo_shop').select(['batches', 'done']).executeTakeFirst();
  if (!row) return 0;
  return row.batches === null ? 0.01 : Math.max(0.01, row.done / row.batches);
}
