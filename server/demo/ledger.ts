import { sql } from 'kysely';
import type { Trx } from '#server/platform/database.ts';
import { dropRound } from '#server/platform/rounds.ts';
import type { ShopKey } from './shop.ts';
import './tables.ts';

/** Longer than a batch takes; every batch renews it. */
const lease = sql<Date>`now() + interval '30 seconds'`;

/** A shop that is not full, and how many batches are told. */
export type Claimed = { shop: ShopKey; done: number };

/**
 * Takes a shop to fill it, for one process at a time: who died is followed once the lease is over. Null when it is full, or
 * somebody is at it.
 */
export async function claim(trx: Trx): Promise<Claimed | null> {
  const row = await trx
    .updateTable('demo_shop')
    .set({ filling_until: lease })
    .where((eb) => eb.or([eb('batches', 'is', null), eb('done', '<', eb.ref('batches'))]))
    .where(sql<boolean>`coalesce(filling_until, '-infinity') < now()`)
    .returning(['shop', 'done'])
    .executeTakeFirst();
  return row ?? null;
}

/** Notes that one more batch is told. Another process that told it at the same time has told nothing. */
export async function note(trx: Trx, batch: number): Promise<void> {
  const noted = await trx
    .updateTable('demo_shop')
    .set({ done: batch + 1, filling_until: lease })
    .where('done', '=', batch)
    .returning('done')
    .executeTakeFirst();
  if (!noted) throw new Error('another process has told this batch');
}

/** Gives the shop back, for whoever comes next. */
export async function release(trx: Trx): Promise<void> {
  await trx.updateTable('demo_shop').set({ filling_until: null }).execute();
}

/** Nothing is left to tell: nobody looks again. */
export async function finish(trx: Trx, shop: ShopKey): Promise<void> {
  await release(trx);
  await dropRound(trx, 'demo', shop);
}

/** How full a shop is, from 0 to 1. */
export async function progressOf(trx: Trx): Promise<number> {
  const row = await trx.selectFrom('demo_shop').select(['batches', 'done']).executeTakeFirst();
  if (!row) return 0;
  return row.batches === null ? 0.01 : Math.max(0.01, row.done / row.batches);
}
