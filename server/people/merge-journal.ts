import { sql } from 'kysely';
import type { Trx } from '#server/platform/database.ts';
import { found } from '#server/platform/refusal.ts';

/** What a person shows that a merge may change; instants in ISO 8601, as a journal keeps them. */
export type Portrait = {
  avatar: string | null;
  place: string | null;
  about: string | null;
  firstSeenAt: string;
  language: string | null;
  lastSeenAt: string | null;
  messages: number;
  conversations: number;
};

/** What a merge moved and changed, written down so that it can be put back. */
export type Journal = {
  identities: string[];
  /** Persons merged into the other one before: they point to the kept one now. */
  pointers: string[];
  other: Portrait;
  before: Portrait;
  after: Portrait;
};

/** The person as it is now. */
export async function portraitOf(trx: Trx, personId: string): Promise<Portrait> {
  const { rows } = await sql<Seen & { firstSeenAt: Date; lastSeenAt: Date | null }>`
    select p.avatar, p.place, p.about, p.first_seen_at as "firstSeenAt", a.language, a.last_seen_at as "lastSeenAt",
      coalesce(a.messages, 0) as messages, coalesce(a.conversations, 0) as conversations
    from person p left join person_activity a on a.person_id = p.person_id
    where p.person_id = ${personId}`.execute(trx);
  const { firstSeenAt, lastSeenAt, ...rest } = found(rows[0], 'person');
  return {
    ...rest,
    firstSeenAt: firstSeenAt.toISOString(),
    lastSeenAt: lastSeenAt?.toISOString() ?? null,
  };
}

type Seen = Omit<Portrait, 'firstSeenAt' | 'lastSeenAt'>;

/** The kept person shows its own first, and what only the other had. */
export function joinedPortrait(kept: Portrait, other: Portrait): Portrait {
  return {
    avatar: kept.avatar ?? other.avatar,
    place: kept.place ?? other.place,
    about: kept.about ?? other.about,
    firstSeenAt: earlier(kept.firstSeenAt, other.firstSeenAt),
    language: newest(kept, other).language ?? kept.language ?? other.language,
    lastSeenAt: newest(kept, other).lastSeenAt,
    messages: kept.messages + other.messages,
    conversations: kept.conversations + other.conversations,
  };
}

function earlier(a: string, b: string): string {
  return new Date(Math.min(Date.parse(a), Date.parse(b))).toISOString();
}

function newest(a: Portrait, b: Portrait): Portrait {
  return (a.lastSeenAt ?? '') >= (b.lastSeenAt ?? '') ? a : b;
}

/** What somebody's leaving changes of a person: `after` the merge it showed this, without it `before`. */
export type Parting = Pick<Journal, 'before' | 'after' | 'other'>;

/** What the person shows once the other has left: what the merge gave is taken back, what changed since stays. */
export function partedPortrait(now: Portrait, { before, after, other }: Parting): Portrait {
  const back = <K extends keyof Portrait>(key: K): Portrait[K] =>
    now[key] === after[key] ? before[key] : now[key];
  return {
    avatar: back('avatar'),
    place: back('place'),
    about: back('about'),
    firstSeenAt: back('firstSeenAt'),
    language: back('language'),
    lastSeenAt: back('lastSeenAt'),
    messages: Math.max(0, now.messages - other.messages),
    conversations: Math.max(0, now.conversations - other.conversations),
  };
}

/** Makes a person show this. Who was never seen is in no list. */
export async function show(trx: Trx, personId: string, portrait: Portrait): Promise<void> {
  const { avatar, place, about, firstSeenAt } = portrait;
  await trx
    .updateTable('person')
    .set({ avatar, place, about, first_seen_at: new Date(firstSeenAt) })
    .where('person_id', '=', personId)
    .execute();
  await trx.deleteFrom('person_activity').where('person_id', '=', personId).execute();
  if (!portrait.lastSeenAt) return;
  const { language, lastSeenAt, messages, conversations } = portrait;
  await trx
    .insertInto('person_activity')
    .values({
      person_id: personId,
      last_seen_at: new Date(lastSeenAt),
      language,
      messages,
      conversations,
    })
    .execute();
}
