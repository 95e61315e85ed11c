import { type Database, type Trx, workspaceOf } from '#server/platform/database.ts';

/** Whether a mail is waited for in any workspace: asked at sign-up, before any is entered. */
export async function isExpected(db: Database, email: string, now: Date): Promise<boolean> {
  const invited = await db
    .selectFrom('auth.invited')
    .select('email')
    .where('email', '=', email.toLowerCase())
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return invited !== undefined;
}

/** From now on whoever has this mail may sign up. */
export async function expectMail(
  trx: Trx,
  invited: { invitation_id: string; email: string; expires_at: Date },
): Promise<void> {
  const { invitation_id, email, expires_at } = invited;
  await trx
    .insertInto('auth.invited')
    .values({ workspace_id: workspaceOf(trx), invitation_id, email, expires_at })
    .execute();
}

/** The invitation is over, one way or the other. */
export async function expectNoMore(trx: Trx, invitationId: string): Promise<void> {
  await trx
    .deleteFrom('auth.invited')
    .where('workspace_id', '=', workspaceOf(trx))
    .where('invitation_id', '=', invitationId)
    .execute();
}
