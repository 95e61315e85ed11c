import type { AnyContractRouter } from '@orpc/contract';
import { implement, os } from '@orpc/server';
import { inWorkspace, type Trx, workspaceOf } from '#server/platform/database.ts';
import { asContractError, type RequestContext } from '#server/platform/http.ts';
import { refuse } from '#server/platform/refusal.ts';
import { asRefusal } from '#server/platform/said-no.ts';
import { isAtLeast } from './roles.ts';
import type { Role } from './tables.ts';

/** The member who acts. */
export type Acting = { id: string; name: string; role: Role; language: string; signature: string };

/** What a procedure inside a workspace works with: one transaction, and who acts in it. */
type Inside = { trx: Trx; member: Acting };

/** Implements a contract behind the door: who asks is looked at before what is asked, and is refused whatever was sent. */
export function behindTheDoor<T extends AnyContractRouter>(contract: T) {
  const afterAccess = { initialInputValidationIndex: Number.POSITIVE_INFINITY };
  return implement(contract, afterAccess).$context<RequestContext>();
}

const base = os.$context<RequestContext>();

/** Somebody is signed in; no workspace yet. */
export const signedIn = base.middleware(({ context: { user }, next }) =>
  refusing(async () => {
    if (!user) throw refuse('signed_out');
    return next({ context: { user } });
  }),
);

/** A member of the asked workspace, in one transaction; guests and lower roles than `atLeast` are refused. */
export function inside(atLeast: Role) {
  return base.middleware(({ context, next }) =>
    refusing(async () => {
      const workspaceId = workspaceAsked(context);
      const { db, scope } = context.app;
      return inWorkspace(db, scope(workspaceId), async (trx) => {
        const member = await actingMember(trx, context, atLeast);
        return next({ context: { trx, member } satisfies Inside });
      });
    }),
  );
}

/** As `inside`, but the handler opens its transactions itself: it asks a network in between. */
export function entered(atLeast: Role) {
  return base.middleware(({ context, next }) =>
    refusing(async () => {
      const workspaceId = workspaceAsked(context);
      const { db, scope } = context.app;
      const run = <T>(work: (trx: Trx) => Promise<T>) => inWorkspace(db, scope(workspaceId), work);
      const member = await run((trx) => actingMember(trx, context, atLeast));
      return next({ context: { run, member } });
    }),
  );
}

/** For doors that are no procedures (an upload): the workspace and the member, or the refusal. */
export async function seatedAs(
  context: RequestContext,
  atLeast: Role,
): Promise<{ workspaceId: string; member: Acting }> {
  const workspaceId = workspaceAsked(context);
  const { db, scope } = context.app;
  const member = await inWorkspace(db, scope(workspaceId), (trx) =>
    actingMember(trx, context, atLeast),
  );
  return { workspaceId, member };
}

async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asContractError(asRefusal(error));
  }
}

/** Only asked for: nothing is given before `actingMember` found the seat. */
function workspaceAsked({ user, workspaceId }: RequestContext): string {
  if (!user) throw refuse('signed_out');
  if (!workspaceId) throw refuse('forbidden', { what: 'workspace' });
  return workspaceId;
}

/** The first statement of every transaction a caller causes: whether the user has a seat here, and which member sits in it. */
async function actingMember(trx: Trx, { user }: RequestContext, atLeast: Role): Promise<Acting> {
  const seat = await trx
    .selectFrom('auth.seat as s')
    .leftJoin('member as m', (join) =>
      join.onRef('m.member_id', '=', 's.member_id').on('m.left_at', 'is', null),
    )
    .select(['m.member_id as id', 'm.name', 'm.role', 'm.language', 'm.signature'])
    .where('s.user_id', '=', user?.id ?? '')
    .where('s.workspace_id', '=', workspaceOf(trx))
    .executeTakeFirst();
  if (!seat) throw refuse('forbidden', { what: 'workspace' });
  const { id, name, role, language, signature } = seat;
  const known = id && name !== null && role && language !== null && signature !== null;
  if (!known || !isAtLeast(role, atLeast)) throw refuse('forbidden', { what: 'member' });
  return { id, name, role, language, signature };
}
