/**
 * What a network can do is the presence of a part, never a flag. No database, clock or configuration in a connector:
 * credentials, `fetch` and the time are arguments; wire names stop here.
 */
export type Connector = {
  readonly name: string;
  /** Asked on save, daily and after 401/403. Capabilities come from what the server says, never from its name. */
  probe(account: Account, io: Io): Promise<Probe>;
  /** Pure: one stored payload, read. Unknown kinds are counted, never an error; a malformed payload throws. */
  receive(payload: unknown): Reception;
  /** What is new since the cursor. Payloads are stored raw, in the transaction that saves the cursor. */
  pull?(account: Account, cursor: string | null, io: Io): Promise<Pull>;
  /** Pure: counts in the network's unit and says what does not fit. */
  fit(text: string, limits: Limits): Fit;
  /** The external id the draft will have, where it can be known before sending: repeats then meet themselves. */
  idFor?(draft: Draft, account: Account): string;
  send?(draft: Draft, account: Account, io: Io): Promise<Sent>;
  /** Reads back what was sent (or may have been): the only way out of `ambiguous` and from accepted to visible. */
  confirm?(externalId: string, account: Account, io: Io): Promise<Confirmation>;
};

export type Limits = { unit: 'grapheme' | 'utf16' | 'byte'; text: number };
export type Account = {
  settings: Record<string, unknown>;
  credentials: Record<string, string>;
  /** Our own stable id there, as the last probe said it; absent before the first one. */
  self?: string | null;
  /** What the connector remembers between calls in one process (sessions); may be lost at any time. */
  memory: Map<string, unknown>;
};
export type Io = { fetch: typeof globalThis.fetch; now: () => Date };
export type Probe = {
  account: string | null;
  name: string;
  link: string | null;
  capabilities: string[];
  limits: Limits;
};
/** `wait`: milliseconds the network asks us to wait before the next pull. */
export type Pull = { payloads: unknown[]; cursor: string; more: boolean; wait?: number };
export type Reception = { items: Incoming[]; unknown: number };
export type Fit = { length: number; limit: number; fits: boolean };

export type Author = {
  /** Stable id on the network; a handle can change, this does not. */
  id: string;
  kind: 'handle' | 'mail' | 'phone';
  handle: string;
  name: string | null;
  avatar: string | null;
  link: string | null;
  trust: 'platform' | 'signature' | 'claimed';
  /** The account the id is valid for; '' where ids are global. */
  scope: string;
};

export type Attached = {
  kind: 'image' | 'video' | 'audio' | 'file' | 'link';
  url: string;
  alt: string | null;
};

export type IncomingMessage = {
  what: 'message';
  id: string;
  /** Changes when the text was edited: an unknown version of a known id is an edit. */
  version: string;
  /** A private thread's id, or null: then the thread follows from `parent`. */
  thread: string | null;
  /** The message this one answers; null, or equal to `post`, at the top of a comment tree. */
  parent: string | null;
  /** The post (or page) it hangs under. */
  post: string | null;
  author: Author;
  /** Written by our own account, wherever from: never starts a clock. */
  ours: boolean;
  text: string;
  attachments: Attached[];
  visibility: 'public' | 'followers' | 'private';
  sentAt: string;
  permalink: string | null;
  automatic: boolean;
  /** From before we were connected: starts no clock and no notification. */
  history: boolean;
};

export type IncomingPost = {
  what: 'post';
  id: string;
  /** Whose post it is, as people read it; empty where it is no longer known. */
  author: string;
  text: string;
  permalink: string | null;
  publishedAt: string | null;
  deletedAt: string | null;
};

export type IncomingDeletion = { what: 'deletion'; id: string; at: string };
export type IncomingReaction = {
  what: 'reaction';
  id: string;
  kind: 'like' | 'repost' | 'follow';
  on: string | null;
  author: Author;
  sentAt: string;
  history: boolean;
};
export type Incoming = IncomingMessage | IncomingPost | IncomingDeletion | IncomingReaction;

/** One row of an imported file, after its columns were mapped. */
export type ImportedRow = {
  id: string;
  author: string;
  authorName: string | null;
  ours: boolean;
  text: string;
  parent: string | null;
  thread: string | null;
  visibility: 'public' | 'followers' | 'private';
  sentAt: string;
  history: boolean;
};

/** Text that may leave the firm. */
export type Draft = {
  /** Idempotency key of this answer. */
  key: string;
  text: string;
  language: string | null;
  replyTo: string | null;
  post: string | null;
  thread: string | null;
  visibility: 'public' | 'followers' | 'private';
  createdAt: string;
};

export type Sent =
  | { state: 'accepted' | 'visible' | 'delivered'; id: string; permalink: string | null }
  | { state: 'refused'; problem: Problem };
/** `problem` says why it will stay absent, where the network tells (blocked): waiting longer then has no use. */
export type Confirmation = {
  state: 'visible' | 'absent';
  permalink: string | null;
  problem?: Problem;
};

export type ProblemKind =
  | 'auth'
  | 'permission'
  | 'blocked'
  | 'not-found'
  | 'window-closed'
  | 'too-long'
  | 'media'
  | 'policy'
  | 'rate'
  | 'quota'
  | 'money'
  | 'transient'
  | 'ambiguous'
  | 'bug';

/** The closed union of what can go wrong with a network. `retryAt` with `rate`. */
export type Problem = { kind: ProblemKind; detail: string; retryAt?: string };

/** Thrown by a connector; anything else it throws is a `bug`. */
export class NetworkError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(`${problem.kind}: ${problem.detail}`);
    this.problem = problem;
  }
}
