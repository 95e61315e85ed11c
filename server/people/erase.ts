import { sql } from 'kysely';
import { nowOf, type Trx } from '#server/platform/database.ts';
import { emit } from '#server/platform/events.ts';
import { tell } from '#server/platform/live.ts';
import { audit } from '#server/team/audit.ts';
import { identityHash } from './known.ts';
import { forgetComparisons } from './merges.ts';
import { tidy } from './naming.ts';
import { familyOf, livePerson } from './persons.ts';

export type Erasure = { id: string; reason: string; memberId: string };

/**
 * Erases a person and whoever was merged into it: names, texts and identities go, later modules take away their part, and what
 * was done is written down. Of the identities a salted hash remains: an old file read again brings nobody back, but who writes
 * again is a new person. Cannot be undone. Refuses `person_erased` the second time.
 */
export async function erasePerson(trx: Trx, { id, reason, memberId }: Erasure): Promise<void> {
  const personId = await livePerson(trx, id);
  const personIds = await familyOf(trx, personId);
  await lockFamily(trx, personIds);
  await emit(
    trx,
    'people.erased',
    personIds.map((one) => ({ personId: one })),
  );
  const identities = await hashIdentities(trx, personId);
  await blank(trx, personIds);
  await writeDown(trx, personIds, { reason: tidy(reason), member_id: memberId });
  const detail = { reason: tidy(reason), identities };
  await audit(trx, { memberId, act: 'person.erased', subject: personId, detail });
  await tell(trx, { type: 'people', ids: personIds });
}

async function writeDown(
  trx: Trx,
  personIds: readonly string[],
  said: { reason: string; member_id: string },
): Promise<void> {
  const rows = personIds.map((person_id) => ({ ...said, person_id, at: nowOf(trx) }));
  await trx.insertInto('erasure').values(rows).execute();
}

async function lockFamily(trx: Trx, personIds: readonly string[]): Promise<void> {
  await sql`select from person where person_id = any(${personIds}::uuid[]) order by person_id for update`.execute(
    trx,
  );
}

async function hashIdentities(trx: Trx, personId: string): Promise<number> {
  const gone = await trx
    .deleteFrom('identity')
    .where('person_id', '=', personId)
    .returning(['identity_id', 'network', 'scope', 'external_id'])
    .execute();
  if (gone.length === 0) return 0;
  const rows = gone.map(({ identity_id, network, scope, external_id: externalId }) => {
    const hash = identityHash(trx, network)({ scope, externalId });
    return { hash, identity_id, person_id: personId, at: nowOf(trx) };
  });
  await trx
    .insertInto('erased_identity')
    .values(rows)
    .onConflict((c) =>
      c.constraint('erased_identity_pkey').doUpdateSet((row) => ({
        identity_id: row.ref('excluded.identity_id'),
        person_id: row.ref('excluded.person_id'),
        at: row.ref('excluded.at'),
      })),
    )
    .execute();
  return gone.length;
}

/** What an erased person is called, in lists older than the erasure. */
const nameless = 'erased person';

async function blank(trx: Trx, personIds: readonly string[]): Promise<void> {
  const ids = sql<string>`any(${personIds}::uuid[])`;
  await trx
    .updateTable('person')
    .set({
      name: nameless,
      sort_name: '',
      turned_name: null,
      avatar: null,
      place: null,
      about: null,
    })
    .set({ erased_at: nowOf(trx) })
    .where('person_id', '=', ids)
    .execute();
  await trx.deleteFrom('person_activity').where('person_id', '=', ids).execute();
  await trx.deleteFrom('consent').where('person_id', '=', ids).execute();
  await sql`delete from not_the_same where first_id = ${ids} or second_id = ${ids}`.execute(trx);
  await sql`update person_merge set journal = '{}' where kept_id = ${ids} or merged_id = ${ids}`.execute(
    trx,
  );
  await forgetComparisons(trx, personIds);
}
