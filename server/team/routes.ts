import { implement } from '@orpc/server';
import { team } from '#contract/team.ts';
import { inWorkspace } from '#server/platform/database.ts';
import type { RequestContext } from '#server/platform/http.ts';
import { found } from '#server/platform/refusal.ts';
import { inside, signedIn } from './access.ts';
import { viewSeat, viewSeats, viewWorkspace } from './views.ts';
import { openWorkspace } from './workspaces.ts';

const os = implement(team).$context<RequestContext>();

const me = os.me.get.use(signedIn).handler(async ({ context: { app, user } }) => {
  return { email: user.email, name: user.name, seats: await viewSeats(app, user.id) };
});

const create = os.workspaces.create
  .use(signedIn)
  .handler(async ({ context: { app, user }, input }) => {
    const opened = await openWorkspace(app, { userId: user.id, email: user.email }, input);
    const scope = app.scope(opened.workspaceId);
    return found(await inWorkspace(app.db, scope, (trx) => viewSeat(trx, opened.memberId)));
  });

export const teamRoutes = {
  me: { get: me },
  workspaces: {
    create,
    get: os.workspaces.get
      .use(inside('guest'))
      .handler(({ context }) => viewWorkspace(context.trx)),
  },
};
