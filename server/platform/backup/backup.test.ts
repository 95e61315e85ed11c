import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, expect, inject, test } from 'vitest';
import { appRole, startApp } from '#server/app.ts';
import { createPool } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { createLog } from '#server/platform/log.ts';
import { createSecrets } from '#server/platform/secrets.ts';
import { administer, inDatabase } from '#test/support/database.ts';
import { clientOf, openFirm, origin, startPatto } from '#test/support/firm.ts';
import { connectOwner, lookInto } from '#test/support/owner.ts';
import { testSecret } from '#test/support/secret.ts';
import { comment, connectWebsite, hear } from '#test/support/talk.ts';
import { backup } from './backup.ts';
import { restore } from './restore.ts';
import { full, tablesOf } from './tables.ts';

const folder = mkdtempSync(join(tmpdir(), 'patto-backup-'));
const log = createLog('silent');
const made: string[] = [];

afterAll(async () => {
  for (const name of made)
    await administer(inject('serverUrl'), `drop database if exists ${name} with (force)`);
  for (const name of made) await administer(inject('serverUrl'), `drop role if exists ${name}_app`);
  rmSync(folder, { recursive: true, force: true });
});

async function emptyDatabase(): Promise<string> {
  const name = `patto_restored_${process.pid}_${made.length}`;
  made.push(name);
  await administer(inject('serverUrl'), `create database ${name}`);
  return inDatabase(inject('serverUrl'), name);
}

async function restored(file: string): Promise<string> {
  const url = await emptyDatabase();
  const owner = createPool({ url, max: 2, log });
  try {
    await restore({
      file,
      home: folder,
      owner,
      role: await appRole(owner, createSecrets(testSecret)),
    });
  } finally {
    await owner.end();
  }
  return url;
}

/** What a database holds, table by table, in an order that does not depend on where rows lie. */
async function contentOf(
  url: string,
  workspaceIds: readonly string[],
): Promise<Record<string, string[]>> {
  const client = await connectOwner(url);
  const content: Record<string, string[]> = {};
  for (const table of await tablesOf(client)) {
    const rows: string[] = [];
    for (const id of table.schema === 'auth' ? [''] : workspaceIds) {
      await lookInto(client, id);
      const only = id ? `where workspace_id = '${id}'` : '';
      const found = await client.query<{ row: string }>(
        `select row_to_json(t)::text as row from ${full(table)} t ${only}`,
      );
      rows.push(...found.rows.map(({ row }) => row));
    }
    content[full(table)] = rows.sort();
  }
  await client.end();
  return content;
}

test('a full round trip: everything comes back as it was, and the osteria goes on where it stopped', async () => {
  const patto = await startPatto({ workers: false });
  const firm = await openFirm(patto);
  const channelId = await connectWebsite(firm);
  await hear(firm, channelId, [
    comment('un tavolo per 4?', { id: 'c1' }),
    comment('“perché” 🍝 \u202e <b>', { id: 'c2' }),
  ]);
  const id = (await firm.owner.conversations.list({})).items[0]?.id ?? '';
  await firm.owner.conversations.reply({ id, text: 'Certo!', key: newId() });
  const other = await openFirm(patto, 'Passo', 'Dario Neri');
  const file = join(folder, 'patto.backup');
  const counts = await backup({ databaseUrl: patto.databaseUrl, home: folder, file });
  expect(counts['public."message"']).toBe(3);
  const url = await restored(file);
  const workspaces = [firm.workspaceId, other.workspaceId];
  expect(await contentOf(url, workspaces)).toEqual(await contentOf(patto.databaseUrl, workspaces));
  const again = await startApp({
    databaseUrl: url,
    secret: testSecret,
    home: folder,
    origin,
    log,
    workers: false,
    limitRate: false,
  });
  const owner = clientOf(again, firm.cookie, firm.workspaceId);
  expect((await owner.conversations.get({ id })).items).toHaveLength(2);
  expect((await owner.channels.get({ id: channelId })).name).toBe('Il nostro sito');
  await again.stop();
});

test('a file cut off, a foreign file, a newer one and a full database are refused in words', async () => {
  const patto = await startPatto({ workers: false });
  await openFirm(patto);
  const file = join(folder, 'good.backup');
  await backup({ databaseUrl: patto.databaseUrl, home: folder, file });
  const lines = gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n');
  const spoilt = (name: string, text: string) => {
    writeFileSync(join(folder, name), gzipSync(text));
    return join(folder, name);
  };
  await expect(restored(spoilt('cut', `${lines.slice(0, -1).join('\n')}\n`))).rejects.toThrow(
    'cut off',
  );
  await expect(restored(spoilt('foreign', '{"hello":1}\n'))).rejects.toThrow('not a backup');
  await expect(
    restored(spoilt('newer', '{"patto":1,"migrations":["9999-x.sql"]}\n')),
  ).rejects.toThrow('newer');
  const owner = createPool({ url: patto.databaseUrl, max: 2, log });
  const role = await appRole(owner, createSecrets(testSecret));
  await expect(restore({ file, home: folder, owner, role })).rejects.toThrow('already');
  await owner.end();
});
