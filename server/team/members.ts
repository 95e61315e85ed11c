import { nowOf, type Trx } from '#server/platform/database.ts';
import { emit } from '#server/platform/events.ts';
import { found, refuse } from '#server/platform/refusal.ts';
import type { Acting } from './access.ts';
import { audit } from './audit.ts';
import { defined } from './defined.ts';
import { placeMember } from './departments.ts';
import { isAtLeast } from './roles.ts';
import { giveUpSeat, takeSeat } from './seats.ts';
import type { Role } from './tables.ts';

export type MemberChange = {
  id: string;
  name?: string | undefined;
  title?: string | null | undefined;
  signature?: string | undefined;
  language?: string | undefined;
  role?: Role | undefined;
  departments?: string[] | undefined;
  active?: boolean | undefined;
};

type Standing = {
  member_id: string;
  user_id: string | null;
  name: string;
  role: Role;
  left_at: Date | null;
};

/**
 * Changes a member: everybody their own name, face and signature; admins the rest, of who does not stand above them.
 * Refuses `last_owner` when nobody would own the workspace any more.
 */
export async function changeMember(trx: Trx, acting: Acting, change: MemberChange): Promise<void> {
  const member = await memberToChange(trx, acting, change.id);
  checkRank(acting, member, change);
  if (endsOwning(member, change)) await checkAnotherOwner(trx, member.member_id);
  const { id, departments, active, ...own } = change;
  const row = defined(own);
  if (Object.keys(row).length > 0)
    await trx.updateTable('member').set(row).where('member_id', '=', id).execute();
  if (departments) await placeMember(trx, id, departments);
  await audit(trx, {
    memberId: acting.id,
    act: 'member.changed',
    subject: member.name,
    detail: { ...defined({ ...own, departments }), id },
  });
  if (active === false && !member.left_at) await leave(trx, acting, member);
  if (active === true && member.left_at) await comeBack(trx, acting, member);
}

/** The member, if they are still here; a guest is too, but does not work here. */
export async function presentMember(
  trx: Trx,
  memberId: string,
): Promise<{ name: string; role: Role } | undefined> {
  return trx
    .selectFrom('member')
    .select(['name', 'role'])
    .where('member_id', '=', memberId)
    .where('left_at', 'is', null)
    .executeTakeFirst();
}

/** The member, if this is one's own or one may manage others. */
export async function memberToChange(trx: Trx, acting: Acting, id: string): Promise<Standing> {
  const member = await trx
    .selectFrom('member')
    .select(['member_id', 'user_id', 'name', 'role', 'left_at'])
    .where('member_id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  const standing = found(member, 'member');
  if (standing.member_id === acting.id) return standing;
  if (!isAtLeast(acting.role, 'admin') || !isAtLeast(acting.role, standing.role))
    throw refuse('forbidden');
  return standing;
}

/** Nobody lifts anyone, themselves included, above their own rank; role, departments and leaving are an admin's to decide. */
function checkRank(acting: Acting, member: Standing, change: MemberChange): void {
  const { role = member.role, departments, active } = change;
  const managing = role !== member.role || departments !== undefined || active !== undefined;
  if (managing && !isAtLeast(acting.role, 'admin')) throw refuse('forbidden');
  if (!isAtLeast(acting.role, role)) throw refuse('forbidden');
}

function endsOwning(member: Standing, change: MemberChange): boolean {
  if (member.role !== 'owner' || member.left_at) return false;
  return change.active === false || (change.role !== undefined && change.role !== 'owner');
}

/** Locks the owners, so that two of them cannot step down at the same moment. */
async function checkAnotherOwner(trx: Trx, memberId: string): Promise<void> {
  const owners = await trx
    .selectFrom('member')
    .select('member_id')
    .where('role', '=', 'owner')
    .where('left_at', 'is', null)
    .orderBy('member_id')
    .forUpdate()
    .execute();
  if (!owners.some((owner) => owner.member_id !== memberId)) throw refuse('last_owner');
}

async function leave(trx: Trx, acting: Acting, { member_id, name }: Standing): Promise<void> {
  await trx
    .updateTable('member')
    .set({ left_at: nowOf(trx) })
    .where('member_id', '=', member_id)
    .execute();
  await giveUpSeat(trx, member_id);
  await audit(trx, { memberId: acting.id, act: 'member.left', subject: name });
  await emit(trx, 'members.left', [{ memberId: member_id }]);
}

async function comeBack(trx: Trx, acting: Acting, member: Standing): Promise<void> {
  const { member_id, user_id, name } = member;
  await trx
    .updateTable('member')
    .set({ left_at: null })
    .where('member_id', '=', member_id)
    .execute();
  if (user_id) await takeSeat(trx, user_id, member_id);
  await audit(trx, { memberId: acting.id, act: 'member.returned', subject: name });
  await emit(trx, 'members.joined', [{ memberId: member_id }]);
}
