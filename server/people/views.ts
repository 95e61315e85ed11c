import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type * as shape from '#contract/people.ts';
import type { Trx } from '#server/platform/database.ts';
import { found } from '#server/platform/refusal.ts';
import { familyOf, livePerson } from './persons.ts';

type Line = z.output<typeof shape.PersonLine>;
type Person = z.output<typeof shape.Person>;
type Identity = z.output<typeof shape.Identity>;
type Consent = z.output<typeof shape.Consent>;

export type LineRow = Omit<Line, 'lastSeenAt'> & { lastSeenAt: Date | null };

/** The columns of a person in a list, of `person p` and `withActivity`. */
export const lineColumns: RawBuilder<LineRow> = sql`p.person_id as id, p.name, p.avatar, p.place, a.language,
  a.last_seen_at as "lastSeenAt", coalesce(a.messages, 0) as messages, coalesce(a.conversations, 0) as conversations,
  array(select distinct i.network from identity i where i.person_id = p.person_id order by 1) as networks`;

/** What `person p` did last, one look-up each whatever the planner guesses. */
export const withActivity = sql`left join lateral
  (select * from person_activity where person_activity.person_id = p.person_id limit 1) a on true`;

/** A person in a list. */
export function lineOf({ id, name, avatar, networks, language, place, ...row }: LineRow): Line {
  const { messages, conversations } = row;
  const lastSeenAt = row.lastSeenAt?.toISOString() ?? null;
  return { id, name, avatar, networks, language, place, lastSeenAt, messages, conversations };
}

/** The lines of some persons, by id. */
export async function viewLines(trx: Trx, ids: readonly string[]): Promise<Map<string, Line>> {
  const { rows } = await sql<LineRow>`select ${lineColumns} from person p
    ${withActivity}
    where p.person_id = any(${ids}::uuid[])`.execute(trx);
  return new Map(rows.map((row) => [row.id, lineOf(row)]));
}

/** All of one person; an id that was merged answers as the person kept. Refuses `person_erased`. */
export async function viewPerson(trx: Trx, id: string): Promise<Person> {
  const personId = await livePerson(trx, id);
  const line = found((await viewLines(trx, [personId])).get(personId), 'person');
  const family = await familyOf(trx, personId);
  const row = await trx
    .selectFrom('person')
    .select(['about', 'first_seen_at'])
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow();
  return {
    ...line,
    about: row.about,
    firstSeenAt: row.first_seen_at.toISOString(),
    identities: await viewIdentities(trx, personId),
    consents: await viewConsents(trx, family),
    mergedFrom: await viewMerges(trx, family),
  };
}

async function viewIdentities(trx: Trx, personId: string): Promise<Identity[]> {
  const rows = await trx
    .selectFrom('identity')
    .select(['identity_id as id', 'kind', 'network', 'handle', 'name', 'avatar', 'link', 'trust'])
    .select('first_seen_at')
    .where('person_id', '=', personId)
    .orderBy('first_seen_at')
    .orderBy('identity_id')
    .execute();
  return rows.map(({ first_seen_at, ...row }) => ({
    ...row,
    firstSeenAt: first_seen_at.toISOString(),
  }));
}

/** Newest first; those of whoever was merged into the person count too. */
async function viewConsents(trx: Trx, family: readonly string[]): Promise<Consent[]> {
  const rows = await trx
    .selectFrom('consent')
    .select(['purpose', 'given', 'at', 'source'])
    .where('person_id', '=', sql<string>`any(${family}::uuid[])`)
    .orderBy('at', 'desc')
    .orderBy('purpose')
    .execute();
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** The merges that made this person and can be undone; `by` is empty where Patto itself was sure. */
async function viewMerges(trx: Trx, family: readonly string[]): Promise<Person['mergedFrom']> {
  const { rows } = await sql<{ mergeId: string; name: string; at: Date; by: string }>`
    select m.merge_id as "mergeId", p.name, m.at, coalesce(member.name, '') as by from person_merge m
    join person p on p.person_id = m.merged_id
    left join member on member.member_id = m.member_id
    where m.merged_id = any(${family.slice(1)}::uuid[]) and m.undone_at is null
    order by m.at desc, m.merge_id desc`.execute(trx);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
