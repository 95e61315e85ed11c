import type {
  Author,
  Incoming,
  IncomingMessage,
  IncomingPost,
  IncomingReaction,
  Reception,
} from '../connector.ts';
import { attachmentsOf } from './attached.ts';
import { placeOf } from './place.ts';
import {
  type Around,
  type DeletedPayload,
  type NotificationPayload,
  ownerOf,
  type Payload,
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

/** Pure: everything needed is in the payload. A kind we do not know is counted; a payload without its parts throws. */
export function receive(raw: unknown): Reception {
  const payload = raw as Payload;
  if (payload.kind === 'notification') return notified(payload);
  if (payload.kind === 'post') return known(messageOf(payload, payload.post));
  if (payload.kind === 'top') return known(postOf(payload.post));
  if (payload.kind === 'deleted') return known(deleted(payload));
  return { items: [], unknown: 1 };
}

function notified(payload: NotificationPayload): Reception {
  const { notification, post } = payload;
  const kind = REACTIONS.get(notification.reason);
  if (kind) return known(reaction(payload, kind));
  if (post) return known(messageOf(payload, post));
  return { items: [], unknown: 1 };
}

function deleted({ uri, at, self, top }: DeletedPayload): Incoming {
  if (!top || ownerOf(uri) !== self) return { what: 'deletion', id: text(uri), at };
  const nothing = { text: '', permalink: null, publishedAt: null };
  return { what: 'post', id: uri, author: '', ...nothing, deletedAt: at };
}

type Context = Around & { self: string; connectedAt: string };

function messageOf(context: Context, post: PostView): IncomingMessage {
  return {
    what: 'message',
    id: text(post.uri),
    version: text(post.cid),
    thread: null,
    ...placeOf(post, context.root, context.self),
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
    author: post.author.displayName || text(post.author.handle),
    text: post.record.text ?? '',
    permalink: permalinkOf(post.uri, post.author.handle),
    publishedAt: sentAt(post),
    deletedAt: null,
  };
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

function text(value: unknown): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new TypeError('a part that every payload has is missing');
}

function known(item: Incoming): Reception {
  return { items: [item], unknown: 0 };
}
