import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { inWorkspace } from '#server/platform/database.ts';
import { sharedPatto } from '#test/support/firm.ts';
import { fill } from './fill.ts';
import { openShop } from './open.ts';
import type { Shop } from './shop.ts';
import { shopOf, shops, workspaceIdOf } from './shops.ts';
import { storyOf } from './story.ts';

// Without workers: the shops fill when the tests say so.
const patto = sharedPatto({ workers: false });

async function open(shop: Shop): Promise<string> {
  await patto.signUp(`Guest of ${shop.key}`, `${shop.key}@example.org`);
  const { rows } = await sql<{ id: string; name: string; email: string }>`select id, name, email
    from auth."user" where email = ${`${shop.key}@example.org`}`.execute(patto.app.db);
  const [user] = rows;
  if (!user) throw new Error('nobody signed up');
  await openShop(patto.app, user as Parameters<typeof openShop>[1], shop);
  return workspaceIdOf(shop);
}

test.each(shops.map((shop): [string, Shop] => [shop.key, shop]))(
  '%s is told the same way twice, with nothing left to fill in',
  async (_, shop) => {
    const workspaceId = await open(shop);
    const [once, again] = [
      await storyOf(patto.app, workspaceId, shop),
      await storyOf(patto.app, workspaceId, shop),
    ];
    const said = once.batches.flat().flatMap((thread) => thread.said);
    expect(again.batches.flat().flatMap((thread) => thread.said)).toEqual(said);
    expect(said.filter(({ text }) => text.trim() === '' || /[{}[\]|]/.test(text))).toEqual([]);
    expect(new Set(said.map(({ id }) => id)).size).toBe(said.length);
    expect(said.length).toBeGreaterThan(700);
  },
);

test('the osteria has four hundred guests and four thousand messages, in several languages', async () => {
  const ponte = shopOf('ponte');
  const story = await storyOf(patto.app, workspaceIdOf(ponte), ponte);
  const said = story.batches.flat().flatMap((thread) => thread.said);
  const people = said.flatMap((one) => (one.side === 'in' ? [one.person.id] : []));
  expect(said.length).toBeGreaterThanOrEqual(4000);
  expect(new Set(people).size).toBeGreaterThanOrEqual(400);
});

test('a shop fills through the real intake: everything told is there, and nothing could not be read', async () => {
  const serra = shopOf('serra');
  const workspaceId = workspaceIdOf(serra);
  const story = await storyOf(patto.app, workspaceId, serra);
  const told = story.batches.flat().flatMap((thread) => thread.said).length;
  await fill(patto.app, workspaceId);
  await fill(patto.app, workspaceId);
  const count = (table: string) =>
    inWorkspace(patto.app.db, patto.app.scope(workspaceId), async (trx) => {
      const { rows } = await sql<{
        n: number;
      }>`select count(*)::int as n from ${sql.table(table)}`.execute(trx);
      return rows[0]?.n;
    });
  expect(await count('message')).toBe(told);
  expect(await count('dead_letter')).toBe(0);
  expect(await count('clock')).toBeGreaterThan(100);
}, 60_000);
