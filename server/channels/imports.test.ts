import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { type Firm, openFirm, origin, sharedPatto } from '#test/support/firm.ts';

const patto = sharedPatto({ workers: false });

async function send(firm: Firm, body: string | Uint8Array, query: Record<string, string>) {
  const path = `/api/imports?${new URLSearchParams(query)}`;
  const headers = { origin, cookie: firm.cookie, 'patto-workspace': firm.workspaceId };
  const response = await patto.request(path, { method: 'POST', headers, body: body as BodyInit });
  const report = await response.json();
  if (response.ok) await patto.run('intake-watch', firm.workspaceId);
  return { status: response.status, report };
}

const csv = `tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id
2,cliente,True,Tue Oct 31 22:11:45 +0000 2017,"e come si fa, scusate?",,1
1,negozio,False,Tue Oct 31 22:10:47 +0000 2017,Scriveteci in privato,2,3
3,cliente,True,Tue Oct 31 22:08:27 +0000 2017,Nessuno risponde,1,
4,,True,Tue Oct 31 22:08:27 +0000 2017,senza autore,,
5,cliente,True,ieri,senza data,,
`;

async function mapped(firm: Firm, name: string, sample: string) {
  const { mapping } = await firm.owner.channels.importPreview({ name, sample });
  return JSON.stringify(mapping);
}

test('a file is mapped by its columns, read whatever its order, and told what was skipped and why', async () => {
  const firm = await openFirm(patto);
  const mapping = await mapped(firm, 'vecchi.csv', csv);
  const { report } = await send(firm, csv, { name: 'vecchi.csv', mapping });
  expect(report).toMatchObject({
    state: 'done',
    rows: 5,
    refused: [
      { reason: 'no_author', rows: 1 },
      { reason: 'bad_time', rows: 1 },
    ],
  });
  const { items } = await firm.owner.conversations.list({ view: 'all' });
  expect(items).toMatchObject([{ messages: 3, excerpt: 'e come si fa, scusate?' }]);
  const thread = await firm.owner.conversations.get({ id: items[0]?.id ?? '' });
  expect(thread.items.map((message) => message.direction)).toEqual(['in', 'out', 'in']);
});

test('the same file twice changes nothing; gzip and Windows-1252 are read too', async () => {
  const firm = await openFirm(patto, 'Passo', 'Dario Neri');
  const mapping = await mapped(firm, 'a.csv', csv);
  await send(firm, gzipSync(csv), { name: 'a.csv', mapping });
  const again = await send(firm, csv, { name: 'a.csv', mapping });
  expect(again.report).toMatchObject({ duplicates: 3, messages: 0 });
  const latin = Buffer.from(
    'id;author;text;date\n9;luca;perché così?;2026-01-02T10:00:00Z\n',
    'latin1',
  );
  await send(firm, latin, {
    name: 'b.csv',
    mapping: await mapped(firm, 'b.csv', 'id;author;text;date\n9;luca;x;2026-01-02T10:00:00Z\n'),
  });
  expect((await firm.owner.conversations.search({ q: 'perché così' })).items).toHaveLength(1);
});

test('a developer pipes JSON Lines; broken lines are counted, hostile ones kept as text', async () => {
  const firm = await openFirm(patto, 'Cantina Serra', 'Pia Serra');
  const lines = [
    {
      id: 'j1',
      author: 'anna@example.org',
      author_name: 'Anna',
      text: '<script>alert(1)</script>',
      sent_at: '2026-02-01T10:00:00Z',
      inbound: true,
    },
    {
      id: 'j2',
      author: 'anna@example.org',
      text: 'x\u0000y \u202e rovescio',
      sent_at: 1769940000,
      inbound: true,
    },
  ];
  const body = `${lines.map((line) => JSON.stringify(line)).join('\n')}\n{"id": "j3", rotto\n[]\n`;
  const { report } = await send(firm, body, { name: 'piped.jsonl' });
  expect(report).toMatchObject({
    rows: 4,
    refused: [{ reason: 'bad_json', rows: 2, firstLine: 3 }],
  });
  expect((await firm.owner.conversations.search({ q: 'alert' })).items[0]?.message.text).toBe(
    '<script>alert(1)</script>',
  );
});

test('a file that is no file is refused in words', async () => {
  const firm = await openFirm(patto, 'Aurora', 'Rosa Aurora');
  await expect(
    firm.owner.channels.importPreview({ name: 'x.csv', sample: '\u0000\u0001\u0002' }),
  ).rejects.toMatchObject({ code: 'file_unreadable' });
  const { status, report } = await send(firm, 'a,b', { name: 'x.csv', mapping: '{"format":"csv"' });
  expect({ status, code: report.code }).toEqual({ status: 422, code: 'invalid' });
});
