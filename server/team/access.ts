import { os } from '@orpc/server';
import { inWorkspace, type Trx } from '#server/platform/database.ts';
import { asContractError, type RequestContext, seatOf } from '#server/platform/http.ts';
import { refuse } from '#server/platform/refusal.ts';
import type { Role } from './tables.ts';

/** The member who acts. */
export type Acting = { id: string; name: string; role: Role; language: string; signature: string };

/** What a procedure inside a workspace works with: one transaction, and who acts in it. */
export type Inside = { trx: Trx; member: Acting };

const base = os.$context<RequestContext>();

/** Somebody is signed in; no workspace yet. */
export const signedIn = base.middleware(async ({ context, next }) => {
  if (!context.user) throw asContractError(refuse('signed_out'));
  try {
    return await next({ context: { user: context.user } });
  } catch (error) {
    throw asContractError(error);
  }
});

/** A member of the asked workspace, in one transaction; guests and lower roles than `atLeast` are refused. */
export function inside(atLeast: Role) {
  return base.middleware(async ({ context, next }) => {
    try {
      const workspaceId = await seatIn(context);
      return await inWorkspace(context.app.db, context.app.scope(workspaceId), async (trx) => {
        const member = await actingMember(trx, context);
        if (rank[member.role] < rank[atLeast]) throw refuse('forbidden');
        return next({ context: { trx, member } satisfies Inside });
      });
    } catch (error) {
      throw asContractError(error);
    }
  });
}

/** As `inside`, but the handler opens its transactions itself: it asks a network in between. */
export function entered(atLeast: Role) {
  return base.middleware(async ({ context, next }) => {
    try {
      const workspaceId = await seatIn(context);
      const { db, scope } = context.app;
      const run = <T>(work: (trx: Trx) => Promise<T>) => inWorkspace(db, scope(workspaceId), work);
      const member = await run((trx) => actingMember(trx, context));
      if (rank[member.role] < rank[atLeast]) throw refuse('forbidden');
      return await next({ context: { run, member } });
    } catch (error) {
      throw asContractError(error);
    }
  });
}

const rank: Record<Role, number> = { guest: 0, member: 1, admin: 2, owner: 3 };

async function seatIn({ app, user, workspaceId }: RequestContext): Promise<string> {
  if (!user) throw refuse('signed_out');
  if (!workspaceId) throw refuse('forbidden', { what: 'workspace' });
  if (!(await seatOf(app, user.id, workspaceId))) throw refuse('forbidden', { what: 'workspace' });
  return workspaceId;
}

async function actingMember(trx: Trx, { user }: RequestContext): Promise<Acting> {
  const member = await trx
    .selectFrom('member')
    .select(['member_id as id', 'name', 'role', 'language', 'signature'])
    .where('user_id', '=', user?.id ?? '')
    .where('left_at', 'is', null)
    .executeTakeFirst();
  if (!member) throw refuse('forbidden', { what: 'member' });
  return member;
}
