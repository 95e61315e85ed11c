import { sql } from 'kysely';
import type { Trx } from '#server/platform/database.ts';
import { normalMail } from './mail-and-phone.ts';
import type { Portrayal, Reach } from './portrayal.ts';
import type { IdentityKind, Trust } from './tables.ts';

type Row = { id: string; name: string; place: string | null; identities: Known[] };
type Known = {
  kind: IdentityKind;
  network: string;
  id: string;
  handle: string;
  name: string | null;
  trust: Trust;
};

/** What living persons are compared by, from their names and identities. @NOTE a subquery each, never a join of all with all. */
export async function portray(trx: Trx, personIds: readonly string[]): Promise<Portrayal[]> {
  const { rows } = await sql<Row>`
    select p.person_id as id, p.name, p.place, coalesce((
      select jsonb_agg(jsonb_build_object('kind', i.kind, 'network', i.network, 'id', i.external_id,
        'handle', i.handle, 'name', i.name, 'trust', i.trust))
      from identity i where i.person_id = p.person_id), '[]') as identities
    from person p
    where p.person_id = any(${personIds}::uuid[]) and p.merged_into is null and p.erased_at is null`.execute(
    trx,
  );
  return rows.map(portrayalOf);
}

function portrayalOf({ id, name, place, identities }: Row): Portrayal {
  const of = (kind: IdentityKind) => identities.filter((one) => one.kind === kind);
  return {
    id,
    place,
    names: [...new Set([name, ...identities.flatMap((one) => one.name ?? [])])],
    mails: of('mail').flatMap(mailOf),
    phones: of('phone').map((one) => ({
      value: one.network === 'phone' ? one.id : one.handle,
      trust: one.trust,
    })),
    handles: of('handle').map((one) => one.handle),
  };
}

function mailOf({ handle, trust }: Known): Reach[] {
  const value = normalMail(handle);
  return value ? [{ value, trust }] : [];
}
