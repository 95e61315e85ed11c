import { expect, test } from 'vitest';
import { addMember, openFirm, sharedPatto } from '#test/support/firm.ts';
import { openOsteria, type Place } from '#test/support/hearsay.ts';
import { answers, clocksOf, writes } from '#test/support/shop-talk.ts';

const patto = sharedPatto({ workers: false });

/** Reservations on the site, in five minutes. */
function quick(shop: Place) {
  return {
    ...{
      channelId: shop.channel,
      kind: 'reservation' as const,
      language: null,
      hours: 'open' as const,
    },
    ...{ replyMinutes: 5, resolveMinutes: null, target: 0.9 },
    ...{ ownerId: shop.memberId, backupId: null, public: true },
  };
}

test('Marta starts from a preset; asked twice, nothing is promised twice', async () => {
  const shop = await openOsteria(patto);
  const promises = await shop.owner.pact.promises();
  expect(promises).toMatchObject([
    { kind: 'reservation', replyMinutes: 15, target: 0.95, version: 1, ownerId: shop.memberId },
    { kind: 'order', replyMinutes: 60 },
    { kind: 'complaint', replyMinutes: 60, target: 0.9 },
    { kind: 'question', replyMinutes: 240, target: 0.9, public: false },
    // two working days: a fifth of the osteria's 41 open hours a week is more than eight, so eight
    { kind: 'idea', replyMinutes: 960, resolveMinutes: 30 * 1440 },
  ]);
  expect(await shop.owner.pact.preset({ size: 'large' })).toEqual(promises);
});

test('a preset names a colleague as the backup', async () => {
  const firm = await openFirm(patto, 'Passo', 'Dario Neri');
  const admin = await addMember(firm, 'Lia Conti', 'admin');
  await addMember(firm, 'Ugo Ospite', 'guest');
  const promises = await firm.owner.pact.preset({ size: 'micro' });
  expect(new Set(promises.map((one) => one.backupId))).toEqual(new Set([admin.memberId]));
});

test('the more specific promise is the one that counts', async () => {
  const shop = await openOsteria(patto);
  await shop.owner.pact.promise(quick(shop));
  const at = '2026-11-03T11:10:00Z';
  const { id } = await writes(shop, { who: 'Vito', text: 'Un tavolo?', at, kind: 'reservation' });
  expect(await clocksOf(shop, id)).toMatchObject([{ dueAt: '2026-11-03T11:15:00.000Z' }]);
});

test('a revision is a new version from now on: what runs, and what was written before, keeps the old one', async () => {
  const shop = await openOsteria(patto);
  const { id: promiseId, version, since, ...made } = await shop.owner.pact.promise(quick(shop));
  const at = '2026-11-03T11:10:00Z';
  const said = { who: 'Vito', text: 'Un tavolo?', at, kind: 'reservation' as const };
  const { id } = await writes(shop, said);
  patto.clock.set('2026-11-03T11:12:00Z');
  const looser = { ...made, id: promiseId, version, replyMinutes: 60 };
  expect(await shop.owner.pact.revise(looser)).toMatchObject({ version: 2, replyMinutes: 60 });
  expect(await clocksOf(shop, id)).toMatchObject([{ dueAt: '2026-11-03T11:15:00.000Z' }]);
  await answers(shop, id, '2026-11-03T11:20:00Z');
  expect(await clocksOf(shop, id)).toMatchObject([{ outcome: 'broken' }]);
  const after = { ...said, who: 'Ida', at: '2026-11-03T11:21:00Z' };
  const next = await writes(shop, after);
  expect(await clocksOf(shop, next.id)).toMatchObject([{ dueAt: '2026-11-03T12:21:00.000Z' }]);
  await expect(shop.owner.pact.revise(looser)).rejects.toMatchObject({ code: 'conflict' });
  expect(since).toBe('2026-10-20T10:00:00.000Z');
});

test('what a promise is about cannot change; the same is not promised twice', async () => {
  const shop = await openOsteria(patto);
  const { since: _, ...made } = await shop.owner.pact.promise(quick(shop));
  const other = { ...made, kind: 'question' as const };
  await expect(shop.owner.pact.revise(other)).rejects.toMatchObject({
    code: 'invalid',
    data: { field: 'kind' },
  });
  await expect(shop.owner.pact.promise(quick(shop))).rejects.toMatchObject({
    code: 'already_exists',
  });
});

test('a retired promise starts no more clocks; made again, it is the same promise', async () => {
  const shop = await openOsteria(patto);
  const { id } = await shop.owner.pact.promise(quick(shop));
  patto.clock.set('2026-11-02T10:00:00Z');
  await shop.owner.pact.retire({ id });
  await expect(shop.owner.pact.retire({ id })).rejects.toMatchObject({ code: 'not_found' });
  expect(await shop.owner.pact.promises()).not.toContainEqual(expect.objectContaining({ id }));
  const at = '2026-11-03T11:10:00Z';
  const said = await writes(shop, { who: 'Vito', text: 'Un tavolo?', at, kind: 'reservation' });
  expect(await clocksOf(shop, said.id)).toMatchObject([{ dueAt: '2026-11-03T11:25:00.000Z' }]);
  expect(await shop.owner.pact.promise(quick(shop))).toMatchObject({ id, version: 2 });
});

test('who answers for a promise works here', async () => {
  const shop = await openOsteria(patto);
  const guest = await addMember(shop, 'Ugo Ospite', 'guest');
  const gone = await addMember(shop, 'Ivo Andato');
  await shop.owner.members.update({ id: gone.memberId, active: false });
  const refused = { code: 'invalid', data: { field: 'ownerId' } };
  for (const ownerId of [guest.memberId, gone.memberId, shop.workspaceId])
    await expect(shop.owner.pact.promise({ ...quick(shop), ownerId })).rejects.toMatchObject(
      refused,
    );
  const { memberId: backupId } = shop;
  await expect(shop.owner.pact.promise({ ...quick(shop), backupId })).rejects.toMatchObject({
    data: { field: 'backupId' },
  });
  const kinds = { ...quick(shop), kind: 'spam' as const };
  await expect(shop.owner.pact.promise(kinds)).rejects.toMatchObject({ data: { field: 'kind' } });
  const nowhere = { ...quick(shop), channelId: shop.workspaceId };
  await expect(shop.owner.pact.promise(nowhere)).rejects.toMatchObject({
    data: { field: 'channelId' },
  });
});

test('a member reads the pact, and changes it where it was given; a guest does neither', async () => {
  const shop = await openOsteria(patto);
  const gino = await addMember(shop, 'Gino Riva');
  const guest = await addMember(shop, 'Ugo Ospite', 'guest');
  expect(await gino.client.pact.promises()).toHaveLength(5);
  const forbidden = { code: 'forbidden' };
  await expect(gino.client.pact.promise(quick(shop))).rejects.toMatchObject(forbidden);
  await expect(gino.client.pact.preset({ size: 'micro' })).rejects.toMatchObject(forbidden);
  await expect(guest.client.pact.promises()).rejects.toMatchObject(forbidden);
  const grant = { right: 'manage_pact' as const, departmentId: null, channelId: shop.channel };
  await shop.owner.grants.give({ memberId: gino.memberId, ...grant });
  expect(await gino.client.pact.promise(quick(shop))).toMatchObject({ version: 1 });
  const everywhere = { ...quick(shop), channelId: null, language: 'de' };
  await expect(gino.client.pact.promise(everywhere)).rejects.toMatchObject(forbidden);
});

test('every change of the pact is written down', async () => {
  const shop = await openOsteria(patto);
  const { since: _, ...made } = await shop.owner.pact.promise(quick(shop));
  await shop.owner.pact.revise({ ...made, replyMinutes: 4 });
  await shop.owner.pact.retire({ id: made.id });
  const { items } = await shop.owner.audit.list({});
  expect(items.filter((one) => one.detail.promiseId === made.id)).toMatchObject([
    { act: 'promise.retired', subject: 'reservation', member: 'Marta Bassi' },
    { act: 'promise.revised', detail: { replyMinutes: 4, version: 2 } },
    { act: 'promise.made', detail: { replyMinutes: 5, version: 1 } },
  ]);
});
