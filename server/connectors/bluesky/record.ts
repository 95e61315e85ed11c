import { createHash } from 'node:crypto';
import type { Draft } from '../connector.ts';
import { type Facet, POST, type PostRecord, type Ref } from './wire.ts';

const SORTABLE = '234567abcdefghijklmnopqrstuvwxyz';
const LINK = /(?<![\p{L}\p{N}_@/.])(?:https?:\/\/|www\.)[^\s<>"]+/giu;
const MENTION = /(?<![\p{L}\p{N}_@/.])@((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,})/giu;
const TAG = /(?<![\p{L}\p{N}_#/&])#([\p{L}\p{N}_]*[\p{L}_][\p{L}\p{N}_]*)/gu;

export type Resolve = (handle: string) => Promise<string | null>;

/** The uri a draft will have: made of its time and its key, so that sending it again meets itself. */
export function uriOf(draft: Draft, did: string): string {
  return `at://${did}/${POST}/${keyOf(draft)}`;
}

/** A TID: microseconds since the epoch and a clock id, in sortable base 32. The key's hash fills what the time leaves open. */
export function keyOf(draft: Draft): string {
  const hash = createHash('sha256').update(draft.key).digest();
  const micros = BigInt(Date.parse(draft.createdAt)) * 1000n + BigInt(hash.readUInt32BE(0) % 1000);
  let left = (micros << 10n) | BigInt(hash.readUInt16BE(4) % 1024);
  let key = '';
  for (let digit = 0; digit < 13; digit += 1) {
    key = SORTABLE.charAt(Number(left & 31n)) + key;
    left >>= 5n;
  }
  return key;
}

export async function recordOf(
  draft: Draft,
  reply: PostRecord['reply'] | null,
  resolve: Resolve,
): Promise<PostRecord> {
  const facets = await facetsOf(draft.text, resolve);
  return {
    $type: POST,
    text: draft.text,
    createdAt: new Date(draft.createdAt).toISOString(),
    ...(reply ? { reply } : {}),
    ...(draft.language ? { langs: [draft.language] } : {}),
    ...(facets.length > 0 ? { facets } : {}),
  };
}

/** The refs of a reply: the root is the parent's root, or the parent itself. */
export function replyTo(parent: Ref, record: PostRecord): NonNullable<PostRecord['reply']> {
  const own = { uri: parent.uri, cid: parent.cid };
  return { root: record.reply?.root ?? own, parent: own };
}

/** Links, mentions and tags of a text; the network counts their places in bytes of UTF-8. */
export async function facetsOf(text: string, resolve: Resolve): Promise<Facet[]> {
  const facets = [...links(text), ...tags(text), ...(await mentions(text, resolve))];
  return facets.sort((a, b) => a.index.byteStart - b.index.byteStart);
}

function links(text: string): Facet[] {
  return [...text.matchAll(LINK)].flatMap((match) => {
    const shown = trimmed(match[0]);
    const uri = shown.toLowerCase().startsWith('www.') ? `https://${shown}` : shown;
    if (!URL.canParse(uri)) return [];
    return facet(text, { at: match.index, shown }, { $type: 'app.bsky.richtext.facet#link', uri });
  });
}

function tags(text: string): Facet[] {
  return [...text.matchAll(TAG)].flatMap((match) => {
    const feature = { $type: 'app.bsky.richtext.facet#tag', tag: match[1] ?? '' };
    return feature.tag.length > 64
      ? []
      : facet(text, { at: match.index, shown: match[0] }, feature);
  });
}

async function mentions(text: string, resolve: Resolve): Promise<Facet[]> {
  const found: Facet[] = [];
  for (const match of text.matchAll(MENTION)) {
    const did = await resolve((match[1] ?? '').toLowerCase());
    if (did === null) continue;
    const feature = { $type: 'app.bsky.richtext.facet#mention', did };
    found.push(...facet(text, { at: match.index, shown: match[0] }, feature));
  }
  return found;
}

type Place = { at: number; shown: string };

function facet(text: string, place: Place, feature: Facet['features'][number]): Facet[] {
  const byteStart = Buffer.byteLength(text.slice(0, place.at));
  const byteEnd = byteStart + Buffer.byteLength(place.shown);
  return [{ index: { byteStart, byteEnd }, features: [feature] }];
}

/** Without the full stop or bracket of the sentence around it. */
function trimmed(link: string): string {
  const bare = link.replace(/[.,;:!?'’”»]+$/u, '');
  return bare.endsWith(')') && !bare.includes('(') ? trimmed(bare.slice(0, -1)) : bare;
}
