import { expect, test } from 'vitest';
import { openFirm } from '#test/support/firm.ts';
import { comment, hear } from '#test/support/talk.ts';
import { onBluesky, personNamed, shop, within } from './people.fixture.ts';
import { recognise } from './recognise.ts';

test('the osteria sees who spoke last first, and finds Luca by name, surname or handle', async () => {
  const { firm, owner, channelId } = await shop();
  await hear(firm, channelId, [
    comment('Un tavolo per 4?', { sentAt: '2026-11-20T19:00:00Z' }),
    comment('Aperti domenica?', {
      visitor: { id: 'zoe', name: 'Zoë D’Amico' },
      sentAt: '2026-11-21T09:00:00Z',
    }),
  ]);
  await within(firm, (trx) => recognise(trx, 'bluesky', [onBluesky('luca.b', { name: '🍷' })]));
  const { items } = await owner.people.list({});
  expect(items.map((one) => one.name)).toEqual(['Zoë D’Amico', 'Luca Bassi', '🍷']);
  expect(items[1]).toMatchObject({ messages: 1, conversations: 1, networks: ['website'] });
  const found = async (search: string) =>
    (await owner.people.list({ search })).items.map((one) => one.name);
  expect(await found('luc')).toEqual(['Luca Bassi', '🍷']);
  expect(await found('BASSI')).toEqual(['Luca Bassi']);
  expect(await found('zoe d a')).toEqual(['Zoë D’Amico']);
  expect(await found('amico')).toEqual(['Zoë D’Amico']);
  expect(await found('@luca.')).toEqual(['🍷']);
  expect(await found('  ')).toHaveLength(3);
  expect(await found('%')).toEqual([]);
  expect(await found('nessuno')).toEqual([]);
  expect((await owner.people.list({ network: 'bluesky' })).items).toHaveLength(1);
});

test('every page of the list follows the one before, each person once', async () => {
  const { firm, owner } = await shop();
  const seen = Array.from({ length: 45 }, (_, n) =>
    onBluesky(`anna${n}`, {
      name: n % 3 ? `Anna ${n}` : `${n} Anna`,
      seenAt: new Date(Date.UTC(2026, 10, 20, 8, Math.floor(n / 2) * 7)),
    }),
  );
  await within(firm, (trx) => recognise(trx, 'bluesky', seen));
  const walk = async (search?: string) => {
    const ids: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await owner.people.list({ limit: 10, cursor, search });
      ids.push(...page.items.map((one) => one.id));
      if (!page.next) return ids;
      cursor = page.next;
    }
  };
  for (const search of [undefined, 'anna', 'anna1']) {
    const ids = await walk(search);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(search === 'anna1' ? 11 : 45);
  }
});

test('Aurora corrects what she knows of Emma; the networks no longer overwrite it', async () => {
  const { firm, owner } = await shop('Pasticceria Aurora', 'Aurora Scivoletto');
  await within(firm, (trx) => recognise(trx, 'bluesky', [onBluesky('emma', { name: 'emma ✨' })]));
  const id = await personNamed(firm, 'emma');
  await within(firm, (trx) =>
    recognise(trx, 'bluesky', [
      onBluesky('emma', { name: 'Emma 🎄', seenAt: new Date('2026-11-21T10:00:00Z') }),
    ]),
  );
  expect(await owner.people.get({ id })).toMatchObject({ name: 'Emma 🎄' });
  const given = {
    name: 'Emma Dubois',
    language: 'fr',
    place: 'Lyon',
    about: 'Cannoli, ogni Natale',
  };
  expect(await owner.people.update({ id, ...given })).toMatchObject(given);
  const later = { name: 'em', seenAt: new Date('2026-11-22T10:00:00Z') };
  await within(firm, (trx) => recognise(trx, 'bluesky', [onBluesky('emma', later)]));
  const emma = await owner.people.get({ id });
  expect(emma).toMatchObject(given);
  expect(emma.identities).toMatchObject([{ name: 'em', handle: 'emma.bsky.social' }]);
  expect(await personNamed(firm, 'dubois')).toBe(id);
  expect(await owner.people.update({ id, place: null, language: null })).toMatchObject({
    place: null,
    language: null,
    about: given.about,
  });
});

test('mails and phones: kept as typed, compared in their normal form, of one person only', async () => {
  const { firm, owner } = await shop('Pasticceria Aurora', 'Aurora Scivoletto');
  await within(firm, (trx) => recognise(trx, 'bluesky', [onBluesky('emma'), onBluesky('noe')]));
  const id = await personNamed(firm, 'emma');
  const other = await personNamed(firm, 'noe');
  await owner.people.addIdentity({ id, kind: 'mail', handle: 'Emma.Dubois@Example.FR' });
  await owner.people.addIdentity({ id, kind: 'mail', handle: 'emma.dubois@example.fr' });
  const emma = await owner.people.addIdentity({ id, kind: 'phone', handle: '333 12 34 567' });
  expect(emma.identities.map((one) => one.handle)).toEqual(
    expect.arrayContaining(['Emma.Dubois@Example.FR', '333 12 34 567']),
  );
  expect(emma.identities).toHaveLength(3);
  for (const search of ['emma.dubois@', '+39 333 1234', '3331234', '0039 333 12 34 567'])
    expect(await personNamed(firm, search)).toBe(id);
  await expect(
    owner.people.addIdentity({ id: other, kind: 'phone', handle: '+39 3331234567' }),
  ).rejects.toMatchObject({ code: 'already_exists', data: { personId: id } });
  await expect(
    owner.people.addIdentity({ id, kind: 'mail', handle: 'not a mail' }),
  ).rejects.toMatchObject({ code: 'invalid', data: { field: 'handle' } });
  const phone = emma.identities.find((one) => one.kind === 'phone')?.id ?? '';
  const handle = emma.identities.find((one) => one.kind === 'handle')?.id ?? '';
  const after = await owner.people.removeIdentity({ id, identityId: phone });
  expect(after.identities).toHaveLength(2);
  await expect(owner.people.removeIdentity({ id, identityId: handle })).rejects.toMatchObject({
    code: 'invalid',
  });
  await expect(owner.people.removeIdentity({ id, identityId: phone })).rejects.toMatchObject({
    code: 'not_found',
  });
});

test('a consent is never changed: the newest is in force, the older ones stay', async () => {
  const { patto, firm, owner } = await shop('Cantina Serra', 'Pietro Serra');
  await within(firm, (trx) => recognise(trx, 'bluesky', [onBluesky('emma')]));
  const id = await personNamed(firm, 'emma');
  const consent = { id, purpose: 'contact', source: 'wine club form' } as const;
  await owner.people.consent({ ...consent, given: true });
  patto.clock.turn(60_000);
  const { consents } = await owner.people.consent({ ...consent, given: false });
  expect(consents.map((one) => one.given)).toEqual([false, true]);
});

test('who is no member, or of another firm, sees nobody; only an admin exports and erases', async () => {
  const { patto, firm, owner } = await shop();
  await within(firm, (trx) => recognise(trx, 'bluesky', [onBluesky('luca')]));
  const id = await personNamed(firm, 'luca');
  const nobody = patto.client(null, firm.workspaceId);
  await expect(nobody.people.list({})).rejects.toMatchObject({ code: 'signed_out' });
  const passo = await openFirm(patto, 'Passo', 'Dario Neri');
  const stranger = patto.client(passo.cookie, firm.workspaceId);
  await expect(stranger.people.get({ id })).rejects.toMatchObject({ code: 'forbidden' });
  await expect(passo.owner.people.get({ id })).rejects.toMatchObject({ code: 'not_found' });
  await expect(passo.owner.people.erase({ id, reason: '' })).rejects.toMatchObject({
    code: 'not_found',
  });
  const as = (role: 'guest' | 'member') =>
    within(firm, (trx) => trx.updateTable('member').set({ role }).execute());
  await as('member');
  expect(await owner.people.get({ id })).toMatchObject({ id });
  await expect(owner.people.export({ id })).rejects.toMatchObject({ code: 'forbidden' });
  await expect(owner.people.erase({ id, reason: '' })).rejects.toMatchObject({ code: 'forbidden' });
  await as('guest');
  await expect(owner.people.get({ id })).rejects.toMatchObject({ code: 'forbidden' });
});

test('a broken cursor is refused, not a crash', async () => {
  const { owner } = await shop();
  for (const cursor of ['x', 'bnVsbA', 'WzEsMiwzXQ', 'WyJhIiwiYiIsImMiXQ', 'W10', '[]'])
    for (const search of [undefined, 'a'])
      await expect(owner.people.list({ cursor, search })).rejects.toMatchObject({
        code: 'invalid',
      });
});
