import { expect, test } from 'vitest';
import { addMember, openFirm, sharedPatto } from '#test/support/firm.ts';

const patto = sharedPatto();

const day = 24 * 60 * 60 * 1000;
const tokenOf = (link: string | null) => link?.split('/').at(-1) ?? '';

const ferraris = () => openFirm(patto, 'Ferraris Elettrodomestici', 'Carla Ferraris');

test('Carla invites Piero, who signs up, takes the seat and sees his colleagues', async () => {
  const firm = await ferraris();
  const care = await firm.owner.departments.create({ name: 'Assistenza' });
  const invitation = await firm.owner.members.invite({
    email: 'Piero.Uno@Example.org',
    name: 'Piero Costa',
    role: 'member',
    departments: [care.id],
  });
  expect(invitation).toMatchObject({ email: 'piero.uno@example.org', invitedBy: 'Carla Ferraris' });
  expect(invitation.link).toMatch(/^http:\/\/patto\.test\/invitation\/[\w-]{64}$/);
  expect(await firm.owner.members.invitations()).toEqual([{ ...invitation, link: null }]);

  const cookie = await patto.signUp('Piero', 'piero.uno@example.org');
  const seat = await patto.client(cookie).members.accept({ token: tokenOf(invitation.link) });
  expect(seat).toMatchObject({ workspace: { id: firm.workspaceId }, role: 'member' });
  const piero = patto.client(cookie, firm.workspaceId);
  expect(await piero.members.list()).toMatchObject([
    { name: 'Carla Ferraris', role: 'owner', active: true },
    { name: 'Piero Costa', departments: [care.id], email: 'piero.uno@example.org' },
  ]);
  expect(await firm.owner.members.invitations()).toEqual([]);
});

test('an invitation is used once, by who brings the token', async () => {
  const firm = await ferraris();
  const { link } = await firm.owner.members.invite({
    email: 'piero.due@example.org',
    name: 'Piero Costa',
    role: 'member',
  });
  const token = tokenOf(link);
  const [piero, other] = await Promise.all([
    patto.signUp('Piero', 'piero.due@example.org'),
    patto.signUp('Somebody Else'),
  ]);
  const wrong = [
    'nonsense',
    `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
    `${'0'.repeat(32)}${token.slice(32)}`,
  ];
  for (const bad of wrong)
    await expect(patto.client(other).members.accept({ token: bad })).rejects.toMatchObject({
      code: 'invitation_over',
    });
  // two tabs at once: one seat
  const both = await Promise.allSettled(
    [piero, other].map((cookie) => patto.client(cookie).members.accept({ token })),
  );
  expect(both.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect((await firm.owner.members.list()).length).toBe(2);
});

test('an invitation ends after a fortnight, or when it is withdrawn, and can be made again', async () => {
  const firm = await ferraris();
  const invitee = { email: 'piero.tre@example.org', name: 'Piero Costa', role: 'member' as const };
  const first = await firm.owner.members.invite(invitee);
  await expect(firm.owner.members.invite(invitee)).rejects.toMatchObject({
    code: 'already_exists',
  });
  const cookie = await patto.signUp('Piero', 'piero.tre@example.org');
  await firm.owner.members.withdraw({ id: first.id });
  await refusesToken(cookie, first.link);
  await expect(firm.owner.members.withdraw({ id: first.id })).rejects.toMatchObject({
    code: 'not_found',
  });
  const second = await firm.owner.members.invite(invitee);
  patto.clock.turn(14 * day + 1);
  await refusesToken(cookie, second.link);
  expect(await firm.owner.members.invitations()).toEqual([]);
  const third = await firm.owner.members.invite(invitee);
  await patto.client(cookie).members.accept({ token: tokenOf(third.link) });
  await expect(firm.owner.members.invite(invitee)).rejects.toMatchObject({
    code: 'already_exists',
    data: { field: 'email' },
  });
});

async function refusesToken(cookie: string, link: string | null): Promise<void> {
  await expect(patto.client(cookie).members.accept({ token: tokenOf(link) })).rejects.toMatchObject(
    { code: 'invitation_over' },
  );
}

test('who sits there already keeps the seat, and the invitation waits for another', async () => {
  const firm = await ferraris();
  const { link } = await firm.owner.members.invite({
    email: 'piero.quattro@example.org',
    name: 'Piero Costa',
    role: 'guest',
  });
  const seat = await patto.client(firm.cookie).members.accept({ token: tokenOf(link) });
  expect(seat).toMatchObject({ memberId: firm.memberId, role: 'owner' });
  expect(await firm.owner.members.invitations()).toHaveLength(1);
});

test('each member says who they are; only an admin says what they may', async () => {
  const firm = await ferraris();
  const piero = await addMember(firm, 'Piero Costa');
  const gina = await addMember(firm, 'Gina Riva', 'admin');
  const own = { title: 'Tecnico', signature: 'Piero, Assistenza Ferraris', language: 'en' };
  expect(await piero.client.members.update({ id: piero.memberId, ...own })).toMatchObject(own);
  const refused = [
    { id: piero.memberId, role: 'admin' as const },
    { id: piero.memberId, active: false },
    { id: piero.memberId, departments: [] },
    { id: gina.memberId, name: 'Gino' },
  ];
  for (const change of refused)
    await expect(piero.client.members.update(change)).rejects.toMatchObject({ code: 'forbidden' });
  // an admin manages members, but neither makes nor touches an owner
  expect(await gina.client.members.update({ id: piero.memberId, role: 'admin' })).toMatchObject({
    role: 'admin',
  });
  for (const change of [
    { id: piero.memberId, role: 'owner' as const },
    { id: gina.memberId, role: 'owner' as const },
    { id: firm.memberId, name: 'Clara' },
    { id: firm.memberId, active: false },
  ])
    await expect(gina.client.members.update(change)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(
    gina.client.members.invite({ email: 'x@example.org', name: 'X', role: 'owner' }),
  ).rejects.toMatchObject({ code: 'forbidden' });
});

test('a workspace keeps an owner, even when two step down at once', async () => {
  const firm = await ferraris();
  for (const change of [{ role: 'admin' as const }, { active: false }])
    await expect(firm.owner.members.update({ id: firm.memberId, ...change })).rejects.toMatchObject(
      { code: 'last_owner' },
    );
  const second = await addMember(firm, 'Luca Ferraris', 'owner');
  const both = await Promise.allSettled([
    firm.owner.members.update({ id: firm.memberId, role: 'member' }),
    second.client.members.update({ id: second.memberId, role: 'member' }),
  ]);
  expect(both.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const owners = (await firm.owner.members.list()).filter((one) => one.role === 'owner');
  expect(owners).toHaveLength(1);
});

test('who leaves is a stranger at once, and comes back with what was theirs', async () => {
  const firm = await ferraris();
  const care = await firm.owner.departments.create({ name: 'Assistenza' });
  const piero = await addMember(firm, 'Piero Costa');
  await firm.owner.members.update({ id: piero.memberId, departments: [care.id] });
  const gone = await firm.owner.members.update({ id: piero.memberId, active: false });
  expect(gone).toMatchObject({ active: false });
  await expect(piero.client.workspaces.get()).rejects.toMatchObject({ code: 'forbidden' });
  expect((await patto.client(piero.cookie).me.get()).seats).toEqual([]);
  expect(await firm.owner.departments.list()).toMatchObject([{ members: 0 }]);
  const back = await firm.owner.members.update({ id: piero.memberId, active: true });
  expect(back).toMatchObject({ active: true, departments: [care.id] });
  expect(await piero.client.workspaces.get()).toMatchObject({ id: firm.workspaceId });
  const acts = (await firm.owner.audit.list({})).items.map((entry) => entry.act);
  expect(acts).toEqual(expect.arrayContaining(['member.left', 'member.returned']));
});

test('who left and is invited anew takes the old seat, in the new role', async () => {
  const firm = await ferraris();
  const piero = await addMember(firm, 'Piero Costa');
  const { email } = await patto.client(piero.cookie).me.get();
  await firm.owner.members.update({ id: piero.memberId, active: false });
  const { link } = await firm.owner.members.invite({ email, name: 'Piero Costa', role: 'guest' });
  const seat = await patto.client(piero.cookie).members.accept({ token: tokenOf(link) });
  expect(seat).toMatchObject({ memberId: piero.memberId, role: 'guest' });
});
