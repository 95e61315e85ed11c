import { expect, test } from 'vitest';
import type { Peer, Where } from '../contract-peer.ts';
import { keepsTheContract } from '../contract-suite.ts';
import { type WidgetPayload, website } from './index.ts';

const site = 'https://osteria.example';
const account = { settings: { site }, credentials: {}, memory: new Map() };

/** Stands for the widget's door: it stamps its own time, and what was answered lies in our own database. */
function door(held: string[]): Peer {
  let at = Date.parse('2026-11-22T12:00:00Z');
  const waiting: WidgetPayload[] = [];
  const say = (text: string, { post, parent }: Where): string => {
    const id = crypto.randomUUID();
    waiting.push({
      kind: 'comment',
      id,
      visitor: { id: '0199-luca', name: 'Luca Bassi' },
      page: { url: post, title: 'Una pagina' },
      parent: parent ?? null,
      text,
      sentAt: new Date(at).toISOString(),
    });
    return id;
  };
  return {
    account,
    fetch: () => Promise.reject(new Error('the website asks nobody')),
    now: () => new Date(at),
    later: (milliseconds) => {
      at += milliseconds;
    },
    publishes: (text) => `${site}/${encodeURIComponent(text)}`,
    says: say,
    pushes: () => waiting.splice(0),
    holds: () => held,
  };
}

let held: string[] = [];

keepsTheContract('The website', {
  connector: {
    ...website,
    send: async (draft, to, io) => {
      const sent = await website.send?.(draft, to, io);
      if (!sent) throw new Error('the website answers');
      if (sent.state !== 'refused') held.push(draft.text);
      return sent;
    },
  },
  peer: () => {
    held = [];
    return door(held);
  },
});

test('a private line goes into the thread of its visitor, and under no page', () => {
  const line: WidgetPayload = {
    kind: 'chat',
    id: 'a',
    visitor: { id: 'luca', name: '' },
    page: { url: site, title: '' },
    parent: null,
    text: 'Avete posto?',
    sentAt: '2026-11-22T12:00:00Z',
  };
  const { items } = website.receive(line);
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({
    thread: 'luca',
    post: null,
    visibility: 'private',
    author: { handle: 'luca', name: null, trust: 'claimed' },
  });
});

test('a site is a web address, with or without https in front', async () => {
  const probe = (typed: unknown) =>
    website.probe(
      { ...account, settings: { site: typed } },
      { fetch: globalThis.fetch, now: () => new Date(0) },
    );
  expect((await probe('osteria.example')).link).toBe('https://osteria.example');
  expect((await probe('https://osteria.example/oggi')).link).toBe('https://osteria.example/oggi');
  expect((await probe(undefined)).link).toBeNull();
  for (const typed of ['javascript://alert(1)', 'non un indirizzo', 'ftp://osteria.example'])
    await expect(probe(typed)).rejects.toMatchObject({ problem: { kind: 'permission' } });
});
