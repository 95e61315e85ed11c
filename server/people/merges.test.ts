import { expect, test } from 'vitest';
import { chat, hear } from '#test/support/talk.ts';
import { aMinute, onBluesky, personNamed, shop, within } from './people.fixture.ts';
import { recognise } from './recognise.ts';

test('Passo sees that two are one, says so, and takes it back: everything is as it was', async () => {
  const { patto, firm, owner, channelId } = await shop('Passo', 'Dario Neri');
  await hear(firm, channelId, [
    chat('La suola in sughero!', { visitor: { id: 'a', name: 'Anna Verdi' } }),
  ]);
  await within(firm, (trx) =>
    recognise(trx, 'bluesky', [onBluesky('annaverdi', { name: 'Verdi Anna', language: 'en' })]),
  );
  await aMinute(firm);
  const [suggestion] = await owner.people.suggestions({});
  expect(suggestion?.score).toBeGreaterThan(0.5);
  expect(suggestion?.evidence).toContainEqual(expect.objectContaining({ field: 'name' }));
  const [id, otherId] = [suggestion?.first.id ?? '', suggestion?.second.id ?? ''];
  expect(await owner.people.suggestions({ personId: otherId })).toHaveLength(1);
  const before = [await owner.people.get({ id }), await owner.people.get({ id: otherId })];

  const { mergeId, person } = await owner.people.merge({ id, otherId });
  expect(person.identities).toHaveLength(2);
  expect(person).toMatchObject({ id, mergedFrom: [{ mergeId, by: 'Dario Neri' }] });
  expect(await owner.people.get({ id: otherId })).toEqual(person);
  expect((await owner.people.list({})).items).toHaveLength(1);
  expect(await owner.people.suggestions({})).toEqual([]);
  await expect(owner.people.merge({ id, otherId })).rejects.toMatchObject({ code: 'same_person' });

  patto.clock.turn(60_000);
  expect((await owner.people.undoMerge({ mergeId })).id).toBe(id);
  expect([await owner.people.get({ id }), await owner.people.get({ id: otherId })]).toEqual(before);
  await expect(owner.people.undoMerge({ mergeId })).rejects.toMatchObject({ code: 'merge_undone' });
  await aMinute(firm);
  expect(await owner.people.suggestions({})).toEqual([]);
  const acts = await within(firm, (trx) => trx.selectFrom('audit_entry').select('act').execute());
  expect(acts.map((one) => one.act)).toEqual(
    expect.arrayContaining(['person.merged', 'person.merge-undone']),
  );
});

test('two who are two are not suggested again, also after one of them was merged', async () => {
  const { firm, owner } = await shop('Passo', 'Dario Neri');
  const named = (id: string, name: string) => onBluesky(id, { name });
  await within(firm, (trx) =>
    recognise(trx, 'bluesky', [named('one', 'Bruno Galli'), named('two', 'Bruno Galli')]),
  );
  await aMinute(firm);
  const [pair] = await owner.people.suggestions({});
  const [id, otherId] = [pair?.first.id ?? '', pair?.second.id ?? ''];
  await owner.people.notTheSame({ id, otherId });
  expect(await owner.people.suggestions({})).toEqual([]);
  expect(await owner.people.suggestions({ personId: id })).toEqual([]);
  await within(firm, (trx) => recognise(trx, 'bluesky', [named('zzz', 'Quirino')]));
  const third = await personNamed(firm, 'quirino');
  await owner.people.merge({ id: third, otherId: id });
  await aMinute(firm);
  expect(await owner.people.suggestions({})).toEqual([]);
  await expect(owner.people.notTheSame({ id, otherId: id })).rejects.toMatchObject({
    code: 'invalid',
  });
});

test('the same mail, checked by both networks, joins two by itself; undone, it is not done again', async () => {
  const { firm, owner } = await shop('Cantina Serra', 'Pietro Serra');
  const mail = { kind: 'mail', handle: 'anna@example.org', name: 'Anna Verdi' } as const;
  await within(firm, async (trx) => {
    await recognise(trx, 'mailbox', [onBluesky('1', { ...mail, trust: 'signature' })]);
    await recognise(trx, 'forum', [onBluesky('2', { ...mail, handle: 'Anna@Example.org' })]);
    await recognise(trx, 'widget', [onBluesky('3', { ...mail, trust: 'claimed' })]);
  });
  await aMinute(firm);
  const { items } = await owner.people.list({});
  expect(items).toHaveLength(2);
  const joined = items.find((one) => one.networks.length === 2);
  expect(joined?.networks).toEqual(['forum', 'mailbox']);
  const { mergedFrom } = await owner.people.get({ id: joined?.id ?? '' });
  expect(mergedFrom).toMatchObject([{ by: '' }]);
  await owner.people.undoMerge({ mergeId: mergedFrom[0]?.mergeId ?? '' });
  await aMinute(firm);
  expect((await owner.people.list({})).items).toHaveLength(3);
  expect(await owner.people.suggestions({})).toHaveLength(2);
});

test('what came while two were one stays with the person kept; a withdrawn consent counts for both', async () => {
  const { patto, firm, owner, channelId } = await shop('Cantina Serra', 'Pietro Serra');
  const visitor = { id: 'ada', name: 'Ada Serafini' };
  await hear(firm, channelId, [chat('Quando arriva il Brunello?', { visitor })]);
  const seen = onBluesky('serafini', { name: 'Ada', avatar: 'https://x.example/ada.png' });
  await within(firm, (trx) => recognise(trx, 'bluesky', [seen]));
  const id = await personNamed(firm, '@serafini');
  const otherId = await personNamed(firm, 'ada serafini');
  await owner.people.update({ id: otherId, place: 'Siena', about: 'wine club' });
  await owner.people.consent({ id: otherId, purpose: 'stories', given: true, source: 'fair' });
  const before = await owner.people.get({ id: otherId });

  const { mergeId, person } = await owner.people.merge({ id, otherId });
  expect(person).toMatchObject({ place: 'Siena', messages: 1, consents: [{ given: true }] });
  patto.clock.turn(60_000);
  await hear(firm, channelId, [chat('Grazie!', { visitor, sentAt: '2026-11-22T12:01:00Z' })]);
  await owner.people.update({ id, about: 'wine club, gold' });
  await owner.people.addIdentity({ id, kind: 'mail', handle: 'ada@example.org' });
  await owner.people.consent({ id, purpose: 'stories', given: false, source: 'mail' });
  expect(await owner.people.get({ id: otherId })).toMatchObject({ id, messages: 2 });
  expect((await owner.conversations.list({})).items[0]?.person.id).toBe(id);

  await owner.people.undoMerge({ mergeId });
  const kept = await owner.people.get({ id });
  expect(kept).toMatchObject({ place: null, about: 'wine club, gold', messages: 1 });
  expect(kept.identities.map((one) => one.handle).toSorted()).toEqual([
    'ada@example.org',
    'serafini.bsky.social',
  ]);
  const { consents, ...back } = await owner.people.get({ id: otherId });
  expect({ ...back, consents: before.consents }).toEqual(before);
  expect(consents.map((one) => one.given)).toEqual([false, true]);
  expect((await owner.conversations.list({})).items[0]?.person.id).toBe(otherId);
});

test('who was erased, or is of nobody here, cannot be merged, nor a merge undone', async () => {
  const { firm, owner } = await shop('Passo', 'Dario Neri');
  await within(firm, (trx) => recognise(trx, 'bluesky', [onBluesky('a'), onBluesky('b')]));
  const [id, otherId] = [await personNamed(firm, '@a'), await personNamed(firm, '@b')];
  const nowhere = '01900000-0000-7000-8000-000000000000';
  const refused = (code: string) => ({ code });
  await expect(owner.people.merge({ id, otherId: nowhere })).rejects.toMatchObject(
    refused('not_found'),
  );
  await expect(owner.people.undoMerge({ mergeId: nowhere })).rejects.toMatchObject(
    refused('not_found'),
  );
  const { mergeId } = await owner.people.merge({ id, otherId });
  await owner.people.erase({ id: otherId, reason: 'asked' });
  await expect(owner.people.get({ id })).rejects.toMatchObject(refused('person_erased'));
  await expect(owner.people.undoMerge({ mergeId })).rejects.toMatchObject(refused('person_erased'));
  await expect(owner.people.merge({ id, otherId })).rejects.toMatchObject(refused('person_erased'));
});
