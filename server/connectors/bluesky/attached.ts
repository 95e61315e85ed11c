import type { Attached } from '../connector.ts';
import { type Embed, type PostView, permalinkOf } from './wire.ts';

/** Pictures, films, cards, quoted posts, and the links that the text shows shortened. Only what is safe to open. */
export function attachmentsOf(post: PostView): Attached[] {
  const embedded = post.embed ? embeds(post.embed) : [];
  const known = new Set(embedded.map((one) => one.url));
  const all = [...embedded, ...links(post).filter((one) => !known.has(one.url))];
  return all.filter((one) => /^https?:\/\//i.test(one.url));
}

function embeds(embed: Embed): Attached[] {
  return [
    ...images(embed),
    ...video(embed),
    ...card(embed),
    ...quoted(embed),
    ...(embed.media ? embeds(embed.media) : []),
  ];
}

function images(embed: Embed): Attached[] {
  return [...(embed.images ?? []), ...(embed.items ?? [])].flatMap(({ fullsize, alt }) =>
    fullsize ? [{ kind: 'image' as const, url: fullsize, alt: alt || null }] : [],
  );
}

function video({ playlist, alt }: Embed): Attached[] {
  return playlist ? [{ kind: 'video', url: playlist, alt: alt || null }] : [];
}

function card({ external }: Embed): Attached[] {
  return external?.uri ? [{ kind: 'link', url: external.uri, alt: external.title || null }] : [];
}

function quoted({ record }: Embed): Attached[] {
  const post = record?.record ?? record;
  if (!post?.uri || !post.author) return [];
  const words = post.value?.text?.slice(0, 300) || null;
  return [{ kind: 'link', url: permalinkOf(post.uri, post.author.handle), alt: words }];
}

function links(post: PostView): Attached[] {
  const shown = post.record.text ?? '';
  const uris = (post.record.facets ?? []).flatMap((facet) =>
    facet.features.flatMap((feature) => feature.uri ?? []),
  );
  const hidden = [...new Set(uris)].filter((uri) => !shown.includes(uri));
  return hidden.map((url) => ({ kind: 'link', url, alt: null }));
}
