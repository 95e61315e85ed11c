import { expect, test } from 'vitest';
import { addMember, openFirm, sharedPatto } from '#test/support/firm.ts';

const patto = sharedPatto();

test('Marta opens the osteria and owns it', async () => {
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

test('two shops of the same name have two addresses, and an address asked for is had once', async () => {
  const first = await openFirm(patto, 'Caffè Nazionale');
  const second = await openFirm(patto, 'Caffè Nazionale');
  expect((await first.owner.workspaces.get()).slug).toBe('caffe-nazionale');
  expect((await second.owner.workspaces.get()).slug).toBe('caffe-nazionale-2');
  const place = { timeZone: 'Europe/Rome', country: 'IT', language: 'it', memberName: 'Ada' };
  const again = { name: 'Nazionale', slug: 'caffe-nazionale', ...place };
  await expect(first.owner.workspaces.create(again)).rejects.toMatchObject({
    code: 'already_exists',
    data: { field: 'slug' },
  });
});

test('who is not signed in, or sits elsewhere, is refused with a code', async () => {
  const { workspaceId } = await openFirm(patto);
  await expect(patto.client(null, workspaceId).workspaces.get()).rejects.toMatchObject({
    code: 'signed_out',
  });
  const stranger = await openFirm(patto, 'Passo', 'Dario Neri');
  await expect(patto.client(stranger.cookie, workspaceId).workspaces.get()).rejects.toMatchObject({
    code: 'forbidden',
  });
});

test('the cantina moves its clock to Madrid and adds German', async () => {
  const firm = await openFirm(patto, 'Cantina Serra', 'Elena Serra');
  const colleague = await addMember(firm, 'Ugo Fabbri');
  const changed = await firm.owner.workspaces.update({
    timeZone: 'Europe/Madrid',
    languages: ['de', 'en'],
  });
  expect(changed).toMatchObject({ timeZone: 'Europe/Madrid', language: 'it' });
  expect(changed.languages.toSorted()).toEqual(['de', 'en', 'it']);
  await expect(
    firm.owner.workspaces.update({ timeZone: 'Europe/Montalcino' }),
  ).rejects.toMatchObject({ code: 'invalid', data: { field: 'timeZone' } });
  await expect(colleague.client.workspaces.update({ name: 'Mia' })).rejects.toMatchObject({
    code: 'forbidden',
  });
  expect((await firm.owner.audit.list({})).items[0]).toMatchObject({
    act: 'workspace.changed',
    member: 'Elena Serra',
    detail: { timeZone: 'Europe/Madrid' },
  });
});

test('what does not fit the contract is refused with the field, and what no database takes too', async () => {
  const { owner } = await openFirm(patto);
  await expect(owner.workspaces.update({ country: 'Italia' })).rejects.toMatchObject({
    code: 'invalid',
    data: { field: 'country' },
  });
  await expect(owner.departments.create({ name: 'Sala\u0000' })).rejects.toMatchObject({
    code: 'invalid',
  });
  expect(await owner.departments.list()).toEqual([]);
});

test('departments open, take a new name and close', async () => {
  const firm = await openFirm(patto, 'Ferraris Elettrodomestici', 'Carla Ferraris');
  const care = await firm.owner.departments.create({ name: 'Assistenza' });
  const sales = await firm.owner.departments.create({ name: 'Vendite' });
  await expect(firm.owner.departments.create({ name: 'assistenza' })).rejects.toMatchObject({
    code: 'already_exists',
  });
  await expect(
    firm.owner.departments.rename({ id: sales.id, name: 'Assistenza' }),
  ).rejects.toMatchObject({ code: 'already_exists' });
  const { memberId } = await addMember(firm, 'Piero Costa');
  const placed = await firm.owner.members.update({
    id: memberId,
    departments: [care.id, sales.id],
  });
  expect(placed.departments).toEqual([care.id, sales.id]);
  await firm.owner.departments.close({ id: sales.id });
  expect(await firm.owner.departments.list()).toEqual([
    { id: care.id, name: 'Assistenza', members: 1 },
  ]);
  // the name is free again, the closed one is gone from who was in it
  await firm.owner.departments.create({ name: 'Vendite' });
  const members = await firm.owner.members.list();
  expect(members.find((one) => one.id === memberId)?.departments).toEqual([care.id]);
  await expect(
    firm.owner.members.update({ id: memberId, departments: [sales.id] }),
  ).rejects.toMatchObject({ code: 'not_found' });
});
