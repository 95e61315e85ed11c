import { type Trx, workspaceOf } from '#server/platform/database.ts';

/** Lets a user into this workspace as the given member. */
export async function takeSeat(trx: Trx, userId: string, memberId: string): Promise<void> {
  await trx
    .insertInto('auth.seat')
    .values({ user_id: userId, workspace_id: workspaceOf(trx), member_id: memberId })
    .onConflict((c) => c.columns(['user_id', 'workspace_id']).doUpdateSet({ member_id: memberId }))
    .execute();
}

/** From now on the member's user is a stranger here. */
export async function giveUpSeat(trx: Trx, memberId: string): Promise<void> {
  await trx
    .deleteFrom('auth.seat')
    .where('workspace_id', '=', workspaceOf(trx))
    .where('member_id', '=', memberId)
    .execute();
}
