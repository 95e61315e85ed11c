import { nowOf, type Trx } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { found, refuse } from '#server/platform/refusal.ts';
import { audit } from '#server/team/audit.ts';
import { viewWorkspace } from '#server/team/views.ts';
import { readAddress } from './mail-and-phone.ts';
import { sortHandle } from './naming.ts';
import { changed, livePerson } from './persons.ts';

export type NewAddress = { kind: 'mail' | 'phone'; handle: string };

/**
 * Adds a mail or phone a member learnt of, kept as typed and compared in its normal form. Twice is once. Refuses `invalid`
 * for what cannot be one, `already_exists` (with `personId`) when it is another person's: the two may be one.
 */
export async function addAddress(
  trx: Trx,
  id: string,
  { kind, handle }: NewAddress,
): Promise<string> {
  const personId = await livePerson(trx, id);
  const address = readAddress(kind, handle, (await viewWorkspace(trx)).country);
  if (!address) throw refuse('invalid', { field: 'handle' });
  const { normal, typed } = address;
  const row = {
    identity_id: newId(),
    person_id: personId,
    kind,
    network: kind,
    external_id: normal,
  };
  const shown = {
    handle: typed,
    sort_handle: sortHandle(normal, kind),
    name: null,
    avatar: null,
    link: null,
  };
  const made = await trx
    .insertInto('identity')
    .values({ ...row, ...shown, trust: 'claimed', first_seen_at: nowOf(trx) })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst();
  if (!made.numInsertedOrUpdatedRows) await checkOwner(trx, personId, { kind, normal });
  await changed(trx, [personId]);
  return personId;
}

type Taken = { kind: 'mail' | 'phone'; normal: string };

async function checkOwner(trx: Trx, personId: string, { kind, normal }: Taken): Promise<void> {
  const owner = await trx
    .selectFrom('identity')
    .select('person_id')
    .where('network', '=', kind)
    .where('scope', '=', '')
    .where('external_id', '=', normal)
    .executeTakeFirst();
  if (owner && owner.person_id !== personId)
    throw refuse('already_exists', { field: 'handle', personId: owner.person_id });
}

export type OldAddress = { identityId: string; memberId: string };

/** Removes a mail or phone, recorded. What a network told us of a person cannot be removed: `invalid`. */
export async function removeAddress(
  trx: Trx,
  id: string,
  { identityId, memberId }: OldAddress,
): Promise<string> {
  const personId = await livePerson(trx, id);
  const mine = trx
    .selectFrom('identity')
    .where('identity_id', '=', identityId)
    .where('person_id', '=', personId);
  const { network } = found(await mine.select('network').executeTakeFirst(), 'identity');
  if (network !== 'mail' && network !== 'phone') throw refuse('invalid', { field: 'identityId' });
  await trx.deleteFrom('identity').where('identity_id', '=', identityId).execute();
  await audit(trx, {
    memberId,
    act: 'person.address-removed',
    subject: personId,
    detail: { kind: network },
  });
  await changed(trx, [personId]);
  return personId;
}
