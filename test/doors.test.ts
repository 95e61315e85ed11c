import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '#server/modules.ts';
import { keepFile } from '#server/platform/files.ts';
import { createWeb } from '#server/web.ts';
import { addMember, type Firm, openFirm, sharedPatto } from './support/firm.ts';
import { connectOwner, lookInto } from './support/owner.ts';
import { comment, connectWebsite, hear } from './support/talk.ts';
import { type Door, everyDoor, type Ids, type Knock, knock } from './support/walk.ts';

/** Open to whoever is signed in: there is no workspace in them yet. */
const withoutWorkspace = [
  'me.get',
  'workspaces.create',
  'members.accept',
  'demo.shops',
  'demo.open',
];
/** Open to a guest of the workspace. */
const toGuests = ['workspaces.get'];

const patto = sharedPatto({ workers: false });
const doors = everyDoor().filter(isBuilt);
let firm: Firm;
let ids: Ids;
let workspaceIds: string[];
let owner: pg.Client;
let knocks: Record<string, Knock>;

beforeAll(async () => {
  owner = await connectOwner(patto.databaseUrl);
  firm = await openFirm(patto);
  const { workspaceId } = firm;
  const other = await openFirm(patto, 'Passo', 'Dario Neri');
  workspaceIds = [workspaceId, other.workspaceId];
  const guest = await addMember(firm, 'Amico Fidato', 'guest');
  const gone = await addMember(firm, 'Chi Se Ne Va');
  await firm.owner.members.update({ id: gone.memberId, active: false });
  await fillFirm();
  ids = await idsOf(workspaceId);
  const key = await keyOf(other.cookie);
  knocks = {
    'nobody signed in': { workspaceId },
    'a stranger': { cookie: await patto.signUp('Chiunque'), workspaceId },
    'the owner of another workspace': { cookie: other.cookie, workspaceId },
    'a key of another workspace': { headers: { 'x-api-key': key }, workspaceId },
    'a key that is none': { headers: { 'x-api-key': `${key}x` }, workspaceId },
    'a member who left': { cookie: gone.cookie, workspaceId },
    'a guest': { cookie: guest.cookie, workspaceId },
    'the owner, naming no workspace': { cookie: firm.cookie },
    'the owner, naming nonsense': { cookie: firm.cookie, workspaceId: "' or true --" },
  };
});
afterAll(() => owner.end());

/** Something of everything that has an id, so that a door ajar would lead somewhere. */
async function fillFirm(): Promise<void> {
  const channelId = await connectWebsite(firm);
  await hear(firm, channelId, [comment('Un tavolo per 4 domani alle 20:30?')]);
  const { id: departmentId } = await firm.owner.departments.create({ name: 'Sala' });
  await firm.owner.members.invite({ email: 'x@example.org', name: 'X', role: 'member' });
  const limits = { departmentId, channelId: null };
  const colleague = await addMember(firm, 'Ugo Fabbri');
  await firm.owner.grants.give({ memberId: colleague.memberId, right: 'reply', ...limits });
}

async function idsOf(workspaceId: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  await lookInto(owner, workspaceId);
  for (const { name } of await tables()) {
    const column = name === 'member_grant' ? 'grant_id' : `${name}_id`;
    const text = `select ${column} as id from ${name} where workspace_id = $1 limit 1`;
    const { rows } = await owner.query(text, [workspaceId]).catch(() => ({ rows: [] }));
    if (rows[0]) found.set(name, rows[0].id);
  }
  return found.set('member', firm.memberId);
}

async function tables(): Promise<{ name: string }[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
  );
  return rows;
}

async function keyOf(cookie: string): Promise<string> {
  const headers = { 'content-type': 'application/json', origin: patto.app.origin, cookie };
  const body = JSON.stringify({ name: 'cassa' });
  const made = await patto.request('/api/auth/api-key/create', { method: 'POST', headers, body });
  return ((await made.json()) as { key: string }).key;
}

/** Every row of every table, and every seat, in one word each. */
async function everything(): Promise<object[]> {
  const all = [...(await tables()).map(({ name }) => name), 'auth.seat', 'auth.invited'];
  const prints = all.map(
    (name) =>
      `select '${name}' as name, md5(string_agg(t::text, '' order by t::text)) as print from ${name} t`,
  );
  const found: object[] = [];
  for (const workspaceId of workspaceIds) {
    await lookInto(owner, workspaceId);
    found.push(...(await owner.query(prints.join(' union all '))).rows);
  }
  return found;
}

function isBuilt({ name }: Door): boolean {
  return name.split('.').reduce<unknown>((at, key) => (at as Keyed)?.[key], routes) !== undefined;
}
type Keyed = Record<string, unknown> | undefined;

async function answers(as: Knock, through: readonly Door[]): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const door of through) found[door.name] = (await knock(firm, door, as, ids)).status;
  return found;
}

function all(through: readonly Door[], status: number): Record<string, number> {
  return Object.fromEntries(through.map(({ name }) => [name, status]));
}

const inside = doors.filter(({ name }) => !withoutWorkspace.includes(name));

describe('the contract', () => {
  const whoever = [
    'nobody signed in',
    'a stranger',
    'the owner of another workspace',
    'a key of another workspace',
    'a key that is none',
    'a member who left',
    'a guest',
    'the owner, naming no workspace',
    'the owner, naming nonsense',
  ];

  test.each(whoever)('is closed to %s, and nothing changes', async (who) => {
    const before = await everything();
    const closed = inside.filter(({ name }) => who !== 'a guest' || !toGuests.includes(name));
    const signedOut = who === 'nobody signed in' || who === 'a key that is none';
    expect(await answers(knocks[who] ?? {}, closed)).toEqual(all(closed, signedOut ? 401 : 403));
    expect(await everything()).toEqual(before);
  });

  test('where no workspace is named yet, one must at least be signed in', async () => {
    const outside = doors.filter(({ name }) => withoutWorkspace.includes(name));
    const who = knocks['nobody signed in'] ?? {};
    expect(await answers(who, outside)).toEqual(all(outside, 401));
  });
});

/** Reading first: what is removed cannot be asked for. */
function lastThingsLast(a: Door, b: Door): number {
  const rank = ({ method }: Door) => ['GET', 'PUT', 'PATCH', 'POST', 'DELETE'].indexOf(method);
  return rank(a) - rank(b);
}

describe('beside the contract', () => {
  /** Every other address of ours, and why it may be open. A new one must be written here. */
  const known: Record<string, string> = {
    '/*': 'the middleware of all answers, and the web app itself',
    '/api/*': 'the contract',
    '/healthz': 'says only that the process runs',
    '/readyz': 'says only that the database answers',
    '/api/setup': 'says only whether anybody has an account',
    '/api/auth/*': 'how one signs in; its own test',
    '/api/live': 'who sits in the workspace; below',
    '/files/*': 'its own rules; below',
    '/api/imports': 'who sits in the workspace; below',
    '/api/openapi.json': 'the contract is public',
    '/api/docs': 'the contract is public',
    '/assets/*': 'the built web app',
    '/widget/*': 'the public widget; the tests of conversations',
    '/widget.js': 'the public widget',
    '/p/*': 'public pages; the tests of their modules',
    '/demo': 'a link for one use, made by who started the process; the tests of demo',
    '/demo/*': 'a page to try the widget on',
  };

  test('no address is unknown', () => {
    const patterns = Object.keys(known);
    const isKnown = (path: string) =>
      patterns.some((one) =>
        one.endsWith('/*') && one !== '/*' && one !== '/api/*'
          ? path.startsWith(one.slice(0, -1))
          : path === one,
      );
    const paths = new Set(createWeb(patto.app).routes.map((route) => route.path));
    expect([...paths].filter((path) => !isKnown(path))).toEqual([]);
  });

  const strangers = [
    'nobody signed in',
    'a stranger',
    'the owner of another workspace',
    'a member who left',
  ];

  test.each(strangers)('%s hears nothing live', async (who) => {
    const path = `/api/live?workspace=${firm.workspaceId}`;
    const { cookie = '' } = knocks[who] ?? {};
    const response = await patto.request(path, { headers: { cookie } });
    await response.body?.cancel();
    expect(response.status).toBe(403);
  });

  test.each(strangers)('%s reads no file of the workspace', async (who) => {
    const { workspaceId } = firm;
    const bytes = Buffer.from('x');
    const path = await keepFile(patto.app.home, { workspaceId, shelf: 'own', kind: 'png', bytes });
    const { cookie = '' } = knocks[who] ?? {};
    expect((await patto.request(path, { headers: { cookie } })).status).toBe(403);
  });

  test.each([...strangers, 'a guest'])('%s imports nothing', async (who) => {
    const before = await everything();
    const { cookie = '', workspaceId = '' } = knocks[who] ?? {};
    const headers = { cookie, 'patto-workspace': workspaceId };
    const body = '{"id":"1","text":"Ciao"}\n';
    const response = await patto.request('/api/imports', { method: 'POST', headers, body });
    expect([401, 403]).toContain(response.status);
    expect(await everything()).toEqual(before);
  });

  test('a page of another site acts with nobody’s cookie', async () => {
    const { cookie, workspaceId } = firm;
    const before = await everything();
    const changing = doors.filter(({ method }) => method !== 'GET');
    const headers = { origin: 'https://evil.example' };
    expect(await answers({ cookie, workspaceId, headers }, changing)).toEqual(all(changing, 403));
    expect(await everything()).toEqual(before);
  });
});

describe('the walk itself', () => {
  test('finds every door: the owner is let in', async () => {
    const { cookie, workspaceId } = firm;
    const through = inside.filter(({ name }) => name !== 'channels.connect');
    const found = await answers({ cookie, workspaceId }, through.toSorted(lastThingsLast));
    const lost = Object.entries(found).filter(([, status]) => [401, 403, 500].includes(status));
    expect(lost).toEqual([]);
    const welcomed = Object.values(found).filter((status) => status === 200).length;
    expect(welcomed / through.length).toBeGreaterThan(0.6);
  });
});
