import { sql } from 'kysely';
import type { Author } from '#server/connectors/connector.ts';
import { column } from '#server/platform/column.ts';
import type { Trx } from '#server/platform/database.ts';
import { tell } from '#server/platform/live.ts';
import { send } from '#server/platform/pipeline.ts';
import { findErased, findKnown, type Known } from './known.ts';
import { refresh } from './refresh.ts';
import { type Sighting, sightingKey, sightingsOf } from './sightings.ts';
import { welcome } from './welcome.ts';

/** An author as seen with a message; `language` of what was written, where it could be told. */
export type Seen = Author & { seenAt: Date; language?: string | null };

/** Who an author turned out to be. */
export type Recognised = {
  personId: string;
  identityId: string;
  /** The language the person used last. */
  language: string | null;
  isNew: boolean;
  /** Seen only before the person asked to be erased: nothing of what was written may be kept. */
  isErased: boolean;
};

/** The key of an author in the answer of `recognise`. */
export function authorKey(author: Pick<Author, 'scope' | 'id'>): string {
  return `${author.scope} ${author.id}`;
}

/**
 * Says which persons the authors of a network are; who was never seen becomes a person. One statement for authors known and
 * unchanged, whatever their number; one more when profiles changed, one to three more when somebody is new. Safe when several
 * processes meet the same stranger at once. Keys of the answer: `authorKey(author)`.
 */
export async function recognise(
  trx: Trx,
  network: string,
  authors: readonly Seen[],
): Promise<Map<string, Recognised>> {
  const sightings = sightingsOf(authors);
  if (sightings.length === 0) return new Map();
  const known = await findKnown(trx, network, sightings);
  await refresh(trx, sightings, known);
  const found = new Map([...known].map(([key, one]) => [key, recognised(one)]));
  const strangers = sightings.filter((sighting) => !known.has(sighting.key));
  if (strangers.length > 0) await meet(trx, { network, strangers, found });
  return new Map(authors.map((author) => [authorKey(author), of(found, author)]));
}

type Meeting = { network: string; strangers: Sighting[]; found: Map<string, Recognised> };

/** New persons; then those another process made in the meantime, and those who were erased. */
async function meet(trx: Trx, { network, strangers, found }: Meeting): Promise<void> {
  for (const [key, one] of await welcome(trx, network, strangers)) found.set(key, one);
  const others = strangers.filter((sighting) => !found.has(sighting.key));
  if (others.length === 0) return;
  for (const [key, one] of await findKnown(trx, network, others)) found.set(key, recognised(one));
  const erased = others.filter((sighting) => !found.has(sighting.key));
  for (const [key, one] of await findErased(trx, network, erased)) found.set(key, one);
}

function recognised({ personId, identityId, language }: Known): Recognised {
  return { personId, identityId, language, isNew: false, isErased: false };
}

function of(found: Map<string, Recognised>, author: Seen): Recognised {
  const one = found.get(sightingKey(author));
  if (!one) throw new Error('an author was not recognised');
  return one;
}

/** A person as a batch of messages showed them; counts are added to what was counted before. */
export type Saw = {
  personId: string;
  /** The newest message. */
  at: Date;
  messages: number;
  conversations: number;
  language: string | null;
};

/** Moves "last seen", counters and language on, in one statement; tells the screens. */
export async function sawPeople(trx: Trx, seen: readonly Saw[]): Promise<void> {
  if (seen.length === 0) return;
  const all = onePerPerson(seen);
  const of = <T>(pick: (one: Saw) => T) => all.map(pick);
  await send(
    trx,
    sql`
    insert into person_activity as a (person_id, last_seen_at, messages, conversations, language)
    select * from unnest(
      ${column(of((s) => s.personId))}::uuid[], ${column(of((s) => s.at))}::timestamptz[], ${column(of((s) => s.messages))}::int[],
      ${column(of((s) => s.conversations))}::int[], ${column(of((s) => s.language))}::text[]
    )
    on conflict on constraint person_activity_pkey do update set
      language = case when a.last_seen_at > excluded.last_seen_at then coalesce(a.language, excluded.language)
        else coalesce(excluded.language, a.language) end,
      last_seen_at = greatest(a.last_seen_at, excluded.last_seen_at),
      messages = a.messages + excluded.messages, conversations = a.conversations + excluded.conversations`,
  );
  await tell(trx, { type: 'people', ids: all.map((one) => one.personId) });
}

/** In the order of their ids: every process takes its locks in that order. */
function onePerPerson(seen: readonly Saw[]): Saw[] {
  const people = new Map<string, Saw>();
  for (const one of seen) {
    const before = people.get(one.personId);
    people.set(one.personId, before ? joined(before, one) : one);
  }
  return [...people.values()].sort((a, b) => (a.personId < b.personId ? -1 : 1));
}

function joined(a: Saw, b: Saw): Saw {
  const [older, newer] = a.at <= b.at ? [a, b] : [b, a];
  return {
    ...newer,
    language: newer.language ?? older.language,
    messages: a.messages + b.messages,
    conversations: a.conversations + b.conversations,
  };
}
