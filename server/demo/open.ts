import { sql } from 'kysely';
import pg from 'pg';
import type { z } from 'zod';
import type { Seat } from '#contract/workspaces.ts';
import type { User } from '#server/platform/auth.ts';
import { inWorkspace, nowOf, type Scope, type Trx } from '#server/platform/database.ts';
import type { App } from '#server/platform/http.ts';
import { found } from '#server/platform/refusal.ts';
import { addRound } from '#server/platform/rounds.ts';
import { seatColleague } from '#server/team/colleagues.ts';
import { viewSeat } from '#server/team/views.ts';
import { openWorkspace } from '#server/team/workspaces.ts';
import { furnish } from './furnish.ts';
import { plus } from './local-time.ts';
import type { Shop } from './shop.ts';
import { mailOf, workspaceIdOf } from './shops.ts';
import './tables.ts';

type SeatThere = z.output<typeof Seat>;

/** A little longer than what is told: everybody was there before the first word. */
const age = -190 * 1440;
/** Seconds between two looks whether somebody still fills the shop. */
const watch = 5;

/**
 * Opens a shop, once an installation, and seats the user in it as one more owner. It fills in the background from now on; when
 * the process dies, the next one goes on.
 */
export async function openShop(app: App, user: User, shop: Shop): Promise<SeatThere> {
  const workspaceId = workspaceIdOf(shop);
  const past = pastScope(app, workspaceId);
  await buildShop(app, shop, past);
  await inWorkspace(app.db, past, (trx) => furnishOnce(trx, app, shop));
  return inWorkspace(app.db, app.scope(workspaceId), (trx) => seatUser(trx, user, shop));
}

/** As of half a year ago: who works there and what is promised is older than what is told. */
function pastScope(app: App, workspaceId: string): Scope {
  const scope = app.scope(workspaceId);
  return { ...scope, now: plus(scope.now, age) };
}

/** The workspace itself; somebody else may be building it at this moment. */
async function buildShop(app: App, shop: Shop, past: Scope): Promise<void> {
  const id = past.workspaceId;
  const built = await app.db
    .selectFrom('auth.workspace_directory')
    .select('slug')
    .where('workspace_id', '=', id)
    .executeTakeFirst();
  const [owner] = shop.team;
  if (built || !owner) return;
  const { name, timeZone, country, language } = shop;
  const founder = { userId: null, email: mailOf(owner, shop) };
  const wanted = { id, name, timeZone, country, language, memberName: owner.name, demo: true };
  await openWorkspace({ db: app.db, scope: () => past }, founder, wanted).catch(unlessBuilt);
}

function unlessBuilt(error: unknown): void {
  if (!(error instanceof pg.DatabaseError) || error.code !== '23505') throw error;
}

/** Everything but the talk, in one transaction: all of it is there, or nothing. */
async function furnishOnce(trx: Trx, app: App, shop: Shop): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`demo ${shop.key}`}, 0))`.execute(trx);
  const furnished = await trx.selectFrom('demo_shop').select('shop').executeTakeFirst();
  if (furnished) return;
  await furnish(trx, app, shop);
  const opened_at = plus(nowOf(trx), -age);
  await trx
    .insertInto('demo_shop')
    .values({ shop: shop.key, opened_at, batches: null, filling_until: null })
    .execute();
  await addRound(trx, { queue: 'demo', subject: shop.key, every: watch });
}

async function seatUser(trx: Trx, user: User, shop: Shop): Promise<SeatThere> {
  const { id: userId, name, email } = user;
  const signature = name.split(' ')[0] ?? name;
  const owner = { userId, name, email, role: 'owner' as const, signature };
  const memberId = await seatColleague(trx, { ...owner, language: shop.language });
  return found(await viewSeat(trx, memberId));
}
