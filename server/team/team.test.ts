import { expect, test } from 'vitest';
import { openFirm, startPatto } from '#test/support/firm.ts';

test('Marta opens the osteria and owns it', async () => {
  const patto = await startPatto();
  const { owner, workspaceId } = await openFirm(patto);
  const me = await owner.me.get();
  expect(me.seats).toMatchObject([
    { workspace: { id: workspaceId, slug: 'osteria-del-ponte' }, role: 'owner' },
  ]);
  expect(await owner.workspaces.get()).toMatchObject({
    name: 'Osteria del Ponte',
    timeZone: 'Europe/Rome',
  });
});

test('who is not signed in, or sits elsewhere, is refused with a code', async () => {
  const patto = await startPatto();
  const { workspaceId } = await openFirm(patto);
  await expect(patto.client(null, workspaceId).workspaces.get()).rejects.toMatchObject({
    code: 'signed_out',
  });
  const stranger = await openFirm(patto, 'Passo', 'Dario Neri');
  await expect(patto.client(stranger.cookie, workspaceId).workspaces.get()).rejects.toMatchObject({
    code: 'forbidden',
  });
});
