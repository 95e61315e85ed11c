import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Incoming, IncomingMessage, IncomingReaction } from '../connector.ts';
import { receive } from './read.ts';
import type { DeletedPayload, NotificationPayload } from './wire.ts';

/** Pulls as a real PDS and AppView gave them (e2e/networks/capture.ts), one a line. */
const captured = new Map(
  readFileSync(new URL('captured.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { name: string; payloads: unknown[] })
    .map(({ name, payloads }) => [name, payloads]),
);

/** The last payload of a pull: what it was about. */
function payload<T = NotificationPayload>(name: string): T {
  return structuredClone(captured.get(name)?.at(-1)) as T;
}

const reply = payload('reply');
const root = reply.notification.record.reply?.root.uri ?? '';

describe('a captured pull', () => {
  it.each([
    ['ourPost', ['post: Cannoli, anche lontano. 🍋']],
    ['reply', ['message: Do you ship to Bremen? 🇩🇪']],
    ['nested', ['message: To Vienna they do']],
    ['replyThatMentions', ['message: @aurora.test and to Vienna?']],
    ['mention', ['message: @aurora.test best in Modica']],
    ['ourReply', ['ours: Grazie!']],
    ['replyToOurReplyElsewhere', ['message: Prego']],
    ['mentionInForeignThread', ['post: Where to eat in Sicily?', 'message: ask @aurora.test']],
    ['quote', ['message: Look at this']],
    ['like', ['like']],
    ['repost', ['repost']],
    ['follow', ['follow']],
    ['edited', ['message: Do you ship to Berlin?']],
    ['deleted', ['deletion']],
    ['ourComment', ['ours: Sì']],
    ['ourPostDeleted', ['post: deleted']],
    ['replyUnderDeletedPost', ['post: deleted', 'message: What was here?']],
  ])('%s reads as what it is, what it hangs under first', (name, told) => {
    const read = (captured.get(name) ?? []).map(receive);
    expect(read.flatMap((one) => one.items).map(inShort)).toEqual(told);
    expect(read.map((one) => one.unknown)).toEqual(read.map(() => 0));
  });

  it('of a reply carries everything about it', () => {
    expect(last(receive(reply).items)).toEqual({
      what: 'message',
      id: reply.notification.uri,
      version: reply.notification.cid,
      thread: null,
      parent: root,
      post: root,
      author: {
        id: reply.notification.author.did,
        kind: 'handle',
        handle: 'karl.test',
        name: null,
        avatar: null,
        link: 'https://bsky.app/profile/karl.test',
        trust: 'platform',
        scope: '',
      },
      ours: false,
      text: 'Do you ship to Bremen? 🇩🇪',
      attachments: [],
      visibility: 'public',
      sentAt: reply.notification.record.createdAt,
      permalink: `https://bsky.app/profile/karl.test/post/${reply.notification.uri.split('/').at(-1)}`,
      automatic: false,
      history: false,
    });
  });

  it('keeps cards and the links that a text hides', () => {
    expect(last(receive(payload('replyWithCard')).items).attachments).toEqual([
      { kind: 'link', url: 'https://example.com/card', alt: 'A card' },
      { kind: 'link', url: 'https://example.org/cannoli', alt: null },
    ]);
  });

  it('says what a reaction is on', () => {
    const [like] = receive(payload('like')).items as IncomingReaction[];
    const [follow] = receive(payload('follow')).items as IncomingReaction[];
    expect([like?.on, follow?.on]).toEqual([root, null]);
  });
});

describe('where a message hangs', () => {
  it.each([
    ['reply', true, true],
    ['mention', false, false],
    ['quote', true, false],
    ['replyToOurReplyElsewhere', false, true],
    ['mentionInForeignThread', true, true],
    ['replyUnderDeletedPost', true, true],
  ])('%s: a post above it %s, somebody answered %s', (name, post, parent) => {
    const message = last(receive(payload(name)).items);
    expect([message.post !== null, message.parent !== null]).toEqual([post, parent]);
  });

  it('holds the words of one post only', () => {
    const words = JSON.stringify(payload('nested'));
    expect(words).toContain('To Vienna they do');
    expect(words).not.toContain('Bremen');
    expect(words).not.toContain('Cannoli');
  });
});

describe('a payload that is not as it should be', () => {
  it.each([
    ['ahead', '2031-01-01T00:00:00.000Z', '2026-11-22T10:00:00.000Z'],
    ['behind', '2026-11-22T09:00:00.000Z', '2026-11-22T09:00:00.000Z'],
    ['in another zone', '2026-11-22T10:30:00+02:00', '2026-11-22T08:30:00.000Z'],
    ['not a time', 'yesterday', '2026-11-22T10:00:00.000Z'],
  ])('with a clock %s', (_, createdAt, sentAt) => {
    const skewed = payload('reply');
    const { post } = skewed;
    if (!post) throw new Error('captured without its post');
    post.indexedAt = '2026-11-22T10:00:00.000Z';
    post.record.createdAt = createdAt;
    expect(last(receive(skewed).items).sentAt).toBe(sentAt);
  });

  it('marks as history what was there before us', () => {
    const old = { ...reply, connectedAt: '2999-01-01T00:00:00.000Z' };
    expect(last(receive(old).items).history).toBe(true);
  });

  it('keeps no address that is not of the web', () => {
    const hostile = payload('replyWithCard');
    const features = hostile.post?.record.facets?.[0]?.features ?? [];
    for (const feature of features) feature.uri = 'javascript:alert(1)';
    const urls = last(receive(hostile).items).attachments.map((one) => one.url);
    expect(urls).toEqual(['https://example.com/card']);
  });

  it.each([['verified'], ['starterpack-joined'], ['constructor'], ['']])(
    'counts the reason "%s" as unknown',
    (reason) => {
      const odd = { ...reply, post: null, notification: { ...reply.notification, reason } };
      expect(receive(odd)).toEqual({ items: [], unknown: 1 });
    },
  );

  it.each([
    ['nothing', null],
    ['no notification', { ...reply, notification: undefined }],
    ['no author', { ...reply, post: { ...reply.post, author: undefined } }],
    ['no version', { ...reply, post: { ...reply.post, cid: '' } }],
    ['no place', { ...payload<DeletedPayload>('deleted'), uri: undefined }],
  ])('throws on %s', (_, broken) => {
    expect(() => receive(broken)).toThrow();
  });
});

function inShort(item: Incoming): string {
  if (item.what === 'reaction') return item.kind;
  if (item.what === 'deletion') return 'deletion';
  if (item.what === 'post') return item.deletedAt ? 'post: deleted' : `post: ${item.text}`;
  return `${item.ours ? 'ours' : 'message'}: ${item.text}`;
}

function last(items: Incoming[]): IncomingMessage {
  return items.at(-1) as IncomingMessage;
}
