import { createHash } from 'node:crypto';
import type { Author } from '#server/connectors/connector.ts';
import { tidy, webAddress } from './naming.ts';
import type { Seen } from './recognise.ts';

/** One author in one batch: the newest profile, and when first and last seen in it. */
export type Sighting = {
  key: string;
  scope: string;
  externalId: string;
  author: Author;
  language: string | null;
  firstAt: Date;
  lastAt: Date;
};

/** One sighting an author, in the order of their keys: every process takes its locks in that order. */
export function sightingsOf(authors: readonly Seen[]): Sighting[] {
  const sightings = new Map<string, Sighting>();
  for (const author of authors) {
    const key = sightingKey(author);
    const before = sightings.get(key);
    sightings.set(key, before ? joined(before, author) : sightingOf(key, author));
  }
  return [...sightings.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

function sightingOf(key: string, seen: Seen): Sighting {
  return {
    key,
    scope: storable(seen.scope),
    externalId: storable(seen.id),
    author: tidyAuthor(seen),
    language: twoLetters(seen.language),
    firstAt: seen.seenAt,
    lastAt: seen.seenAt,
  };
}

function joined(before: Sighting, seen: Seen): Sighting {
  const newest = seen.seenAt >= before.lastAt ? sightingOf(before.key, seen) : before;
  return {
    ...newest,
    language: newest.language ?? before.language,
    firstAt: new Date(Math.min(+seen.seenAt, +before.firstAt)),
  };
}

/** The key under which an author is stored: as `authorKey`, of ids the database can hold. */
export function sightingKey(author: Pick<Author, 'scope' | 'id'>): string {
  return `${storable(author.scope)} ${storable(author.id)}`;
}

/** An id from outside as an index can hold it: a longer one is known by its hash. */
function storable(id: string): string {
  const tidied = tidy(id);
  if (tidied.length <= 512) return tidied;
  return `sha256:${createHash('sha256').update(tidied).digest('hex')}`;
}

function tidyAuthor(author: Author): Author {
  return {
    ...author,
    handle: tidy(author.handle).slice(0, 200),
    name: author.name === null ? null : tidy(author.name).slice(0, 200),
    avatar: webAddress(author.avatar),
    link: webAddress(author.link),
  };
}

function twoLetters(language: string | null | undefined): string | null {
  return language && /^[a-z]{2}$/.test(language) ? language : null;
}
