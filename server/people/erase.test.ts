import { expect, test } from 'vitest';
import { chat, hear } from '#test/support/talk.ts';
import { personNamed, shop, within } from './people.fixture.ts';

test('Emma asks for all we hold, then to be erased: nothing of her remains, and an old file brings nobody back', async () => {
  const { patto, firm, owner, channelId } = await shop('Pasticceria Aurora', 'Aurora Scivoletto');
  const visitor = { id: 'emma', name: 'Emma Dubois' };
  const said = [chat('Livrez-vous à Lyon ?', { visitor }), chat('Merci !', { visitor })];
  await hear(firm, channelId, said);
  const id = await personNamed(firm, 'emma');
  await owner.people.addIdentity({ id, kind: 'mail', handle: 'emma@example.fr' });
  await owner.people.consent({ id, purpose: 'contact', given: true, source: 'chat' });
  const whole = await owner.people.export({ id });
  expect(JSON.stringify(whole)).toMatch(/Emma Dubois.*emma@example\.fr/s);

  patto.clock.turn(3_600_000);
  await owner.people.erase({ id, reason: 'asked by mail' });
  await expect(owner.people.get({ id })).rejects.toMatchObject({ code: 'person_erased' });
  await expect(owner.people.export({ id })).rejects.toMatchObject({ code: 'person_erased' });
  await expect(owner.people.erase({ id, reason: '' })).rejects.toMatchObject({
    code: 'person_erased',
  });
  expect((await owner.people.list({})).items).toEqual([]);
  const remains = await within(firm, async (trx) => [
    await trx.selectFrom('person').selectAll().execute(),
    await trx.selectFrom('identity').selectAll().execute(),
    await trx.selectFrom('erased_identity').selectAll().execute(),
    await trx.selectFrom('consent').selectAll().execute(),
    await trx.selectFrom('person_merge').selectAll().execute(),
    await trx.selectFrom('audit_entry').selectAll().where('act', 'like', 'person.%').execute(),
  ]);
  expect(JSON.stringify(remains)).not.toMatch(/emma|dubois/i);
  expect(remains[5]).toContainEqual(expect.objectContaining({ act: 'person.erased', subject: id }));

  await hear(firm, channelId, said);
  await hear(firm, channelId, [chat('vieux message', { visitor, sentAt: '2026-11-01T10:00:00Z' })]);
  expect((await owner.people.list({})).items).toEqual([]);
  patto.clock.turn(3_600_000);
  await hear(firm, channelId, [chat('Bonjour !', { visitor, sentAt: '2026-11-22T13:30:00Z' })]);
  const [back] = (await owner.people.list({})).items;
  expect(back).toMatchObject({ name: 'Emma Dubois', messages: 1 });
  expect(back?.id).not.toBe(id);
});
