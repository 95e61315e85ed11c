import { nowOf, type Trx, workspaceOf } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { found, refuse } from '#server/platform/refusal.ts';
import type { Acting } from './access.ts';
import { audit } from './audit.ts';
import { openOnes } from './departments.ts';
import { expectMail, expectNoMore } from './expected.ts';
import { hashOf, newToken } from './invitation-token.ts';
import { isAtLeast } from './roles.ts';
import type { Role } from './tables.ts';

export type Invitee = { email: string; name: string; role: Role; departments: string[] };
export type Invited = { invitationId: string; token: string };

const fortnight = 14 * 24 * 60 * 60 * 1000;

/**
 * Invites a colleague or a guest, for 14 days. The token is given back once and kept only as a hash. Refuses `already_exists`
 * for who sits here or is invited already, `forbidden` for a role above one's own.
 */
export async function invite(trx: Trx, acting: Acting, invitee: Invitee): Promise<Invited> {
  const { name, role } = invitee;
  if (!isAtLeast(acting.role, role)) throw refuse('forbidden');
  const email = invitee.email.toLowerCase();
  await checkNotHere(trx, email);
  await withdrawExpired(trx, email);
  const departments = await openOnes(trx, invitee.departments);
  const invitation_id = newId();
  const token = newToken(workspaceOf(trx));
  const expires_at = new Date(nowOf(trx).getTime() + fortnight);
  const row = { invitation_id, email, name, role, departments, expires_at };
  const made = { token_hash: hashOf(token), invited_by: acting.id, invited_at: nowOf(trx) };
  const still = { accepted_at: null, withdrawn_at: null };
  await trx
    .insertInto('invitation')
    .values({ ...row, ...made, ...still })
    .execute();
  await expectMail(trx, row);
  const detail = { email, role };
  await audit(trx, { memberId: acting.id, act: 'member.invited', subject: name, detail });
  return { invitationId: invitation_id, token };
}

/** Withdraws an invitation nobody has accepted yet. */
export async function withdraw(trx: Trx, acting: Acting, invitationId: string): Promise<void> {
  const withdrawn = await trx
    .updateTable('invitation')
    .set({ withdrawn_at: nowOf(trx) })
    .where('invitation_id', '=', invitationId)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .returning(['name', 'email', 'role'])
    .executeTakeFirst();
  const { name: subject, ...detail } = found(withdrawn, 'invitation');
  await expectNoMore(trx, invitationId);
  await audit(trx, { memberId: acting.id, act: 'invitation.withdrawn', subject, detail });
}

async function checkNotHere(trx: Trx, email: string): Promise<void> {
  const here = await trx
    .selectFrom('member')
    .select('member_id')
    .where('email', '=', email)
    .where('left_at', 'is', null)
    .executeTakeFirst();
  if (here) throw refuse('already_exists', { field: 'email' });
}

/** One invitation a mail is open at a time, and the database sees to it: the expired one makes room. */
async function withdrawExpired(trx: Trx, email: string): Promise<void> {
  await trx
    .updateTable('invitation')
    .set({ withdrawn_at: nowOf(trx) })
    .where('email', '=', email)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '<=', nowOf(trx))
    .execute();
}
