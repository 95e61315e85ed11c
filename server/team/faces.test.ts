import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keepFile } from '#server/platform/files.ts';
import { newId } from '#server/platform/ids.ts';
import { addMember, type Firm, openFirm, sharedPatto } from '#test/support/firm.ts';

const patto = sharedPatto();
/** One transparent point. */
const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
const dataUrl = (type: string, base64: string) => `data:${type};base64,${base64}`;

async function facesKept(firm: Firm): Promise<string[]> {
  return readdir(join(patto.app.home, 'files', firm.workspaceId, 'open')).catch(() => []);
}

test('Marta gets a face, which the widget of any site may show', async () => {
  const firm = await openFirm(patto);
  const { face } = await firm.owner.members.setFace({
    id: firm.memberId,
    image: dataUrl('image/png', png),
  });
  expect(face).toMatch(/^\/files\/[0-9a-f-]{36}\/open\/[\w-]{24}\.png$/);
  const response = await patto.request(face ?? '');
  expect(response.status).toBe(200);
  expect(Buffer.from(await response.arrayBuffer()).toString('base64')).toBe(png);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'image/png',
    'x-content-type-options': 'nosniff',
    'content-disposition': 'inline; filename="file.png"',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'cross-origin',
    'cache-control': 'public, max-age=31536000, immutable',
  });
});

test('what a picture is, its content says', async () => {
  const firm = await openFirm(patto);
  const asPicture = (image: string) => firm.owner.members.setFace({ id: firm.memberId, image });
  const refused = [
    dataUrl('image/png', svg.toString('base64')),
    dataUrl('image/svg+xml', svg.toString('base64')),
    dataUrl('image/png', Buffer.from('<!doctype html><script>').toString('base64')),
    dataUrl('image/gif', Buffer.from('GIF89a\u0001\u0000\u0001\u0000').toString('base64')),
    'data:image/png,plain',
    'https://example.org/face.png',
    '',
  ];
  for (const image of refused)
    await expect(asPicture(image)).rejects.toMatchObject({
      code: 'invalid',
      data: { field: 'image' },
    });
  const huge = Buffer.concat([Buffer.from(png, 'base64'), Buffer.alloc(2 * 1024 * 1024)]);
  await expect(asPicture(dataUrl('image/png', huge.toString('base64')))).rejects.toMatchObject({
    code: 'too_large',
  });
  expect(await facesKept(firm)).toEqual([]);
  // what it claims to be does not matter
  expect((await asPicture(dataUrl('text/html', png))).face).toMatch(/\.png$/);
});

test('a new face takes the place of the old one, which nobody sees any more', async () => {
  const firm = await openFirm(patto);
  const image = dataUrl('image/png', png);
  const first = await firm.owner.members.setFace({ id: firm.memberId, image });
  const second = await firm.owner.members.setFace({ id: firm.memberId, image });
  expect(second.face).not.toBe(first.face);
  await expect.poll(() => facesKept(firm)).toEqual([second.face?.split('/').at(-1)]);
  expect((await patto.request(first.face ?? '')).status).toBe(404);
  const none = await firm.owner.members.setFace({ id: firm.memberId, image: null });
  expect(none.face).toBeNull();
  await expect.poll(() => facesKept(firm)).toEqual([]);
});

test('one gives oneself a face; only an admin gives it to others', async () => {
  const firm = await openFirm(patto);
  const ugo = await addMember(firm, 'Ugo Fabbri');
  const image = dataUrl('image/png', png);
  await ugo.client.members.setFace({ id: ugo.memberId, image });
  await expect(ugo.client.members.setFace({ id: firm.memberId, image })).rejects.toMatchObject({
    code: 'forbidden',
  });
  await firm.owner.members.setFace({ id: ugo.memberId, image: null });
});

test('a file of the workspace is read by who sits there', async () => {
  const firm = await openFirm(patto);
  const other = await openFirm(patto, 'Passo', 'Dario Neri');
  const path = await keepFile(patto.app.home, {
    workspaceId: firm.workspaceId,
    shelf: 'own',
    kind: 'png',
    bytes: Buffer.from(png, 'base64'),
  });
  const read = (cookie: string) => patto.request(path, { headers: { cookie } });
  expect((await read(firm.cookie)).status).toBe(200);
  expect((await read(firm.cookie)).headers.get('cache-control')).toMatch(/^private/);
  expect((await read(other.cookie)).status).toBe(403);
  expect((await patto.request(path)).status).toBe(403);
});

test('no path leads out of the shelves', async () => {
  const name = 'a'.repeat(24);
  const paths = [
    '/files/..%2fsecret',
    `/files/${newId()}%2f..%2f..%2fsecret`,
    `/files/${newId()}/open/..%2f${name}.png`,
    `/files/${newId()}/open/${name}.svg`,
    `/files/${newId()}/open/${name}.png`,
    `/files/${newId()}/else/${name}.png`,
    '/files/',
  ];
  for (const path of paths) expect((await patto.request(path)).status, path).toBe(404);
});
