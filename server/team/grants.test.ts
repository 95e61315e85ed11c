import { expect, test } from 'vitest';
import { addMember, openFirm, sharedPatto } from '#test/support/firm.ts';

const patto = sharedPatto();
const anywhere = { departmentId: null, channelId: null };

test('Piero is given the audit to read, and loses it again', async () => {
  const firm = await openFirm(patto, 'Ferraris Elettrodomestici', 'Carla Ferraris');
  const piero = await addMember(firm, 'Piero Costa');
  await expect(piero.client.audit.list({})).rejects.toMatchObject({ code: 'forbidden' });
  const right = { memberId: piero.memberId, right: 'see_audit' as const, ...anywhere };
  const grant = await firm.owner.grants.give(right);
  expect(await piero.client.grants.list()).toEqual([grant]);
  expect((await piero.client.audit.list({})).items[0]).toMatchObject({
    act: 'grant.given',
    subject: 'Piero Costa',
    member: 'Carla Ferraris',
  });
  await expect(firm.owner.grants.give(right)).rejects.toMatchObject({ code: 'already_exists' });
  await firm.owner.grants.take({ id: grant.id });
  await expect(piero.client.audit.list({})).rejects.toMatchObject({ code: 'forbidden' });
  await expect(firm.owner.grants.take({ id: grant.id })).rejects.toMatchObject({
    code: 'not_found',
  });
});

test('a right is given by an admin, to a member who is here, in a department that is open', async () => {
  const firm = await openFirm(patto, 'Ferraris Elettrodomestici', 'Carla Ferraris');
  const piero = await addMember(firm, 'Piero Costa');
  const guest = await addMember(firm, 'Amico Fidato', 'guest');
  const care = await firm.owner.departments.create({ name: 'Assistenza' });
  const reply = { right: 'reply' as const, ...anywhere };
  await expect(
    piero.client.grants.give({ memberId: piero.memberId, ...reply }),
  ).rejects.toMatchObject({ code: 'forbidden' });
  await expect(
    firm.owner.grants.give({ memberId: guest.memberId, ...reply }),
  ).rejects.toMatchObject({ code: 'invalid', data: { field: 'memberId' } });
  const limited = { memberId: piero.memberId, right: 'reply' as const, channelId: null };
  await firm.owner.grants.give({ ...limited, departmentId: care.id });
  await firm.owner.departments.close({ id: care.id });
  // the limit outlives the department: Piero does not win the right to reply everywhere
  expect(await firm.owner.grants.list()).toMatchObject([{ departmentId: care.id }]);
  await expect(firm.owner.grants.give({ ...limited, departmentId: care.id })).rejects.toMatchObject(
    { code: 'not_found' },
  );
});

test('the audit is read a page at a time, the latest first, and a broken cursor is refused', async () => {
  const firm = await openFirm(patto, 'Osteria del Ponte', 'Marta Bassi');
  for (const name of ['Sala', 'Cucina', 'Cantina', 'Cassa']) {
    patto.clock.turn(1000);
    await firm.owner.departments.create({ name });
  }
  const read: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await firm.owner.audit.list({ limit: 2, ...(cursor && { cursor }) });
    read.push(...page.items.map((entry) => entry.subject));
    cursor = page.next ?? undefined;
  } while (cursor);
  expect(read).toEqual(['Cassa', 'Cantina', 'Cucina', 'Sala', 'Osteria del Ponte']);
  const broken = [
    'nonsense',
    encode(['x', 'y']),
    encode([]),
    encode({}),
    encode(['2026-11-22T12:00:00Z']),
  ];
  for (const cursor of broken)
    await expect(firm.owner.audit.list({ cursor })).rejects.toMatchObject({
      code: 'invalid',
      data: { field: 'cursor' },
    });
});

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
