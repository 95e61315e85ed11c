import type { Trx } from '#server/platform/database.ts';
import { audit } from '#server/team/audit.ts';
import { familyOf, livePerson } from './persons.ts';
import { viewPerson } from './views.ts';

/**
 * What a later module holds of a person, for the export. `personIds` are all the ids the person goes by. The composition
 * (`server/modules.ts`) names every part once.
 */
export type ExportPart = {
  name: string;
  of(trx: Trx, personIds: readonly string[]): Promise<unknown>;
};

export type Export = { id: string; memberId: string; parts: readonly ExportPart[] };

/** All we hold of a person, recorded. Refuses `person_erased`: nothing is left to export. */
export async function exportPerson(
  trx: Trx,
  { id, memberId, parts }: Export,
): Promise<Record<string, unknown>> {
  const personId = await livePerson(trx, id);
  const personIds = await familyOf(trx, personId);
  const whole: Record<string, unknown> = { person: await viewPerson(trx, personId) };
  for (const part of parts) whole[part.name] = await part.of(trx, personIds);
  await audit(trx, { memberId, act: 'person.exported', subject: personId });
  return whole;
}
