import { CompiledQuery } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Running, startApp } from '#server/app.ts';
import { addMember, clientOf, openFirm, origin, sharedPatto } from '#test/support/firm.ts';
import { testSecret } from '#test/support/secret.ts';

const patto = sharedPatto({ workers: false });
let second: Running;

/** Another process on the same database. */
beforeAll(async () => {
  const { databaseUrl, app } = patto;
  const { home, log } = app;
  const same = { databaseUrl, home, log, origin, secret: testSecret };
  second = await startApp({ ...same, workers: false, limitRate: false });
});
afterAll(() => second.stop());

/** What both processes say to whoever holds a cookie, asked now. */
async function answers(cookie: string, workspaceId?: string): Promise<string[]> {
  const headers = { cookie, ...(workspaceId && { 'patto-workspace': workspaceId }) };
  const path = workspaceId ? '/api/workspace' : '/api/me';
  const ask = async (one: Pick<Running, 'fetch'>) => {
    const response = await one.fetch(new Request(origin + path, { headers }));
    return response.ok ? 'in' : ((await response.json()) as { code: string }).code;
  };
  return Promise.all([ask(patto), ask(second)]);
}

test('who signs out is out in every process with the next request', async () => {
  const cookie = await patto.signUp('Marta Bassi');
  expect(await answers(cookie)).toEqual(['in', 'in']);
  const headers = { 'content-type': 'application/json', origin, cookie };
  await patto.request('/api/auth/sign-out', { method: 'POST', headers, body: '{}' });
  expect(await answers(cookie)).toEqual(['signed_out', 'signed_out']);
});

test('a session is ended from another one, and only the one that was meant', async () => {
  const lost = await patto.signUp('Ada Lovato', 'ada@example.org');
  const headers = { 'content-type': 'application/json', origin };
  const body = JSON.stringify({ email: 'ada@example.org', password: 'una parola lunga' });
  const entered = await patto.request('/api/auth/sign-in/email', { method: 'POST', headers, body });
  const cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const revoke = { method: 'POST', headers: { ...headers, cookie }, body: '{}' };
  const ended = await patto.request('/api/auth/revoke-other-sessions', revoke);
  expect(ended.status).toBe(200);
  expect(await answers(lost)).toEqual(['signed_out', 'signed_out']);
  expect(await answers(cookie)).toEqual(['in', 'in']);
});

test('a member who leaves, or steps down, is no longer let in by any process', async () => {
  const firm = await openFirm(patto);
  const ugo = await addMember(firm, 'Ugo Fabbri');
  const there = clientOf(second, ugo.cookie, firm.workspaceId);
  await there.members.list();
  await firm.owner.members.update({ id: ugo.memberId, role: 'guest' });
  await expect(there.members.list()).rejects.toMatchObject({ code: 'forbidden' });
  expect(await answers(ugo.cookie, firm.workspaceId)).toEqual(['in', 'in']);
  await firm.owner.members.update({ id: ugo.memberId, active: false });
  expect(await answers(ugo.cookie, firm.workspaceId)).toEqual(['forbidden', 'forbidden']);
});

test('a session that is over, or that we did not sign, is nobody’s; one a day old lasts thirty days more', async () => {
  const cookie = await patto.signUp('Zoe Neri', 'zoe@example.org');
  const token = decodeURIComponent(cookie.split('=')[1] ?? '').split('.')[0] ?? '';
  const endsIn = async (days: number) => {
    const text = `update auth.session set "expiresAt" = now() + make_interval(days => $2) where token = $1`;
    await patto.app.db.executeQuery(CompiledQuery.raw(text, [token, days]));
  };
  expect(await answers(`patto.session_token=${token}`)).toEqual(['signed_out', 'signed_out']);
  expect(await answers(cookie.replace(token, `x${token}`))).toEqual(['signed_out', 'signed_out']);
  await endsIn(20);
  expect(await answers(cookie)).toEqual(['in', 'in']);
  const text = `select "expiresAt" > now() + interval '29 days' as moved from auth.session where token = $1`;
  const { rows } = await patto.app.db.executeQuery(CompiledQuery.raw(text, [token]));
  expect(rows).toEqual([{ moved: true }]);
  await endsIn(-1);
  expect(await answers(cookie)).toEqual(['signed_out', 'signed_out']);
});
