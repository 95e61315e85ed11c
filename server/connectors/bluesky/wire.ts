/** The names of the wire, as far as we read them; they stop in this folder. */
export type Ref = { uri: string; cid: string };

export type Profile = {
  did: string;
  handle: string;
  displayName?: string;
  avatar?: string;
  viewer?: { blockedBy?: boolean; blocking?: string };
};

export type Facet = {
  index: { byteStart: number; byteEnd: number };
  features: { $type: string; did?: string; uri?: string; tag?: string }[];
};

export type PostRecord = {
  $type?: string;
  text?: string;
  createdAt?: string;
  langs?: string[];
  reply?: { root: Ref; parent: Ref };
  facets?: Facet[];
};

export type Embed = {
  $type?: string;
  images?: { fullsize?: string; alt?: string }[];
  items?: { fullsize?: string; alt?: string }[];
  playlist?: string;
  alt?: string;
  external?: { uri?: string; title?: string };
  record?: QuotedPost & { record?: QuotedPost };
  media?: Embed;
};

type QuotedPost = {
  uri?: string;
  cid?: string;
  author?: Profile;
  value?: PostRecord;
  indexedAt?: string;
};

export type PostView = {
  uri: string;
  cid: string;
  author: Profile;
  record: PostRecord;
  embed?: Embed;
  indexedAt: string;
  viewer?: { replyDisabled?: boolean };
};

export type Notification = {
  uri: string;
  cid: string;
  author: Profile;
  reason: string;
  reasonSubject?: string;
  record: PostRecord & { subject?: Ref | string };
  indexedAt: string;
};

/**
 * What is stored raw: everything that reading it needs, so that reading it again gives the same. Each holds the words
 * of one post only: when they are taken back, they are gone from here too.
 */
export type Payload = NotificationPayload | PostPayload | TopPayload | DeletedPayload;

type Seen = {
  /** Our own DID. */
  self: string;
  /** What the network indexed before this is history. */
  connectedAt: string;
  /** When it was pulled. */
  at: string;
};
/** A post around another, without its words. */
export type Outline = {
  uri: string;
  did: string;
  mentionsUs: boolean;
  /** The post of ours that it quotes. */
  quotes: string | null;
};
export type Around = { root: Outline | null; parent: Outline | null };

/** `post` is null for reactions, and where only the notification was to be had. */
export type NotificationPayload = Seen &
  Around & { kind: 'notification'; notification: Notification; post: PostView | null };
/** A message that no notification told of: our own, an edited one, the one that was answered. */
type PostPayload = Seen & Around & { kind: 'post'; post: PostView };
/** A post under which people talk. */
type TopPayload = Seen & { kind: 'top'; post: PostView };
export type DeletedPayload = Seen & { kind: 'deleted'; uri: string; top: boolean };

export const POST = 'app.bsky.feed.post';

/** The authority of an at-uri: whose record it is. */
export function ownerOf(uri: string): string {
  return uri.split('/')[2] ?? '';
}

/** `at://did/collection/rkey` without its collection: `did/rkey`. */
export function shorten(uri: string): string {
  const [, , did, , rkey] = uri.split('/');
  return `${did}/${rkey}`;
}

export function lengthen(short: string): string {
  const [did, rkey] = short.split('/');
  return `at://${did}/${POST}/${rkey}`;
}

/** The page of a post for people. */
export function permalinkOf(uri: string, handle?: string): string {
  const [, , did, , rkey] = uri.split('/');
  return `${profileLink({ did: did ?? '', handle: handle ?? '' })}/post/${rkey}`;
}

export function profileLink(profile: { did: string; handle: string }): string {
  const known = profile.handle !== '' && profile.handle !== 'handle.invalid';
  return `https://bsky.app/profile/${known ? profile.handle : profile.did}`;
}
