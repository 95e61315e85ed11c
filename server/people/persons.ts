import { sql } from 'kysely';
import { nowOf, type Trx } from '#server/platform/database.ts';
import { tell } from '#server/platform/live.ts';
import { found, refuse } from '#server/platform/refusal.ts';
import { calledName, sortName, tidy, turnedName } from './naming.ts';

/**
 * The person an id stands for now: itself, or whom it was merged into. Refuses `not_found`, and `person_erased` of who asked
 * to be erased.
 */
export async function livePerson(trx: Trx, id: string): Promise<string> {
  const { rows } = await sql<{ person_id: string; erased_at: Date | null }>`
    select person_id, erased_at from person where person_id =
      (select coalesce(merged_into, person_id) from person where person_id = ${id})`.execute(trx);
  const person = found(rows[0], 'person');
  if (person.erased_at) throw refuse('person_erased');
  return person.person_id;
}

/** The ids a person goes by: its own, and those of whoever was merged into it. */
export async function familyOf(trx: Trx, personId: string): Promise<string[]> {
  const merged = await trx
    .selectFrom('person')
    .select('person_id')
    .where('merged_into', '=', personId)
    .execute();
  return [personId, ...merged.map((row) => row.person_id)];
}

/** What members know better than the networks. */
export type Correction = {
  name?: string | undefined;
  language?: string | null | undefined;
  place?: string | null | undefined;
  about?: string | null | undefined;
};

/** Writes down a member's correction; a corrected name no longer follows the network's. Returns the person's id. */
export async function correctPerson(trx: Trx, id: string, given: Correction): Promise<string> {
  const personId = await livePerson(trx, id);
  const { language, ...rest } = given;
  const changes = { ...(rest.name !== undefined && named(rest.name)), ...textsOf(rest) };
  if (Object.keys(changes).length > 0)
    await trx.updateTable('person').set(changes).where('person_id', '=', personId).execute();
  if (language !== undefined) await speaks(trx, personId, language);
  await changed(trx, [personId]);
  return personId;
}

function named(text: string) {
  const name = calledName(text);
  const sort_name = sortName(name);
  return { name, sort_name, turned_name: turnedName(sort_name) };
}

function textsOf({ place, about }: Correction) {
  return {
    ...(place !== undefined && { place: place && tidy(place) }),
    ...(about !== undefined && { about: about && tidy(about) }),
  };
}

async function speaks(trx: Trx, personId: string, language: string | null): Promise<void> {
  await sql`insert into person_activity (person_id, last_seen_at, language)
    select person_id, first_seen_at, ${language} from person where person_id = ${personId}
    on conflict on constraint person_activity_pkey do update set language = excluded.language`.execute(
    trx,
  );
}

/** Persons are different from before: they are compared anew, and the screens that show them are told. */
export async function changed(trx: Trx, personIds: readonly string[]): Promise<void> {
  await sql`insert into person_uncompared (person_id) select unnest(${personIds}::uuid[])
    on conflict do nothing`.execute(trx);
  await tell(trx, { type: 'people', ids: [...personIds] });
}

/** Writes down a consent given or withdrawn. Consents are never changed: the newest of a purpose is in force. */
export async function recordConsent(trx: Trx, id: string, consent: Consent): Promise<string> {
  const personId = await livePerson(trx, id);
  const { purpose, given, source, memberId: member_id } = consent;
  await trx
    .insertInto('consent')
    .values({
      person_id: personId,
      purpose,
      given,
      source: tidy(source),
      member_id,
      at: nowOf(trx),
    })
    .onConflict((c) => c.constraint('consent_pkey').doUpdateSet({ given, source: tidy(source) }))
    .execute();
  await tell(trx, { type: 'people', ids: [personId] });
  return personId;
}

export type Consent = {
  purpose: 'contact' | 'stories' | 'ideas';
  given: boolean;
  /** Where it was given ("newsletter box at the till"). */
  source: string;
  memberId: string;
};
