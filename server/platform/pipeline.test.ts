import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { inWorkspace, type Trx } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { send } from '#server/platform/pipeline.ts';
import { openFirm, sharedPatto } from '#test/support/firm.ts';

const patto = sharedPatto({ workers: false });
const within = <T>(id: string, work: (trx: Trx) => Promise<T>) =>
  inWorkspace(patto.app.db, patto.app.scope(id), work);

const draft = (conversationId: string, memberId: string) =>
  sql`insert into draft (conversation_id, member_id, text, saved_at) values (${conversationId}, ${memberId}, 'a', now())`;
const drafts = sql<{ n: number }>`select count(*)::int as n from draft`;

test('what nobody waits for is done, in its order, and seen by what follows', async () => {
  const { workspaceId } = await openFirm(patto);
  const seen = await within(workspaceId, async (trx) => {
    await send(trx, draft(newId(), newId()));
    return (await drafts.execute(trx)).rows[0]?.n;
  });
  const after = await within(workspaceId, (trx) => drafts.execute(trx));
  expect([seen, after.rows[0]?.n]).toEqual([1, 1]);
});

test('what goes wrong with it is told by the next statement, or by the commit, and nothing is kept', async () => {
  const { workspaceId } = await openFirm(patto, 'Passo', 'Dario Neri');
  const twice: Parameters<typeof draft> = [newId(), newId()];
  const fail = (last: boolean) =>
    within(workspaceId, async (trx) => {
      await send(trx, draft(...twice));
      await send(trx, draft(...twice));
      await send(trx, sql`select 1`);
      if (!last) await sql`select 2`.execute(trx);
    });
  await expect(fail(false)).rejects.toMatchObject({ code: '23505' });
  await expect(fail(true)).rejects.toMatchObject({ code: '23505' });
  const left = await within(workspaceId, (trx) => drafts.execute(trx));
  expect(left.rows[0]?.n).toBe(0);
});

test('a connection that goes on after a failure knows nothing of it, and of no workspace before it', async () => {
  const one = await openFirm(patto, 'Uno', 'Ada Uno');
  const two = await openFirm(patto, 'Due', 'Bea Due');
  const here = sql<{ id: string }>`select workspace_id as id from workspace`;
  const broken = within(one.workspaceId, async (trx) => {
    await send(trx, sql`select 1 / 0`);
    throw new Error('ours');
  });
  await expect(broken).rejects.toThrow('ours');
  const asked = Array.from({ length: 40 }, (_, n) => (n % 2 ? one : two).workspaceId);
  const seen = await Promise.all(asked.map((id) => within(id, (trx) => here.execute(trx))));
  expect(seen.map(({ rows }) => rows)).toEqual(asked.map((id) => [{ id }]));
  expect((await here.execute(patto.app.db)).rows).toEqual([]);
});
