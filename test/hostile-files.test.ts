import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type Firm, openFirm, origin, sharedPatto } from './support/firm.ts';
import {
  csvSpectrum,
  jsonSuite,
  naughty,
  importRow as row,
  sendFile as send,
} from './support/hostile.ts';

const patto = sharedPatto({ workers: false });

async function textsOf(firm: Firm): Promise<string[]> {
  await patto.run('intake-watch', firm.workspaceId);
  const { items } = await firm.owner.conversations.list({ view: 'all', limit: 100 });
  const threads = await Promise.all(items.map(({ id }) => firm.owner.conversations.get({ id })));
  return threads.flatMap((thread) => thread.items.map((one) => one.text));
}

describe('files as they should not be', () => {
  test('naughty words in JSON Lines and in CSV come in as they are, and twice is once', async () => {
    const firm = await openFirm(patto);
    const words = naughty()
      .filter((text) => text.trim() !== '' && text.length < 200)
      .slice(0, 90);
    const lines = words.map((text, n) => row({ id: `j${n}`, author: `a${n}`, text }));
    expect(await send(firm, lines.join('\n'), { name: 'words.jsonl' })).toMatchObject({
      ...{ status: 200, rows: words.length, refused: [], duplicates: 0 },
    });
    expect((await textsOf(firm)).toSorted()).toEqual(words.map((text) => text.trim()).toSorted());
    const quoted = words.map(
      (text, n) => `j${n},a${n},"${text.replaceAll('"', '""')}",2026-02-01T10:00:00Z`,
    );
    const csv = `id,author,text,sent_at\n${quoted.join('\n')}\n`;
    const other = await openFirm(patto, 'Passo', 'Dario Neri');
    for (const duplicates of [0, words.length])
      expect(await send(other, csv, { name: 'words.csv' })).toMatchObject({
        refused: [],
        duplicates,
      });
    expect((await textsOf(other)).toSorted()).toEqual(words.map((text) => text.trim()).toSorted());
  });

  test('the files of JSONTestSuite, each with a good line after it: told, and the good line is read', async () => {
    const firm = await openFirm(patto);
    const files = jsonSuite().filter((_, n) => n % 3 === 0);
    for (const { name, bytes } of files) {
      const body = new Uint8Array(Buffer.concat([bytes, Buffer.from(`\n${row({ id: name })}\n`)]));
      const report = await send(firm, body, { name: 'suite.jsonl' });
      const text = JSON.stringify(report);
      // UTF-16 by its mark: the good line after it is not in it
      if (/^[\u00fe\u00ff]/.test(bytes.toString('latin1'))) expect(report.status, name).toBe(200);
      else expect(Number(report.messages) + Number(report.waiting), `${name} ${text}`).toBe(1);
    }
  });

  test('csv-spectrum is read as it should be', async () => {
    const firm = await openFirm(patto);
    for (const { name, csv, rows } of csvSpectrum()) {
      const preview = await firm.owner.channels.importPreview({ name, sample: csv });
      const known = rows.map((one) =>
        Object.fromEntries(Object.entries(one).map(([key, value]) => [key, value.trim()])),
      );
      expect(preview.rows, name).toEqual(known);
    }
  });

  test('what nests without end, climbs into prototypes or is longer than a key: told by its line, the rest is read', async () => {
    const firm = await openFirm(patto);
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const random = Array.from({ length: 4000 }, (_, n) =>
      String.fromCharCode(97 + ((n * n * 31) % 26)),
    ).join('');
    const lines = [
      `{"id":${deep},"author":"a","text":"x","sent_at":"2026-02-01"}`,
      `{"__proto__":{"id":"p"},"author":"a","text":"x","sent_at":"2026-02-01"}`,
      row({ id: random }),
      row({ id: 'l', author: random }),
      row({ id: 't', text: 'x'.repeat(100_001) }),
      row({ id: 'w', text: 'y'.repeat(2_500_000) }),
      row({ id: 'n\u0000n', text: 'a NUL\u0000 in it', author: 'n\u0000' }),
      row({ id: 'h', text: 'half \ud800 a character' }),
      row({ id: 'good', text: 'La riga buona', author_name: 'n'.repeat(5000) }),
    ];
    const report = await send(firm, lines.join('\n'), { name: 'deep.jsonl' });
    expect(report).toMatchObject({ status: 200, state: 'done', rows: lines.length, duplicates: 0 });
    expect(report.refused).toEqual(
      expect.arrayContaining([
        { reason: 'no_id', rows: 2, firstLine: 1 },
        { reason: 'long_id', rows: 2, firstLine: 3 },
        { reason: 'too_long', rows: 2, firstLine: 5 },
      ]),
    );
    const kept = ['La riga buona', 'a NUL\ufffd in it', 'half \ufffd a character'];
    expect((await textsOf(firm)).toSorted()).toEqual(kept.toSorted());
    const columns = { id: 'toString', author: 'constructor', text: '__proto__', sentAt: 'valueOf' };
    const mapping = JSON.stringify({ format: 'jsonl', columns });
    const odd = await send(firm, row({}), { name: 'odd.jsonl', mapping });
    expect(odd.refused).toEqual([{ reason: 'no_id', rows: 1, firstLine: 1 }]);
  });

  test('a quote that never closes: what came before is kept, the line is told, and it is not called done', async () => {
    const firm = await openFirm(patto);
    const good = Array.from({ length: 40 }, (_, n) => `${n},a,riga ${n},2026-02-01`).join('\n');
    for (const [name, rest] of Object.entries({
      'open.csv': '99,a,"mai chiusa,2026-02-01\n100,a,persa,2026-02-01',
      'long.csv': `99,a,"${'x'.repeat(3_000_000)}",2026-02-01\n100,a,dopo,2026-02-01`,
    })) {
      const report = await send(firm, `id,author,text,sent_at\n${good}\n${rest}`, { name });
      expect(report).toMatchObject({ status: 422, code: 'file_unreadable', data: { line: 42 } });
      const [last] = await firm.owner.channels.imports({});
      const refused = [{ reason: 'unclosed', rows: 1, firstLine: 42 }];
      expect(last).toMatchObject({ name, state: 'failed', rows: 41, waiting: 40, refused });
    }
  });

  test('gzip that is none, no body, a channel that takes no files, a name with a NUL: refused in words', async () => {
    const firm = await openFirm(patto);
    const torn = new Uint8Array(gzipSync(`${row({})}\n`.repeat(5000)).subarray(0, 80));
    const broken = new Uint8Array([0x1f, 0x8b, 1, 2, 3, 4]);
    for (const body of [torn, broken])
      expect(await send(firm, body, { name: 'x.gz' })).toMatchObject({
        status: 422,
        code: 'file_unreadable',
      });
    const site = await firm.owner.channels.connect({ network: 'website', name: 'Sito' });
    const other = await openFirm(patto, 'Passo', 'Dario Neri');
    const { id: theirs } = await send(other, row({}), { name: 'x' });
    for (const channelId of [site.id, firm.memberId, String(theirs)])
      expect(await send(firm, row({}), { name: 'x', channelId })).toMatchObject({
        status: 404,
        code: 'not_found',
      });
    for (const query of [
      { name: 'x', channelId: 'zz' },
      { name: 'a\u0000' },
      { name: 'x', mapping: '{"format":5}' },
    ])
      expect(await send(firm, row({}), query)).toMatchObject({ status: 422, code: 'invalid' });
    const headers = { origin, cookie: firm.cookie, 'patto-workspace': firm.workspaceId };
    const nothing = await patto.request('/api/imports', { method: 'POST', headers });
    expect(nothing.status).toBe(422);
    const { length } = (await firm.owner.channels.imports({})).filter(
      (one) => one.state === 'reading',
    );
    expect(length).toBe(0);
  });

  test('the encoding is told by the bytes: Latin-1 after a long plain beginning loses no accent', async () => {
    const firm = await openFirm(patto);
    const plain = Array.from({ length: 3000 }, (_, n) => `${n},a,senza accenti,2026-02-01`).join(
      '\n',
    );
    const text = `id,author,text,sent_at\n${plain}\nx1,b,perché così è,2026-02-01\n`;
    for (const [name, bytes] of Object.entries({
      latin: Buffer.from(text, 'latin1'),
      utf8: Buffer.from(text),
      utf16: Buffer.from(`\ufeff${text}`, 'utf16le'),
    })) {
      expect(await send(firm, new Uint8Array(bytes), { name: `${name}.csv` })).toMatchObject({
        rows: 3001,
        refused: [],
      });
    }
    await patto.run('intake-watch', firm.workspaceId);
    expect((await firm.owner.conversations.search({ q: 'perché così è' })).items).toHaveLength(3);
  });
});
