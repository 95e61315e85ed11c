import type { LocalDay } from './local-time.ts';
import type { Person } from './people.ts';
import type { ShopChannel, Worker } from './shop.ts';
import type { Memory } from './words.ts';

/** Where something is said: under a page, in a private chat, under a post, or out of the blue. */
export type Way = 'comment' | 'chat' | 'bluesky' | 'mention';

/** What the shop published: a page of its site, or a post on the network. */
export type Post = {
  id: string;
  channel: ShopChannel;
  text: string;
  at: Date;
  day: LocalDay;
  /** What it speaks of, so that who answers speaks of the same. */
  words: Memory;
};

/** One message of a talk. `id` is the network's name of it; an answer's is its key. */
export type Said = {
  id: string;
  text: string;
  at: Date;
  /** The message it hangs under; null at the top. */
  under: string | null;
} & ({ side: 'in'; person: Person } | { side: 'out'; worker: Worker });

/** One talk, from the first word to the last. */
export type Thread = {
  id: string;
  way: Way;
  channel: ShopChannel;
  post: Post | null;
  said: Said[];
  /** An answer is still to come. */
  pending: boolean;
  /** What was taken for a request and is none: a member says so. */
  misread: Said[];
  /** The key of the member it was given to. */
  assignee: string | null;
  /** Who closed the case, and when. */
  closed: { at: Date; worker: Worker } | null;
};
