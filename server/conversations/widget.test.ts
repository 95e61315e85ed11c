import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#server/platform/ids.ts';
import { type Firm, openFirm, type Patto, startPatto } from '#test/support/firm.ts';
import { connectWebsite } from '#test/support/talk.ts';
import { knocker, listen, site, today, underToday } from '#test/support/visitor.ts';

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

/** What the workers do in a running Patto: read what came in. */
function read({ patto, workspaceId }: Firm, channelId: string): Promise<void> {
  return patto.run('intake', workspaceId, { channelId });
}

async function answer(firm: Firm, conversationId: string, said: object): Promise<string> {
  const key = newId();
  const words = { text: 'Sì!', ...said };
  await firm.owner.conversations.reply({ id: conversationId, key, ...words });
  return key;
}

test('a visitor comments, the owner reads it, answers as Marta, and only what was public is public', async () => {
  const patto = await startPatto();
  const firm = await openFirm(patto);
  const channelId = await connectWebsite(firm);
  const { visitor, say, thread } = knocker(patto, { ...firm, channelId });
  const luca = await visitor();
  const id = newId();
  expect((await say(luca.authorization, { id, text: 'un tavolo per 4 domani?' })).status).toBe(202);
  const lines = await until(async () => (await firm.owner.conversations.list({})).items);
  expect(lines).toMatchObject([
    { person: { name: 'Luca Bassi' }, excerpt: 'un tavolo per 4 domani?', visibility: 'public' },
  ]);
  const conversationId = lines[0]?.id ?? '';
  await firm.owner.conversations.reply({
    id: conversationId,
    text: 'Vi aspettiamo!',
    key: newId(),
  });
  const shown = await until(async () => {
    const { comments } = await thread(underToday);
    return comments?.items[0]?.replies;
  });
  expect(shown).toMatchObject([{ name: 'Marta', team: true, text: 'Vi aspettiamo!' }]);
  const { comments } = await thread(underToday);
  expect(comments).toMatchObject({
    items: [{ id, name: 'Luca Bassi', team: false, text: 'un tavolo per 4 domani?' }],
    next: null,
  });
});

/** Asks again until there is something, as long as a person would wait. */
async function until<T>(ask: () => Promise<T[] | undefined>): Promise<T[]> {
  for (let tries = 0; tries < 100; tries++) {
    const found = await ask();
    if (found && found.length > 0) return found;
    await wait(50);
  }
  throw new Error('nothing came');
}

test('a private chat is read by its visitor and by nobody else', async () => {
  const { firm, channelId, visitor, say, thread } = await osteria();
  const [anna, gino] = [await visitor(), await visitor()];
  await say(anna.authorization, { kind: 'chat', name: '', text: 'Sono allergica alle noci' });
  await say(gino.authorization, { kind: 'chat', name: 'Gino', text: 'Avete posto?' });
  await read(firm, channelId);
  const { items } = await firm.owner.conversations.list({});
  const hers = items.find((line) => line.excerpt.includes('noci'));
  const key = await answer(firm, hers?.id ?? '', { text: 'Ne teniamo conto' });
  await patto.run('send', firm.workspaceId, { outboxId: await outboxOf(firm, key) });
  const { chat } = await thread('', anna.authorization);
  expect(chat?.items.map(({ text, team }) => [text, team])).toEqual([
    ['Sono allergica alle noci', false],
    ['Ne teniamo conto', true],
  ]);
  const other = await thread('', gino.authorization);
  expect(other.chat?.items.map((line) => line.text)).toEqual(['Avete posto?']);
  const nobody = await thread(underToday);
  expect(nobody).toEqual({ comments: { items: [], next: null }, chat: null });
});

async function outboxOf({ patto, workspaceId }: Firm, messageId: string): Promise<string> {
  const { inWorkspace } = await import('#server/platform/database.ts');
  const { outbox_id } = await inWorkspace(patto.app.db, patto.app.scope(workspaceId), (trx) =>
    trx
      .selectFrom('outbox')
      .select('outbox_id')
      .where('message_id', '=', messageId)
      .executeTakeFirstOrThrow(),
  );
  return outbox_id;
}

test('an answer shows once it has left, and a private answer to a public comment only to who wrote it', async () => {
  const { firm, channelId, visitor, say, thread } = await osteria();
  const [luca, anna] = [await visitor(), await visitor()];
  await say(luca.authorization, { text: 'Quanto costa?' });
  await read(firm, channelId);
  const id = (await firm.owner.conversations.list({})).items[0]?.id ?? '';
  const key = await answer(firm, id, { text: 'Per lei 40 euro', visibility: 'private' });
  expect((await thread('', luca.authorization)).chat?.items).toEqual([]);
  await patto.run('send', firm.workspaceId, { outboxId: await outboxOf(firm, key) });
  expect((await thread('', luca.authorization)).chat?.items).toMatchObject([
    { text: 'Per lei 40 euro', name: 'Marta', team: true },
  ]);
  expect((await thread('', anna.authorization)).chat?.items).toEqual([]);
  expect((await thread(underToday)).comments?.items).toMatchObject([
    { text: 'Quanto costa?', replies: [] },
  ]);
});

test('one page, however it was reached', async () => {
  const { firm, channelId, visitor, say, thread } = await osteria();
  const { authorization } = await visitor();
  const reached = `${today.url}?utm_source=mail&fbclid=1#commenti`;
  await say(authorization, { page: { url: reached, title: 'Oggi' } });
  await read(firm, channelId);
  expect((await thread(underToday)).comments?.items).toHaveLength(1);
  const again = `?page=${encodeURIComponent(`${today.url}?gclid=2`)}`;
  expect((await thread(again)).comments?.items).toHaveLength(1);
  const elsewhere = `?page=${encodeURIComponent(`${today.url}?giorno=ieri`)}`;
  expect((await thread(elsewhere)).comments?.items).toEqual([]);
});

test('the same id twice is one message; a comment under another page or under a private line stands on its own', async () => {
  const { firm, channelId, visitor, say, thread } = await osteria();
  const { authorization } = await visitor();
  const [first, line] = [newId(), newId()];
  await say(authorization, { id: first, text: 'Prima' });
  await say(authorization, { id: first, text: 'Prima' });
  await say(authorization, { id: line, kind: 'chat', text: 'In privato' });
  await read(firm, channelId);
  await say(authorization, { parent: first, text: 'Sotto la prima' });
  await say(authorization, { parent: line, text: 'Sotto una riga privata' });
  await say(authorization, { parent: newId(), text: 'Sotto nessuno' });
  const page = { url: `${site}/ieri`, title: 'Ieri' };
  await say(authorization, { parent: first, text: 'Da un’altra pagina', page });
  await read(firm, channelId);
  const { comments } = await thread(underToday);
  const tree = comments?.items.map(({ text, replies }) => [text, replies.map((one) => one.text)]);
  expect(tree?.toSorted()).toEqual([
    ['Prima', ['Sotto la prima']],
    ['Sotto nessuno', []],
    ['Sotto una riga privata', []],
  ]);
  const { chat } = await thread('', authorization);
  expect(chat?.items.map((one) => one.text)).toEqual(['In privato']);
});

test('comments come in pages, the newest first', async () => {
  const { firm, channelId, visitor, say, thread } = await osteria();
  for (let n = 0; n < 45; n++) {
    const { authorization } = await visitor();
    await say(authorization, { text: `numero ${n}` });
    patto.clock.turn(6_000);
  }
  await read(firm, channelId);
  const seen: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { comments } = await thread(`${underToday}${cursor && `&cursor=${cursor}`}`);
    seen.push(...(comments?.items.map((one) => one.text) ?? []));
    cursor = comments?.next ?? null;
  }
  expect(seen).toEqual(Array.from({ length: 45 }, (_, n) => `numero ${44 - n}`));
});

test('5,000 graphemes are counted as people count; hostile strings stay text', async () => {
  const { firm, channelId, visitor, say, thread } = await osteria();
  const { authorization } = await visitor();
  const family = '👩‍👩‍👧‍👦';
  expect((await say(authorization, { text: family.repeat(5000) })).status).toBe(202);
  expect((await say(authorization, { text: family.repeat(5001) })).status).toBe(422);
  const hostile = [
    '<script>alert(1)</script><img src=x onerror=alert(1)>',
    "'; drop table message; --",
    'prima\u0000dopo \ud800 fine',
    '\u202eribaltato مرحبا',
  ];
  for (const text of hostile) await say(authorization, { text, name: '<b>Luca</b>\n\u0000Bassi' });
  await read(firm, channelId);
  const { comments } = await thread(underToday);
  const texts = comments?.items.map((one) => one.text);
  expect(texts).toContain(hostile[0]);
  expect(texts).toContain(hostile[1]);
  expect(texts).toContain('prima\ufffddopo \ufffd fine');
  expect(texts).toContain(hostile[3]);
  expect(comments?.items.find((one) => one.text === hostile[0])?.name).toBe(
    '<b>Luca</b> \ufffdBassi',
  );
});

test('what a member knows of a person, or was told in private, is not shown in public', async () => {
  const { firm, channelId, visitor, say, thread } = await osteria();
  const { authorization } = await visitor();
  await say(authorization, { name: 'Anonima', text: 'Il conto era sbagliato' });
  await say(authorization, { kind: 'chat', name: 'Anna Keller', text: 'Sono io' });
  await read(firm, channelId);
  const { comments } = await thread(underToday);
  expect(comments?.items.map((one) => one.name)).toEqual(['Anonima']);
});

test('the live stream hints at what concerns a page or a visitor, and says nothing else', async () => {
  const { firm, channelId, visitor, say, knock } = await osteria();
  const [luca, anna] = [await visitor(), await visitor()];
  const page = listen(await knock(`/live${underToday}`));
  const hers = listen(await knock('/live', { headers: { authorization: anna.authorization } }));
  await Promise.all([page.hears('hello'), hers.hears('hello')]);
  await wait(300);
  await say(luca.authorization, { text: 'In pubblico' });
  await read(firm, channelId);
  await page.hears('comments');
  await say(anna.authorization, { kind: 'chat', text: 'In privato' });
  await read(firm, channelId);
  await hers.hears('chat');
  await wait(200);
  expect(page.heard()).toEqual(['hello', 'comments']);
  expect(hers.heard()).toEqual(['hello', 'chat']);
  await Promise.all([page.stop(), hers.stop()]);
  expect(patto.app.live).toBeDefined();
});
