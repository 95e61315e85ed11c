import { type Around, type Outline, ownerOf, type PostRecord, type PostView } from './wire.ts';

export type Place = { post: string | null; parent: string | null };

/**
 * Where a message hangs. Under our own root: in its comment tree. A mention elsewhere starts a conversation (no post
 * above it), a quote hangs under the post of ours that it quotes, and what follows stays with it. Somebody else's
 * thread in which we are spoken to hangs under that thread's root.
 */
export function placeOf(post: PostView, root: Outline | null, self: string): Place {
  const { reply } = post.record;
  if (!reply) return { post: quotedOurs(post, self)?.uri ?? null, parent: null };
  const parent = reply.parent.uri;
  if (root && root.did !== self && root.quotes) return { post: root.quotes, parent };
  if (root && root.did !== self && root.mentionsUs) return { post: null, parent };
  return { post: reply.root.uri, parent };
}

/** Whether the thread, or who is answered in it, has to do with us. */
export function concernsUs({ root, parent }: Around, self: string): boolean {
  return [root, parent].some((one) => one && (one.did === self || one.mentionsUs || one.quotes));
}

/** What placing needs of a post, as far as the network shows it. */
export function outlineAt(uri: string, post: PostView | undefined, self: string): Outline {
  if (!post) return { uri, did: ownerOf(uri), mentionsUs: false, quotes: null };
  const quotes = quotedOurs(post, self)?.uri ?? null;
  return { uri, did: post.author.did, mentionsUs: mentions(post.record, self), quotes };
}

/** The post of ours that a post quotes, as the network embeds it. */
export function quotedOurs(post: PostView, self: string): PostView | null {
  const record = post.embed?.record;
  const quoted = record?.record ?? record;
  if (!quoted?.uri || !quoted.cid || !quoted.author || quoted.author.did !== self) return null;
  const { uri, cid, author, value = {}, indexedAt = post.indexedAt } = quoted;
  return { uri, cid, author, record: value, indexedAt };
}

function mentions(record: PostRecord, self: string): boolean {
  const features = record.facets?.flatMap((facet) => facet.features) ?? [];
  return features.some((feature) => feature.did === self);
}
