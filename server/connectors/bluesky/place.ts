import { type Around, ownerOf, type PostRecord, type PostView } from './wire.ts';

export type Place = { post: string | null; parent: string | null };
type Context = Around & { self: string };

/**
 * Where a message hangs. Under our own root: in its comment tree. A mention elsewhere starts a conversation (no post
 * above it), a quote hangs under the post of ours that it quotes, and what follows stays with it. Somebody else's
 * thread in which we are spoken to hangs under that thread's root.
 */
export function placeOf(context: Context, post: PostView): Place {
  const { reply } = post.record;
  if (!reply) return { post: quotedOurs(post, context.self)?.uri ?? null, parent: null };
  const { root, self } = context;
  const parent = reply.parent.uri;
  if (root && ownerOf(root.uri) !== self) {
    const quoted = quotedOurs(root, self);
    if (quoted) return { post: quoted.uri, parent };
    if (mentions(root.record, self)) return { post: null, parent };
  }
  return { post: reply.root.uri, parent };
}

/** Whether the thread, or who is answered in it, has to do with us. */
export function concernsUs({ root, parent, self, rootDeleted }: Context): boolean {
  return rootDeleted || speaksToUs(root, self) || speaksToUs(parent, self);
}

function speaksToUs(post: PostView | null, self: string): boolean {
  if (!post) return false;
  return (
    ownerOf(post.uri) === self || mentions(post.record, self) || quotedOurs(post, self) !== null
  );
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
