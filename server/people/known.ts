import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { column } from '#server/platform/column.ts';
import { type Trx, workspaceOf } from '#server/platform/database.ts';
import type { Recognised } from './recognise.ts';
import type { Sighting } from './sightings.ts';
import type { IdentityKind, Trust } from './tables.ts';

/** An identity we have, with what its person did last. */
export type Known = {
  identityId: string;
  personId: string;
  kind: IdentityKind;
  handle: string;
  name: string | null;
  avatar: string | null;
  link: string | null;
  trust: Trust;
  firstAt: Date;
  /** When the person was last seen, anywhere. */
  lastAt: Date | null;
  language: string | null;
};

/** The identities among the sightings that we have, by key. @NOTE lateral: one look-up each, whatever the planner guesses. */
export async function findKnown(
  trx: Trx,
  network: string,
  sightings: readonly Sighting[],
): Promise<Map<string, Known>> {
  const scopes = sightings.map((sighting) => sighting.scope);
  const ids = sightings.map((sighting) => sighting.externalId);
  const { rows } = await sql<Known & { scope: string; externalId: string }>`
    select seen.scope, seen.external_id as "externalId", known.*
    from unnest(${column(scopes)}::text[], ${column(ids)}::text[]) as seen (scope, external_id)
    cross join lateral (
      select i.identity_id as "identityId", i.person_id as "personId", i.kind, i.handle, i.name, i.avatar, i.link, i.trust,
        i.first_seen_at as "firstAt", a.last_seen_at as "lastAt", a.language
      from identity i left join person_activity a on a.person_id = i.person_id
      where i.network = ${network} and i.scope = seen.scope and i.external_id = seen.external_id
      limit 1
    ) as known`.execute(trx);
  return new Map(rows.map(({ scope, externalId, ...known }) => [`${scope} ${externalId}`, known]));
}

/** The erased persons among the sightings, by key. */
export async function findErased(
  trx: Trx,
  network: string,
  sightings: readonly Sighting[],
): Promise<Map<string, Recognised>> {
  if (sightings.length === 0) return new Map();
  const hashOf = identityHash(trx, network);
  const keys = new Map(sightings.map((sighting) => [hashOf(sighting), sighting.key]));
  const rows = await trx
    .selectFrom('erased_identity')
    .select(['hash', 'identity_id as identityId', 'person_id as personId'])
    .where('hash', 'in', [...keys.keys()])
    .execute();
  const rest = { language: null, isNew: false, isErased: true };
  return new Map(rows.map(({ hash, ...ids }) => [keys.get(hash) ?? '', { ...ids, ...rest }]));
}

type Address = { scope: string; externalId: string };

/** What is kept of an erased identity. The workspace's own id, which is random, is the salt. */
export function identityHash(trx: Trx, network: string): (address: Address) => string {
  const salt = workspaceOf(trx);
  return ({ scope, externalId }) =>
    createHash('sha256').update([salt, network, scope, externalId].join('\0')).digest('base64url');
}
