import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { type Trx, workspaceOf } from '#server/platform/database.ts';
import type { Recognised } from './recognise.ts';
import type { Sighting } from './sightings.ts';
import type { Trust } from './tables.ts';

/** An identity we have, with what its person shows. */
export type Known = {
  identityId: string;
  personId: string;
  handle: string;
  name: string | null;
  avatar: string | null;
  link: string | null;
  trust: Trust;
  firstAt: Date;
  personName: string;
  personAvatar: string | null;
  personFirstAt: Date;
  personLastAt: Date | null;
  language: string | null;
};

/** The identities among the sightings that we have, by key. */
export async function findKnown(
  trx: Trx,
  network: string,
  sightings: readonly Sighting[],
): Promise<Map<string, Known>> {
  const scopes = sightings.map((sighting) => sighting.scope);
  const ids = sightings.map((sighting) => sighting.externalId);
  const { rows } = await sql<Known & { scope: string; externalId: string }>`
    select i.scope, i.external_id as "externalId", i.identity_id as "identityId", i.person_id as "personId",
      i.handle, i.name, i.avatar, i.link, i.trust, i.first_seen_at as "firstAt", p.name as "personName",
      p.avatar as "personAvatar", p.first_seen_at as "personFirstAt", p.last_seen_at as "personLastAt", p.language
    from unnest(${scopes}::text[], ${ids}::text[]) as seen (scope, external_id)
    join identity i on i.network = ${network} and i.scope = seen.scope and i.external_id = seen.external_id
    join person p on p.person_id = i.person_id`.execute(trx);
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
