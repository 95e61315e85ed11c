import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#server/platform/ids.ts';
import { type Firm, openFirm, sharedPatto } from './support/firm.ts';
import { shout } from './support/hostile.ts';

const patto = sharedPatto({ workers: false });
let firm: Firm;
let server: Server;
let port: number;

beforeAll(async () => {
  firm = await openFirm(patto);
  server = serve({ fetch: patto.fetch, port: 0, hostname: '127.0.0.1' }) as Server;
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const get = (path: string, lines: readonly string[] = []) =>
  shout(
    port,
    [`GET ${path} HTTP/1.1`, 'Host: localhost', 'Connection: close', ...lines, '', ''].join('\r\n'),
  );

test('nobody walks out of a folder', async () => {
  const up = ['..', '%2e%2e', '..%2f..', '..%5c..', '....//', '%c0%ae%c0%ae'];
  const folders = [
    '',
    '/files',
    `/files/${firm.workspaceId}/own`,
    '/assets',
    '/widget',
    '/p',
    '/api',
  ];
  for (const folder of folders)
    for (const step of up)
      for (const goal of ['package.json', 'etc/passwd', 'server/app.ts']) {
        const { status, body } = await get(`${folder}/${`${step}/`.repeat(5)}${goal}`);
        expect(status, `${folder} ${step} ${goal}`).toBeLessThan(500);
        expect(body).not.toMatch(/"private": true|root:|export async function/);
      }
});

test('a path or a query of nonsense is an answer like any other', async () => {
  const paths = [
    '/%00',
    '/%zz',
    '/assets/%00',
    '/files/%zz',
    '/api/%zz',
    '/api/live?workspace=%00',
    '//x',
    '/p/%00',
  ];
  for (const path of [
    ...paths,
    '/widget/%00/%00/config',
    `/${'a'.repeat(9000)}`,
    'http://evil.example/',
  ])
    expect((await get(path)).status, path).toBeLessThan(500);
  expect((await get(`/${'a'.repeat(50_000)}`)).status).toBe(431);
});

test('two workspaces in one request are none; one in capitals is that one', async () => {
  const other = await openFirm(patto, 'Passo', 'Dario Neri');
  const asks = async (...named: string[]) => {
    const lines = named.map((id) => `patto-workspace: ${id}`);
    return (await get('/api/channels', [`Cookie: ${firm.cookie}`, ...lines])).status;
  };
  expect(await asks(firm.workspaceId)).toBe(200);
  expect(await asks(firm.workspaceId.toUpperCase())).toBe(200);
  expect(await asks(firm.workspaceId, other.workspaceId)).toBe(403);
  expect(await asks(other.workspaceId, firm.workspaceId)).toBe(403);
  expect(await asks(`${firm.workspaceId}, ${firm.workspaceId}`)).toBe(403);
  expect(await asks(`${firm.workspaceId}\u0000`)).toBe(400);
  expect(await asks(newId())).toBe(403);
});

test('a request in two minds about where it ends is refused', async () => {
  const twice =
    'POST /api/departments HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /';
  expect((await shout(port, twice)).status).toBe(400);
  expect(
    (await shout(port, 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -4\r\n\r\n')).status,
  ).toBe(400);
  expect((await shout(port, 'GET / HTTP/1.1\r\n\r\n')).status).toBe(400);
  expect((await shout(port, '\u0001\u0002\u0003\r\n\r\n')).status).toBe(400);
});
