import { sql } from 'kysely';
import { expect, test, vi } from 'vitest';
import { addMember, type Firm, openFirm, sharedPatto } from '#test/support/firm.ts';
import { comment, connectWebsite, hear } from '#test/support/talk.ts';
import { listen } from '#test/support/visitor.ts';

const patto = sharedPatto({ workers: false });

async function hears({ workspaceId }: Firm, cookie: string) {
  const path = `/api/live?workspace=${workspaceId}`;
  const line = listen(await patto.request(path, { headers: { cookie } }));
  await line.hears('{"type":"hello"}');
  return line;
}

test('a member hears what changes in the workspace, by name, and nothing of another', async () => {
  const [ponte, passo] = [await openFirm(patto), await openFirm(patto, 'Passo', 'Dario Neri')];
  const [marta, dario] = [await hears(ponte, ponte.cookie), await hears(passo, passo.cookie)];
  await hear(ponte, await connectWebsite(ponte), [comment('Un tavolo per 4?')]);
  const [line] = (await ponte.owner.conversations.list({ view: 'all' })).items;
  await marta.hears(`{"type":"conversations","ids":["${line?.id}"]}`);
  await passo.owner.departments.create({ name: 'Idee' });
  await dario.hears('{"type":"team"}');
  expect(dario.heard().join()).not.toMatch(/conversations|channels|people/);
  expect(marta.heard().join()).not.toContain('tavolo');
  await Promise.all([marta.stop(), dario.stop()]);
});

test('whoever leaves the firm hears the end at once; the others go on hearing', async () => {
  const firm = await openFirm(patto);
  const luisa = await addMember(firm, 'Luisa Conti');
  const [hers, ours] = [await hears(firm, luisa.cookie), await hears(firm, firm.cookie)];
  await firm.owner.members.update({ id: luisa.memberId, active: false });
  await hers.ended;
  await firm.owner.departments.create({ name: 'Sala' });
  await expect.poll(() => ours.heard().filter((one) => one === '{"type":"team"}').length).toBe(2);
  await ours.stop();
});

test('a session that is over ends its stream with the next beat', async () => {
  const firm = await openFirm(patto);
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  try {
    const line = await hears(firm, firm.cookie);
    await vi.advanceTimersByTimeAsync(20_000);
    await firm.owner.departments.create({ name: 'Sala' });
    await line.hears('{"type":"team"}');
    const headers = { cookie: firm.cookie, origin: 'http://patto.test' };
    await patto.request('/api/auth/sign-out', { method: 'POST', headers });
    await vi.advanceTimersByTimeAsync(20_000);
    await line.ended;
  } finally {
    vi.useRealTimers();
  }
});

test('where the line to the database breaks, whoever listens asks anew once it is back', async () => {
  const firm = await openFirm(patto);
  const line = await hears(firm, firm.cookie);
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'patto-live' and datname = current_database()`.execute(patto.app.db);
  await line.hears('{"type":"conversations"}');
  await line.hears('{"type":"pact"}');
  await firm.owner.departments.create({ name: 'Sala' });
  await expect.poll(() => line.heard().filter((one) => one === '{"type":"team"}').length).toBe(2);
  await line.stop();
});
