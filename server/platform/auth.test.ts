import { createOTP } from '@better-auth/utils/otp';
import { serve } from '@hono/node-server';
import { expect, test } from 'vitest';
import { createAuth } from '#server/platform/auth.ts';
import {
  addMember,
  openFirm,
  origin,
  type Patto,
  sharedPatto,
  startPatto,
} from '#test/support/firm.ts';
import { newPasskey, type Passkey } from '#test/support/passkey.ts';

const patto = sharedPatto();
const password = 'una parola lunga';

type Answer = { status: number; body: Record<string, unknown>; cookie: string };

/** What the web app's auth client does. */
async function ask(on: Patto, path: string, body?: object, cookie = ''): Promise<Answer> {
  const response = await on.request(`/api/auth${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { 'content-type': 'application/json', origin, cookie },
    ...(body && { body: JSON.stringify(body) }),
  });
  const jar = new Map([...pairs(cookie.split('; ')), ...pairs(response.headers.getSetCookie())]);
  return {
    status: response.status,
    body: (await response.json().catch(() => null)) ?? {},
    cookie: [...jar]
      .filter(([, value]) => value)
      .map((pair) => pair.join('='))
      .join('; '),
  };
}

function pairs(cookies: string[]): [string, string][] {
  return cookies.map((cookie) => {
    const [name = '', ...value] = (cookie.split(';')[0] ?? '').split('=');
    return [name, value.join('=')];
  });
}

test('Marta signs up, leaves, and comes back with her password only', async () => {
  const email = 'marta@example.org';
  const cookie = await patto.signUp('Marta Bassi', email);
  expect(await patto.client(cookie).me.get()).toEqual({ email, name: 'Marta Bassi', seats: [] });
  expect((await ask(patto, '/sign-out', {}, cookie)).status).toBe(200);
  await expect(patto.client(cookie).me.get()).rejects.toMatchObject({ code: 'signed_out' });
  const wrong = await ask(patto, '/sign-in/email', { email, password: 'una parola corta' });
  expect(wrong).toMatchObject({ status: 401, cookie: '' });
  const nobody = await ask(patto, '/sign-in/email', { email: 'chi@example.org', password });
  expect(nobody.body).toEqual(wrong.body);
  const back = await ask(patto, '/sign-in/email', { email, password });
  expect(await patto.client(back.cookie).me.get()).toMatchObject({ email });
});

test('a short password and a mail twice are refused', async () => {
  const one = { name: 'Ada', email: 'ada@example.org' };
  const short = await ask(patto, '/sign-up/email', { ...one, password: 'corta' });
  expect(short).toMatchObject({ status: 400, body: { code: 'PASSWORD_TOO_SHORT' } });
  await patto.signUp(one.name, one.email);
  const again = await ask(patto, '/sign-up/email', { ...one, password });
  expect(again.status).toBe(422);
});

test('a cookie is out of reach of scripts and of other sites', async () => {
  const response = await patto.request('/api/auth/sign-up/email', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ name: 'Ivo', email: 'ivo@example.org', password }),
  });
  expect(response.headers.getSetCookie()).not.toEqual([]);
  for (const cookie of response.headers.getSetCookie())
    expect(cookie).toMatch(/HttpOnly.*SameSite=Lax/i);
  const elsewhere = await patto.request('/api/auth/sign-out', {
    method: 'POST',
    headers: { cookie: response.headers.getSetCookie()[0] ?? '', origin: 'https://evil.example' },
  });
  expect(elsewhere.status).toBe(403);
});

test('with a second factor, a password alone no longer opens', async () => {
  const email = 'carla@example.org';
  const cookie = await patto.signUp('Carla Ferraris', email);
  const enabled = await ask(patto, '/two-factor/enable', { password }, cookie);
  const uri = new URL(String(enabled.body.totpURI));
  expect(uri.searchParams.get('issuer')).toBe('Patto');
  const code = () => totp(uri);
  const verified = await ask(patto, '/two-factor/verify-totp', { code: await code() }, cookie);
  expect(verified.status).toBe(200);

  const half = await ask(patto, '/sign-in/email', { email, password });
  expect(half.body).toMatchObject({ twoFactorRedirect: true });
  await expect(patto.client(half.cookie).me.get()).rejects.toMatchObject({ code: 'signed_out' });
  const wrong = await ask(patto, '/two-factor/verify-totp', { code: '000000' }, half.cookie);
  expect(wrong.status).toBe(401);
  const whole = await ask(patto, '/two-factor/verify-totp', { code: await code() }, half.cookie);
  expect(await patto.client(whole.cookie).me.get()).toMatchObject({ email });

  // who has lost the telephone has the codes that were printed, each good once
  const [backup] = enabled.body.backupCodes as string[];
  const another = await ask(patto, '/sign-in/email', { email, password });
  const use = () => ask(patto, '/two-factor/verify-backup-code', { code: backup }, another.cookie);
  expect((await use()).status).toBe(200);
  expect((await use()).status).not.toBe(200);
});

function totp(uri: URL): Promise<string> {
  const secret = Buffer.from(base32(uri.searchParams.get('secret') ?? '')).toString();
  return createOTP(secret, { digits: 6, period: 30 }).totp();
}

/** RFC 4648. */
function base32(text: string): number[] {
  const bits = [...text.replace(/=+$/, '')]
    .map((letter) =>
      'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
    )
    .join('');
  return (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
}

test('Ada comes in with the key on her phone, and no other key will do', async () => {
  const email = 'ada.lovato@example.org';
  const cookie = await patto.signUp('Ada Lovato', email);
  const phone = newPasskey(origin);
  const offered = await ask(patto, '/passkey/generate-register-options', undefined, cookie);
  const response = phone.register(offered.body as never);
  const kept = await ask(patto, '/passkey/verify-registration', { response }, offered.cookie);
  expect(kept.status).toBe(200);

  const signIn = async (key: Passkey) => {
    const asked = await ask(patto, '/passkey/generate-authenticate-options');
    const answer = key.authenticate(asked.body as never);
    return ask(patto, '/passkey/verify-authentication', { response: answer }, asked.cookie);
  };
  const back = await signIn(phone);
  expect(await patto.client(back.cookie).me.get()).toMatchObject({ email });
  expect((await signIn(newPasskey(origin))).status).toBe(401);
  expect((await signIn({ ...phone, ...withAnotherKey(phone) })).status).not.toBe(200);
});

/** The same name, signed by another key. */
function withAnotherKey(phone: Passkey): Pick<Passkey, 'authenticate'> {
  const thief = newPasskey(origin);
  return {
    authenticate: (options) => {
      const { response } = thief.authenticate(options) as { response: object };
      return { ...phone.authenticate(options), response };
    },
  };
}

test('a program comes in with a key, as the member who made it, where that member sits', async () => {
  const firm = await openFirm(patto);
  const other = await openFirm(patto, 'Passo', 'Dario Neri');
  const made = await ask(patto, '/api-key/create', { name: 'cassa' }, firm.cookie);
  const key = String(made.body.key);
  const call = (headers: Record<string, string>) => patto.request('/api/workspace', { headers });
  const workspace = { 'patto-workspace': firm.workspaceId };
  const answer = await call({ ...workspace, 'x-api-key': key });
  expect(await answer.json()).toMatchObject({ id: firm.workspaceId });
  expect((await call({ ...workspace, 'x-api-key': `${key}x` })).status).toBe(401);
  const elsewhere = { 'patto-workspace': other.workspaceId, 'x-api-key': key };
  expect((await call(elsewhere)).status).toBe(403);
  await ask(patto, '/api-key/delete', { keyId: made.body.id }, firm.cookie);
  expect((await call({ ...workspace, 'x-api-key': key })).status).toBe(401);
});

test('on a box with people in it, only who is invited makes an account', async () => {
  const closed = await startPatto({ openSignUp: false });
  expect(await (await closed.request('/api/setup')).json()).toEqual({ empty: true });
  const firm = await openFirm(closed);
  expect(await (await closed.request('/api/setup')).json()).toEqual({ empty: false });
  const stranger = { name: 'Chiunque', email: 'chiunque@example.org', password };
  const refused = await ask(closed, '/sign-up/email', stranger);
  expect(refused).toMatchObject({ status: 403, body: { code: 'SIGN_UP_CLOSED' }, cookie: '' });
  expect((await ask(closed, '/sign-up/email', { name: 'x' })).status).toBe(403);

  await addMember(firm, 'Ugo Fabbri');
  const invitation = { email: 'Anna@example.org', name: 'Anna', role: 'member' as const };
  const { id } = await firm.owner.members.invite(invitation);
  await firm.owner.members.withdraw({ id });
  const anna = { name: 'Anna', email: 'anna@example.org', password };
  expect((await ask(closed, '/sign-up/email', anna)).status).toBe(403);
  await firm.owner.members.invite(invitation);
  closed.clock.turn(15 * 24 * 60 * 60 * 1000);
  expect((await ask(closed, '/sign-up/email', anna)).status).toBe(403);
  await firm.owner.members.invite(invitation);
  expect((await ask(closed, '/sign-up/email', anna)).status).toBe(200);
});

test('ten wrong passwords a minute, whatever address the caller claims', async () => {
  const { db, secrets, log } = patto.app;
  const maySignUp = async () => true;
  const strict = createAuth({ db, secrets, origin, limitRate: true, log, maySignUp });
  const attempt = (address: string, n: number) =>
    strict.handler(
      new Request(`${origin}/api/auth/sign-in/email`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          origin,
          'x-forwarded-for': `203.0.113.${n}`,
          'patto-address': `203.0.113.${n}`,
        },
        body: JSON.stringify({ email: 'marta@example.org', password: `sbagliata ${n}` }),
      }),
      address,
    );
  const answers: number[] = [];
  for (let n = 1; n <= 11; n++) answers.push((await attempt('198.51.100.7', n)).status);
  expect(answers).toEqual([...Array(10).fill(401), 429]);
  expect((await attempt('198.51.100.8', 12)).status).toBe(401);
});

test('over a real socket too', async () => {
  const server = serve({ fetch: patto.fetch, port: 0, hostname: '127.0.0.1' });
  try {
    await new Promise((ready) => server.once('listening', ready));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const response = await fetch(`http://127.0.0.1:${port}/api/auth/sign-up/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify({ name: 'Zoe', email: 'zoe@example.org', password }),
    });
    expect(response.status).toBe(200);
  } finally {
    server.close();
  }
});
