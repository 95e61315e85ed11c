import { expect, test } from 'vitest';
import { openFirm, sharedPatto } from '#test/support/firm.ts';
import { type Bus, inWorkspace, type Trx } from './database.ts';
import { emit, later, on, react } from './events.ts';

const patto = sharedPatto();

type Job = { name: string; data: object };

/** A bus that keeps what it is told to enqueue. */
function listening(reactions: Parameters<typeof react>[0]): { bus: Bus; jobs: Job[] } {
  const jobs: Job[] = [];
  const bus: Bus = {
    emit: (trx, event, list) => react(reactions, trx, { event, list }),
    enqueue: async (_trx, job) => void jobs.push(job),
  };
  return { bus, jobs };
}

test('`on` reacts in the same transaction, `later` in a job of it; both hear the whole list once', async () => {
  const { app } = patto;
  const { workspaceId } = await openFirm(patto);
  const heard: [Trx, number][] = [];
  async function count(trx: Trx, list: readonly unknown[]): Promise<void> {
    heard.push([trx, list.length]);
  }
  const { bus, jobs } = listening([on('members.joined', count), later('members.joined', count)]);
  await inWorkspace(app.db, { ...app.scope(workspaceId), bus }, async (trx) => {
    await emit(trx, 'members.joined', [{ memberId: 'a' }, { memberId: 'b' }]);
    await emit(trx, 'members.joined', []);
    expect(heard).toEqual([[trx, 2]]);
  });
  const list = [{ memberId: 'a' }, { memberId: 'b' }];
  expect(jobs).toEqual([
    { name: 'reaction', data: { name: 'members.joined:count', list, workspaceId } },
  ]);
});

test('a reaction that fails takes everything back', async () => {
  const { app } = patto;
  const { workspaceId, owner } = await openFirm(patto);
  const { bus } = listening([on('members.joined', () => Promise.reject(new Error('no')))]);
  const changed = inWorkspace(app.db, { ...app.scope(workspaceId), bus }, async (trx) => {
    await trx.updateTable('workspace').set({ name: 'Altro' }).execute();
    await emit(trx, 'members.joined', [{ memberId: 'a' }]);
  });
  await expect(changed).rejects.toThrow('no');
  expect((await owner.workspaces.get()).name).toBe('Osteria del Ponte');
});
