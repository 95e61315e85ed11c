import {
  type Database,
  inWorkspace,
  nowOf,
  type Scope,
  type Trx,
} from '#server/platform/database.ts';
import { emit } from '#server/platform/events.ts';
import { newId } from '#server/platform/ids.ts';
import { refuse } from '#server/platform/refusal.ts';
import { audit } from './audit.ts';
import { openOnes, placeMember } from './departments.ts';
import { expectNoMore } from './expected.ts';
import { hashOf, workspaceIn } from './invitation-token.ts';
import { takeSeat } from './seats.ts';
import type { Role } from './tables.ts';

type Ground = { db: Database; scope(workspaceId: string): Scope };
export type Newcomer = { userId: string; email: string };
export type Seated = { workspaceId: string; memberId: string };

/**
 * Takes the seat a token leads to. Whoever brings the token is let in, under the mail they signed in with; who sits there
 * already keeps the seat and leaves the invitation as it is. Refuses `invitation_over`.
 */
export async function accept(ground: Ground, newcomer: Newcomer, token: string): Promise<Seated> {
  const workspaceId = workspaceIn(token);
  return inWorkspace(ground.db, ground.scope(workspaceId), async (trx) => {
    const place = await placeOf(trx, newcomer);
    if (place?.user_id === newcomer.userId && !place.left_at)
      return { workspaceId, memberId: place.member_id };
    if (place && !place.left_at) throw refuse('invitation_over');
    const invitation = await closeInvitation(trx, token);
    const memberId = place?.member_id ?? newId();
    await seat(trx, { ...newcomer, ...invitation, memberId });
    return { workspaceId, memberId };
  });
}

/** The newcomer's place here, perhaps from an earlier time. */
async function placeOf(trx: Trx, { userId, email }: Newcomer) {
  return trx
    .selectFrom('member')
    .select(['member_id', 'user_id', 'left_at'])
    .where((eb) => eb.or([eb('user_id', '=', userId), eb('email', '=', email)]))
    .orderBy((eb) => eb.case().when('user_id', '=', userId).then(0).else(1).end())
    .executeTakeFirst();
}

type Closed = { invitation_id: string; name: string; role: Role; departments: string[] };

async function closeInvitation(trx: Trx, token: string): Promise<Closed> {
  const invitation = await trx
    .updateTable('invitation')
    .set({ accepted_at: nowOf(trx) })
    .where('token_hash', '=', hashOf(token))
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', nowOf(trx))
    .returning(['invitation_id', 'name', 'role', 'departments'])
    .executeTakeFirst();
  if (!invitation) throw refuse('invitation_over');
  await expectNoMore(trx, invitation.invitation_id);
  return invitation;
}

async function seat(trx: Trx, who: Newcomer & Closed & { memberId: string }): Promise<void> {
  const { memberId, userId, name, email, role } = who;
  const { language } = await trx
    .selectFrom('workspace')
    .select('language')
    .executeTakeFirstOrThrow();
  const row = { user_id: userId, name, email, role, joined_at: nowOf(trx), left_at: null };
  await trx
    .insertInto('member')
    .values({ ...row, member_id: memberId, language, title: null, face: null })
    .onConflict((c) => c.columns(['workspace_id', 'member_id']).doUpdateSet(row))
    .execute();
  await takeSeat(trx, userId, memberId);
  await placeMember(trx, memberId, await openOnes(trx, who.departments));
  await audit(trx, { memberId, act: 'member.joined', subject: name, detail: { email, role } });
  await emit(trx, 'members.joined', [{ memberId }]);
}
