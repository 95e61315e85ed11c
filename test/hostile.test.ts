import { beforeAll, describe, expect, test } from 'vitest';
import { type Firm, openFirm, origin, sharedPatto } from './support/firm.ts';
import { jsonSuite } from './support/hostile.ts';
import { isAnswered, letIn, type Spoiling, spoilt, type Try } from './support/spoilt.ts';
import { comment, connectWebsite, hear } from './support/talk.ts';
import { knocker } from './support/visitor.ts';
import { everyDoor } from './support/walk.ts';

const patto = sharedPatto({ workers: false });
const doors = everyDoor();
const withBody = doors.filter(({ method }) => !['GET', 'DELETE'].includes(method));
let firm: Firm;
let ids: ReadonlyMap<string, string>;
let channelId: string;

beforeAll(async () => {
  firm = await openFirm(patto);
  channelId = await connectWebsite(firm);
  await hear(firm, channelId, [comment('Un tavolo per 4 domani alle 20:30?')]);
  const [line] = (await firm.owner.conversations.list({ view: 'all' })).items;
  const id = line?.id ?? '';
  const { items } = await firm.owner.conversations.get({ id });
  const found = { conversation: id, person: line?.person.id, message: items[0]?.id };
  ids = new Map(Object.entries({ ...found, channel: channelId, member: firm.memberId }) as never);
});

/** Whose doors, and what is behind them. */
function by(): Spoiling {
  return { firm, ids };
}

const json = { 'content-type': 'application/json' };

describe('at every door of the contract', () => {
  test('what is not JSON in UTF-8 is refused, whatever it says it is', async () => {
    const tries = await spoilt(by(), withBody, ({ init: { headers } }) => {
      const as = (type: string, body: BodyInit, more = {}) => ({
        body,
        headers: { ...headers, 'content-type': type, ...more },
      });
      return {
        'half an object': as('application/json', '{"name":'),
        'a number': as('application/json', '5'),
        nothing: as('application/json', 'null'),
        'a list': as('application/json', '[]'),
        'brackets without end': as('application/json', '['.repeat(100_000)),
        'Latin-1': as('application/json', Buffer.from('{"name":"perché"}', 'latin1')),
        'UTF-16': as('application/json', Buffer.from('{"name":"perché"}', 'utf16le')),
        'another charset': as('application/json; charset=iso-8859-1', '{}'),
        XML: as('application/xml', '<name>x</name>'),
        'plain text': as('text/plain', '{"name":"x"}'),
        'a form': as('application/x-www-form-urlencoded', 'name=x&ids[99999999]=1'),
        'a form with parts': as('multipart/form-data; boundary=b', '--b\r\n\r\nx\r\n--b--'),
        'parts without boundary': as('multipart/form-data', 'x'),
        bytes: as('application/octet-stream', '\u0000\u0001'),
        'no type': as('', '{"name":"x"}'),
        'no sense': as(';;;', '{}'),
      };
    });
    expect(tries.length).toBeGreaterThan(400);
    expect(await letIn(patto, tries)).toEqual([]);
  });

  test('a body too large is refused before it is read', async () => {
    const tries = await spoilt(by(), withBody, ({ init: { headers } }) => ({
      'five megabytes': { body: '{}', headers: { ...headers, 'content-length': '5000000' } },
    }));
    expect(
      await letIn(patto, tries, (status, code) => status === 413 && code === 'too_large'),
    ).toEqual([]);
    const slow = new ReadableStream({
      pull: (stream) => stream.enqueue(new Uint8Array(100_000).fill(32)),
    });
    const init = { method: 'POST', body: slow, duplex: 'half', headers: json } as RequestInit;
    expect((await patto.request('/api/departments', init)).status).toBe(413);
  });

  test('a NUL in any text, a nonsense id in any path: no crash, and a code', async () => {
    const inTexts = await spoilt(by(), withBody, ({ init: { body } }) => {
      const good: Record<string, unknown> = JSON.parse(String(body ?? '{}'));
      const texts = Object.entries(good).filter(([, value]) => typeof value === 'string');
      const bad = (name: string, value: string) => ({
        body: JSON.stringify({ ...good, [name]: value }),
      });
      return Object.fromEntries(
        texts.flatMap(([name]) => [
          [`a NUL in ${name}`, bad(name, `a\u0000b`)],
          [`half a character in ${name}`, bad(name, '\ud800')],
        ]),
      );
    });
    const inPaths = (await spoilt(by(), doors, () => ({ 'a nonsense id': {} }))).flatMap((one) =>
      ['%00', '..%2f..', "'", '%ff'].map((bad) => {
        const path = one.sent.path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, bad);
        return { ...one, sent: { ...one.sent, path } };
      }),
    );
    const spared = (tries: Try[]) => tries.filter(({ what }) => !/erase|disconnect/.test(what));
    expect(await letIn(patto, spared(inTexts), isAnswered)).toEqual([]);
    const withId = doors.filter(({ path }) => path.includes('{id}'));
    expect(withId.length).toBeGreaterThan(20);
    const named = spared(inPaths).filter(({ what }) =>
      withId.some(({ name }) => what.startsWith(`${name} `)),
    );
    expect(await letIn(patto, named)).toEqual([]);
  });

  test('a query that makes no sense: no crash, and a code', async () => {
    const queries = [
      ...[
        'q=%00',
        'search=%00',
        'q=%ed%a0%80',
        'q=%ff',
        'q=%5C%27%22%28%21%26%7C%3A%2A',
        `q=${'x'.repeat(5000)}`,
      ],
      ...[
        'cursor=%00',
        'cursor=bnVsbA',
        'cursor=WyJ4Il0',
        'cursor=W251bGwsbnVsbF0',
        'cursor=e30',
        'before=W10',
      ],
      ...[
        'limit=-1',
        'limit=1e9',
        'limit=NaN',
        'days=1.5',
        'view=x',
        'view[]=due',
        'view=due&view=all',
      ],
      ...[
        'personId=%00',
        'channelId=zz',
        'a[b][c]=1',
        '__proto__[x]=1',
        'constructor[prototype][x]=1',
      ],
    ];
    const lists = doors.filter(({ method, input }) => method === 'GET' && input);
    const tries = (await spoilt(by(), lists, () => ({ a: {} }))).flatMap(({ what, sent }) =>
      queries.map((query) => {
        const path = `${sent.path.split('?')[0]}?${query}`;
        return { what: `${what} ${query}`, sent: { ...sent, path } };
      }),
    );
    expect(await letIn(patto, tries, isAnswered)).toEqual([]);
  });
});

describe('the files of JSONTestSuite', () => {
  const files = jsonSuite();
  const from = { origin, ...json };

  test('at the contract and at the sign-in: refused, and nothing of it is kept', async () => {
    const before = await firm.owner.departments.list();
    const headers = { ...from, cookie: firm.cookie, 'patto-workspace': firm.workspaceId };
    const tries = files.flatMap(({ name, bytes }) =>
      ['/api/departments', '/api/auth/sign-in/email'].map((path) => ({
        what: `${path} ${name}`,
        sent: { path, init: { method: 'POST', headers, body: new Uint8Array(bytes) } },
      })),
    );
    expect(await letIn(patto, tries)).toEqual([]);
    expect(await firm.owner.departments.list()).toEqual(before);
  });

  test('at the door of the site: refused', async () => {
    const { visitor, post } = knocker(patto, { ...firm, channelId });
    const { authorization } = await visitor();
    const statuses = new Set<number>();
    for (const { bytes } of files) {
      patto.clock.turn(5000);
      const { status } = await post(new Uint8Array(bytes), { authorization });
      statuses.add(status);
    }
    expect([...statuses]).toEqual([422]);
  });
});
