import type {
  Author,
  Incoming,
  IncomingMessage,
  IncomingPost,
  IncomingReaction,
  Reception,
} from '../connector.ts';
import { attachmentsOf } from './attached.ts';
import { concernsUs, type Place, placeOf, quotedOurs } from './place.ts';
import {
  type Around,
  type DeletedPayload,
  type Notification,
  type NotificationPayload,
  ownerOf,
  type Payload,
  type PostPayload,
  type PostView,
  type Profile,
  permalinkOf,
  profileLink,
} from './wire.ts';

const REACTIONS = new Map<string, IncomingReaction['kind']>([
  ['like', 'like'],
  ['like-via-repost', 'like'],
  ['repost', 'repost'],
  ['repost-via-repost', 'repost'],
  ['follow', 'follow'],
]);
const MESSAGES = new Set(['reply', 'mention', 'quote']);

/** Pure: everything needed is in the payload. A kind we do not know is counted; a payload without its parts throws. */
export function receive(raw: unknown): Reception {
  const payload = raw as Payload;
  if (payload.kind === 'notification') return notified(payload);
  if (payload.kind === 'post') return known(ownPost(payload));
  if (payload.kind === 'deleted') return known(deleted(payload));
  return { items: [], unknown: 1 };
}

function notified(payload: NotificationPayload): Reception {
  const { notification } = payload;
  const kind = REACTIONS.get(notification.reason);
  if (kind) return known([reaction(payload, kind)]);
  if (!MESSAGES.has(notification.reason)) return { items: [], unknown: 1 };
  const post = payload.post ?? viewOf(notification);
  return known(conversation(payload, post));
}

/** Our own: a post, or an answer given from elsewhere in a conversation that concerns us. */
function ownPost(payload: PostPayload): Incoming[] {
  const { post, self } = payload;
  if (post.author.did !== self) return conversation(payload, post);
  if (!post.record.reply) return [postOf(post)];
  return concernsUs(payload) ? conversation(payload, post) : [];
}

function deleted({ uri, at, self, top }: DeletedPayload): Incoming[] {
  if (top && ownerOf(uri) === self) return [tombstone(uri, at, self)];
  return [{ what: 'deletion', id: text(uri), at }];
}

type Context = Around & { self: string; connectedAt: string; at: string };

/** The post it hangs under, who is answered, and the message: in that order, each by itself known or new. */
function conversation(context: Context, post: PostView): Incoming[] {
  const place = placeOf(context, post);
  const { parent } = context;
  const items = above(context, { post, place });
  if (parent && parent.uri !== place.post && concernsUs(context))
    items.push(messageOf(context, parent, placeOf(context, parent)));
  items.push(messageOf(context, post, place));
  return items;
}

function above(context: Context, { post, place }: { post: PostView; place: Place }): Incoming[] {
  if (place.post === null) return [];
  if (context.root?.uri === place.post) return [postOf(context.root)];
  if (context.rootDeleted && place.post === post.record.reply?.root.uri)
    return [tombstone(place.post, context.at, context.self)];
  const quoted = quotedOurs(post, context.self);
  return quoted ? [postOf(quoted)] : [];
}

function messageOf(context: Context, post: PostView, place: Place): IncomingMessage {
  return {
    what: 'message',
    id: text(post.uri),
    version: text(post.cid),
    thread: null,
    parent: place.parent,
    post: place.post,
    author: authorOf(post.author),
    ours: post.author.did === context.self,
    text: post.record.text ?? '',
    attachments: attachmentsOf(post),
    visibility: 'public',
    sentAt: sentAt(post),
    permalink: permalinkOf(post.uri, post.author.handle),
    automatic: false,
    history: post.indexedAt < context.connectedAt,
  };
}

function reaction(payload: NotificationPayload, kind: IncomingReaction['kind']): IncomingReaction {
  const { notification, connectedAt } = payload;
  const { subject } = notification.record;
  const on = typeof subject === 'object' ? subject.uri : (notification.reasonSubject ?? null);
  return {
    what: 'reaction',
    id: text(notification.uri),
    kind,
    on: kind === 'follow' ? null : on,
    author: authorOf(notification.author),
    sentAt: sentAt(notification),
    history: notification.indexedAt < connectedAt,
  };
}

function postOf(post: PostView): IncomingPost {
  return {
    what: 'post',
    id: text(post.uri),
    author: text(post.author.did),
    text: post.record.text ?? '',
    permalink: permalinkOf(post.uri, post.author.handle),
    publishedAt: sentAt(post),
    deletedAt: null,
  };
}

function tombstone(uri: string, at: string, author: string): IncomingPost {
  const nothing = { text: '', permalink: null, publishedAt: null };
  return { what: 'post', id: uri, author, ...nothing, deletedAt: at };
}

function authorOf(profile: Profile): Author {
  return {
    id: text(profile.did),
    kind: 'handle',
    handle: text(profile.handle),
    name: profile.displayName || null,
    avatar: profile.avatar ?? null,
    link: profileLink(profile),
    trust: 'platform',
    scope: '',
  };
}

/** What the writer's clock says, unless it runs ahead of the network's. */
function sentAt(item: { record: { createdAt?: string }; indexedAt: string }): string {
  const written = Date.parse(item.record.createdAt ?? '');
  const indexed = Date.parse(text(item.indexedAt));
  return new Date(Number.isNaN(written) ? indexed : Math.min(written, indexed)).toISOString();
}

/** The post as the notification has it, where the network no longer shows it. */
function viewOf({ uri, cid, author, record, indexedAt }: Notification): PostView {
  return { uri, cid, author, record, indexedAt };
}

function text(value: unknown): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new TypeError('a part that every payload has is missing');
}

function known(items: Incoming[]): Reception {
  return { items, unknown: 0 };
}
