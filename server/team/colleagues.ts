import { nowOf, type Trx } from '#server/platform/database.ts';
import { emit } from '#server/platform/events.ts';
import { newId } from '#server/platform/ids.ts';
import { audit } from './audit.ts';
import { placeMember } from './departments.ts';
import { takeSeat } from './seats.ts';
import type { Role } from './tables.ts';

export type Colleague = {
  /** Null: somebody who works here and does not sign in. */
  userId: string | null;
  name: string;
  email: string;
  role: Role;
  language: string;
  title?: string | null;
  signature?: string;
  departments?: readonly string[];
};

/**
 * Seats somebody without an invitation: a demo's team, and whoever opens the demo. Who sits here already, by mail, is left as
 * they are. Returns the member's id.
 */
export async function seatColleague(trx: Trx, colleague: Colleague): Promise<string> {
  const { userId, name, email, departments = [] } = colleague;
  const known = await trx
    .selectFrom('member')
    .select('member_id')
    .where('email', '=', email)
    .executeTakeFirst();
  const memberId = known?.member_id ?? newId();
  if (userId) await takeSeat(trx, userId, memberId);
  if (known) return memberId;
  await insert(trx, memberId, colleague);
  await placeMember(trx, memberId, departments);
  await audit(trx, { memberId, act: 'member.joined', subject: name, detail: { email } });
  await emit(trx, 'members.joined', [{ memberId }]);
  return memberId;
}

async function insert(trx: Trx, member_id: string, colleague: Colleague): Promise<void> {
  const { userId, name, email, role, language, title = null, signature = '' } = colleague;
  await trx
    .insertInto('member')
    .values({
      ...{ member_id, user_id: userId, name, email, role, language, title, signature },
      ...{ face: null, joined_at: nowOf(trx), left_at: null },
    })
    .execute();
}
