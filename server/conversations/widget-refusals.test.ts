import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#server/platform/ids.ts';
import { openFirm, origin, type Patto, startPatto } from '#test/support/firm.ts';
import { connectWebsite } from '#test/support/talk.ts';
import { knocker, problemIn, site } from '#test/support/visitor.ts';

let patto: Patto;
beforeAll(async () => {
  patto = await startPatto({ workers: false, keep: true });
});
afterAll(() => patto.stop());

async function osteria() {
  const firm = await openFirm(patto);
  const channelId = await connectWebsite(firm);
  return { firm, channelId, ...knocker(patto, { ...firm, channelId }) };
}

test('the token of another visitor, of another channel, or none: refused', async () => {
  const { firm, visitor, say, knock, thread } = await osteria();
  const [luca, anna] = [await visitor(), await visitor()];
  const stolen = luca.authorization.replace(luca.id, anna.id);
  expect(await problemIn(await say(stolen))).toMatchObject({ status: 401, code: 'signed_out' });
  const peek = await knock('/thread', { headers: { authorization: stolen } });
  expect(peek.status).toBe(401);
  expect((await knock('/live', { headers: { authorization: stolen } })).status).toBe(401);
  const elsewhere = knocker(patto, { ...firm, channelId: await connectWebsite(firm) });
  expect((await elsewhere.say(luca.authorization)).status).toBe(401);
  expect((await say('Bearer x')).status).toBe(401);
  const without = await knock('/messages', {
    method: 'POST',
    body: '{}',
    headers: { 'content-type': 'application/json' },
  });
  expect(without.status).toBe(401);
  expect((await thread('')).chat).toBeNull();
});

test('only the firm’s own pages are answered', async () => {
  const { firm, channelId, visitor, say, knock } = await osteria();
  const { authorization } = await visitor();
  const strange = { origin: 'https://evil.example' };
  const refused = await knock('/config', { headers: strange });
  expect(await problemIn(refused)).toMatchObject({ status: 403, code: 'forbidden' });
  expect(refused.headers.get('access-control-allow-origin')).toBeNull();
  for (const from of ['https://evil.example', 'null', 'http://osteria.example', `${site}.evil.com`])
    expect((await knock('/visitor', { method: 'POST', headers: { origin: from } })).status).toBe(
      403,
    );
  const long = await say(authorization, { text: 'x'.repeat(6000) });
  expect(long.headers.get('access-control-allow-origin')).toBe(site);
  const preflight = await knock('/messages', { method: 'OPTIONS', headers: strange });
  expect(preflight.status).toBe(403);
  const welcome = await knock('/messages', { method: 'OPTIONS' });
  expect(welcome.headers.get('access-control-allow-origin')).toBe(site);
  expect(welcome.headers.get('access-control-allow-credentials')).toBeNull();
  for (const from of ['https://www.osteria.example', origin])
    expect((await knock('/config', { headers: { origin: from } })).status).toBe(200);
  for (const url of ['https://evil.example/oggi', 'javascript:alert(1)', 'oggi', `${site}:81/`])
    expect(await problemIn(await say(authorization, { page: { url } }))).toMatchObject({
      status: 422,
      data: { field: 'page.url' },
    });
  const nowhere = knocker(patto, { workspaceId: firm.workspaceId, channelId: newId() });
  expect((await nowhere.knock('/config')).status).toBe(404);
  const other = await openFirm(patto, 'Passo', 'Dario Neri');
  expect((await knocker(patto, { ...other, channelId }).knock('/config')).status).toBe(404);
  await firm.owner.channels.disconnect({ id: channelId });
  expect(await problemIn(await knock('/config'))).toMatchObject({ code: 'channel_closed' });
});

test('a flood is refused with the time to wait, and passes after it', async () => {
  const { visitor, say } = await osteria();
  const { authorization } = await visitor();
  const answers = await Promise.all(Array.from({ length: 25 }, () => say(authorization)));
  const refused = answers.filter((one) => one.status === 429);
  expect(refused).toHaveLength(5);
  expect(await problemIn(refused[0] as Response)).toMatchObject({ code: 'too_many' });
  const seconds = Number(refused[0]?.headers.get('retry-after'));
  expect(seconds).toBeGreaterThan(0);
  patto.clock.turn(seconds * 1000);
  expect((await say(authorization)).status).toBe(202);
});

test('many visitors from one address are slowed down too; another address is not', async () => {
  const { visitor, knock } = await osteria();
  const from = (address: string) =>
    knock('/visitor', { method: 'POST', headers: { 'x-forwarded-for': address } });
  const answers = await Promise.all(Array.from({ length: 70 }, () => from('203.0.113.7')));
  expect(answers.filter((one) => one.status === 429)).toHaveLength(10);
  expect((await from('203.0.113.8')).status).toBe(201);
  expect(await visitor()).toMatchObject({ id: expect.any(String) });
});

test('what cannot be taken is refused in clear words', async () => {
  const { visitor, say, post } = await osteria();
  const { authorization } = await visitor();
  const refusal = async (response: Promise<Response>) => {
    const { status, code, data } = (await problemIn(await response)) as Record<string, unknown>;
    return [status, code, data];
  };
  expect(await refusal(say(authorization, { text: 'è'.repeat(20_000) }))).toEqual([
    422,
    'text_too_long',
    { length: 20_000, limit: 5000 },
  ]);
  for (const text of ['', '   \n', '\u200b\u2060'])
    expect(await refusal(say(authorization, { text }))).toEqual([422, 'text_empty', {}]);
  const field = async (response: Promise<Response>) => (await refusal(response))[2];
  expect(await field(say(authorization, { kind: 'page' }))).toEqual({ field: 'kind' });
  expect(await field(say(authorization, { id: 'c1' }))).toEqual({ field: 'id' });
  expect(await field(say(authorization, { text: { html: '<b>' } }))).toEqual({ field: 'text' });
  expect(await field(say(authorization, { company: 'Casino' }))).toEqual({ field: 'company' });
  expect(await field(post('{"kind":', { authorization }))).toEqual({ field: 'json' });
  expect(await field(post('null', { authorization }))).toEqual({ field: '' });
  const form = { authorization, 'content-type': 'application/x-www-form-urlencoded' };
  expect(await field(post('text=ciao', form))).toEqual({ field: 'content-type' });
  expect(await field(post('{}', { authorization, 'content-type': 'text/plain' }))).toEqual({
    field: 'content-type',
  });
  const latin = Buffer.from('{"text":"perché"}', 'latin1');
  expect(await field(post(latin, { authorization }))).toEqual({ field: 'encoding' });
  const charset = { authorization, 'content-type': 'application/json; charset=iso-8859-1' };
  expect(await field(post('{}', charset))).toEqual({ field: 'encoding' });
  const huge = await refusal(post(' '.repeat(600_000), { authorization }));
  expect(huge.slice(0, 2)).toEqual([413, 'too_large']);
});

test('the frame may be shown on the firm’s pages only, and the rest of Patto nowhere', async () => {
  const { firm, channelId, knock } = await osteria();
  const policyOf = async (path: string) =>
    (await patto.request(path)).headers.get('content-security-policy') ?? '';
  const at = `workspace=${firm.workspaceId}&channel=${channelId}`;
  const policy = await policyOf(`/widget/frame?${at}&part=chat&lang=en`);
  expect(policy).toContain(`frame-ancestors 'self' ${site} https://www.osteria.example ${origin}`);
  expect(policy).toContain("script-src 'self'");
  expect(await policyOf('/')).toContain("frame-ancestors 'none'");
  expect(await policyOf(`/demo/site/${firm.workspaceId}/${channelId}`)).toContain(
    "frame-ancestors 'none'",
  );
  expect((await patto.request(`/widget/frame?workspace=x&channel=y`)).status).toBe(404);
  const config = (await (await knock('/config?lang=en-GB')).json()) as object;
  expect(config).toMatchObject({
    firm: 'Osteria del Ponte',
    language: 'en',
    greeting: null,
    colour: null,
    faces: [{ name: 'Marta', face: null }],
    longest: 5000,
  });
});

test('a firm’s name cannot break out of the frame’s page', async () => {
  const firm = await openFirm(patto, '</script><script>alert(1)</script>');
  const channelId = await connectWebsite(firm);
  const at = `workspace=${firm.workspaceId}&channel=${channelId}`;
  const frame = await (await patto.request(`/widget/frame?${at}`)).text();
  const demo = await (await patto.request(`/demo/site/${firm.workspaceId}/${channelId}`)).text();
  for (const page of [frame, demo]) expect(page).not.toContain('<script>alert(1)');
});
