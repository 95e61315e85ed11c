import { nowOf, type Trx } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { found, refuse } from '#server/platform/refusal.ts';
import type { Acting } from './access.ts';
import { audit } from './audit.ts';
import { type Asked, allows, type Given } from './grant-rule.ts';
import { presentMember } from './members.ts';

/** Whether a member may do something here; `allows` says by which rule. */
async function may(trx: Trx, member: Pick<Acting, 'id' | 'role'>, asked: Asked): Promise<boolean> {
  if (member.role !== 'member') return allows(member.role, [], asked);
  return allows(member.role, await givenTo(trx, member.id), asked);
}

/** Refuses `forbidden` to a member who may not. */
export async function checkMay(
  trx: Trx,
  member: Pick<Acting, 'id' | 'role'>,
  asked: Asked,
): Promise<void> {
  if (!(await may(trx, member, asked))) throw refuse('forbidden');
}

async function givenTo(trx: Trx, memberId: string): Promise<Given[]> {
  return trx
    .selectFrom('member_grant')
    .select(['right', 'department_id as departmentId', 'channel_id as channelId'])
    .where('member_id', '=', memberId)
    .execute();
}

export type NewGrant = Given & { memberId: string };

/** Gives a member a right; refuses `invalid` for a guest; the database refuses the same twice as `already_exists`. Returns the grant's id. */
export async function giveRight(trx: Trx, acting: Acting, wanted: NewGrant): Promise<string> {
  const grantId = newId();
  const name = await nameOfGrantee(trx, wanted.memberId);
  if (wanted.departmentId) await checkDepartment(trx, wanted.departmentId);
  const { memberId: member_id, departmentId: department_id, channelId: channel_id } = wanted;
  const limits = { member_id, department_id, channel_id, right: wanted.right };
  await trx
    .insertInto('member_grant')
    .values({ ...limits, grant_id: grantId, granted_by: acting.id, granted_at: nowOf(trx) })
    .execute();
  await audit(trx, { memberId: acting.id, act: 'grant.given', subject: name, detail: limits });
  return grantId;
}

/** Takes a right back. */
export async function takeRight(trx: Trx, acting: Acting, grantId: string): Promise<void> {
  const taken = found(
    await trx
      .deleteFrom('member_grant')
      .where('grant_id', '=', grantId)
      .returning(['member_id', 'right', 'department_id', 'channel_id'])
      .executeTakeFirst(),
    'grant',
  );
  const { name } = found(
    await trx
      .selectFrom('member')
      .select('name')
      .where('member_id', '=', taken.member_id)
      .executeTakeFirst(),
    'member',
  );
  await audit(trx, { memberId: acting.id, act: 'grant.taken', subject: name, detail: taken });
}

async function nameOfGrantee(trx: Trx, memberId: string): Promise<string> {
  const member = found(await presentMember(trx, memberId), 'member');
  if (member.role === 'guest') throw refuse('invalid', { field: 'memberId' });
  return member.name;
}

async function checkDepartment(trx: Trx, departmentId: string): Promise<void> {
  const department = await trx
    .selectFrom('department')
    .select('department_id')
    .where('department_id', '=', departmentId)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  found(department, 'department');
}
