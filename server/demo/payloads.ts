import type { Draft } from '#server/connectors/connector.ts';
import { connectorOf } from '#server/connectors/registry.ts';
import type { Post, Said, Thread } from './told.ts';

/** Our own name on the network. */
function selfOf({ channel }: Pick<Thread, 'channel'>): string {
  return `did:web:${channel.address}`;
}

/** The network's name of a message: of an answer, the one its connector will give it. */
export function nameOf(thread: Thread, said: Said): string {
  const { network } = thread.channel;
  if (network === 'website') return said.id;
  if (said.side === 'in') return uriOf(said.person.id, said.id);
  const account = { settings: {}, credentials: {}, self: selfOf(thread), memory: new Map() };
  return connectorOf(network).idFor?.(draftOf(said), account) ?? said.id;
}

/** As far as naming looks at it. */
function draftOf({ id: key, text, at }: Said): Draft {
  const nowhere = { language: null, replyTo: null, post: null, thread: null };
  return { key, text, createdAt: at.toISOString(), visibility: 'public', ...nowhere };
}

function uriOf(did: string, id: string): string {
  return `at://${did}/app.bsky.feed.post/${id.replaceAll('-', '').slice(0, 13)}`;
}

/** What the network would have told us of a message from outside. */
export function payloadOf(thread: Thread, said: Said & { side: 'in' }): unknown {
  return thread.channel.network === 'website'
    ? widgetPayload(thread, said)
    : notification(thread, said);
}

type In = Said & { side: 'in' };

function widgetPayload(thread: Thread, said: In): unknown {
  const { way, post, channel } = thread;
  const url = post?.id ?? `https://${channel.address}/`;
  return {
    kind: way === 'chat' ? 'chat' : 'comment',
    id: said.id,
    visitor: { id: said.person.id, name: said.person.name },
    page: { url, title: post?.text ?? channel.name },
    parent: said.under,
    text: said.text,
    sentAt: said.at.toISOString(),
  };
}

function notification(thread: Thread, said: In): unknown {
  const post = postView(thread, said);
  const [first] = thread.said;
  const { uri, cid, author, record, indexedAt } = post;
  const reason = said === first && !thread.post ? 'mention' : 'reply';
  return {
    kind: 'notification',
    ...stamp(thread, said.at),
    ...aroundOf(thread, said),
    post,
    notification: { uri, cid, author, record, indexedAt, reason },
  };
}

/** A post of ours, under which people talk. */
export function postPayload(post: Post): unknown {
  const { channel, text, at } = post;
  const author = { did: selfOf(post), handle: channel.address, displayName: channel.name };
  const createdAt = at.toISOString();
  const record = { $type: 'app.bsky.feed.post', text, createdAt };
  const view = { uri: post.id, cid: cidOf(post.id), author, record, indexedAt: createdAt };
  return { kind: 'top', ...stamp(post, at), post: view };
}

function postView(thread: Thread, said: In) {
  const { person, text, at } = said;
  const uri = nameOf(thread, said);
  const author = { did: person.id, handle: person.handle, displayName: person.name };
  const createdAt = at.toISOString();
  const reply = replyOf(thread, said);
  const record = { $type: 'app.bsky.feed.post', text, createdAt, ...(reply && { reply }) };
  return { uri, cid: cidOf(uri), author, record, indexedAt: createdAt };
}

/** The root and the parent of a message, as the network knows them; none for a mention out of the blue. */
function replyOf(thread: Thread, said: In) {
  const root = rootOf(thread);
  const parent = parentOf(thread, said) ?? thread.post?.id;
  if (!parent) return null;
  return { root: refOf(root), parent: refOf(parent) };
}

function aroundOf(thread: Thread, said: In) {
  const reply = replyOf(thread, said);
  if (!reply) return { root: null, parent: null };
  const mentionsUs = !thread.post;
  const outline = (uri: string) => ({
    uri,
    did: uri.split('/')[2] ?? '',
    mentionsUs,
    quotes: null,
  });
  return { root: outline(reply.root.uri), parent: outline(reply.parent.uri) };
}

function rootOf(thread: Thread): string {
  const [first] = thread.said;
  return thread.post?.id ?? (first ? nameOf(thread, first) : '');
}

function parentOf(thread: Thread, said: Said): string | null {
  const parent = thread.said.find((one) => one.id === said.under);
  return parent ? nameOf(thread, parent) : null;
}

function refOf(uri: string) {
  return { uri, cid: cidOf(uri) };
}

/** Content ids are not looked into; this one changes with what it names. */
function cidOf(uri: string): string {
  return `bafyreidemo${Buffer.from(uri).toString('hex').slice(-48)}`;
}

/** Connected before the first word, so that nothing is history. */
function stamp(of: Pick<Thread, 'channel'>, at: Date) {
  return { self: selfOf(of), connectedAt: '2000-01-01T00:00:00.000Z', at: at.toISOString() };
}
