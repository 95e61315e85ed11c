import { team } from '#contract/team.ts';
import { inWorkspace } from '#server/platform/database.ts';
import { found } from '#server/platform/refusal.ts';
import { accept } from './acceptance.ts';
import { behindTheDoor, inside, signedIn } from './access.ts';
import { viewAudit } from './audit-view.ts';
import { closeDepartment, openDepartment, renameDepartment } from './departments.ts';
import { setFace } from './faces.ts';
import { checkMay, giveRight, takeRight } from './grants.ts';
import { setHours } from './hours.ts';
import { viewHours } from './hours-view.ts';
import { invite, withdraw } from './invitations.ts';
import {
  viewDepartment,
  viewDepartments,
  viewGrants,
  viewInvitations,
  viewMember,
  viewMembers,
  viewNewInvitation,
} from './member-views.ts';
import { changeMember, memberToChange } from './members.ts';
import { viewSeat, viewSeats, viewWorkspace } from './views.ts';
import { changeWorkspace, openWorkspace } from './workspaces.ts';

const os = behindTheDoor(team);
const anybody = inside('guest');
const member = inside('member');
const admin = inside('admin');

const me = {
  get: os.me.get.use(signedIn).handler(async ({ context: { app, user } }) => {
    return { email: user.email, name: user.name, seats: await viewSeats(app, user.id) };
  }),
};

const workspaces = {
  create: os.workspaces.create.use(signedIn).handler(async ({ context: { app, user }, input }) => {
    const opened = await openWorkspace(app, { userId: user.id, email: user.email }, input);
    const scope = app.scope(opened.workspaceId);
    return found(await inWorkspace(app.db, scope, (trx) => viewSeat(trx, opened.memberId)));
  }),
  get: os.workspaces.get.use(anybody).handler(({ context }) => viewWorkspace(context.trx)),
  update: os.workspaces.update.use(admin).handler(async ({ context: { trx, member }, input }) => {
    await changeWorkspace(trx, member, input);
    return viewWorkspace(trx);
  }),
};

const members = {
  list: os.members.list.use(member).handler(({ context }) => viewMembers(context.trx)),
  update: os.members.update.use(member).handler(async ({ context: { trx, member }, input }) => {
    await changeMember(trx, member, input);
    return viewMember(trx, input.id);
  }),
  setFace: os.members.setFace
    .use(member)
    .handler(async ({ context: { app, trx, member }, input: { id, image } }) => {
      await memberToChange(trx, member, id);
      await setFace(trx, app.home, { memberId: id, image });
      return viewMember(trx, id);
    }),
  invite: os.members.invite.use(admin).handler(async ({ context: { app, trx, member }, input }) => {
    const { invitationId, token } = await invite(trx, member, input);
    return viewNewInvitation(trx, { invitationId, link: `${app.origin}/invitation/${token}` });
  }),
  invitations: os.members.invitations
    .use(admin)
    .handler(({ context }) => viewInvitations(context.trx)),
  withdraw: os.members.withdraw.use(admin).handler(async ({ context: { trx, member }, input }) => {
    await withdraw(trx, member, input.id);
    return {};
  }),
  accept: os.members.accept.use(signedIn).handler(async ({ context: { app, user }, input }) => {
    const newcomer = { userId: user.id, email: user.email };
    const { workspaceId, memberId } = await accept(app, newcomer, input.token);
    return found(
      await inWorkspace(app.db, app.scope(workspaceId), (trx) => viewSeat(trx, memberId)),
    );
  }),
};

const grants = {
  list: os.grants.list.use(member).handler(({ context }) => viewGrants(context.trx)),
  give: os.grants.give.use(admin).handler(async ({ context: { trx, member }, input }) => {
    return { ...input, id: await giveRight(trx, member, input) };
  }),
  take: os.grants.take.use(admin).handler(async ({ context: { trx, member }, input }) => {
    await takeRight(trx, member, input.id);
    return {};
  }),
};

const departments = {
  list: os.departments.list.use(member).handler(({ context }) => viewDepartments(context.trx)),
  create: os.departments.create.use(admin).handler(async ({ context: { trx, member }, input }) => {
    return viewDepartment(trx, await openDepartment(trx, member, input.name));
  }),
  rename: os.departments.rename.use(admin).handler(async ({ context: { trx, member }, input }) => {
    await renameDepartment(trx, member, input);
    return viewDepartment(trx, input.id);
  }),
  close: os.departments.close.use(admin).handler(async ({ context: { trx, member }, input }) => {
    await closeDepartment(trx, member, input.id);
    return {};
  }),
};

const hours = {
  get: os.hours.get
    .use(member)
    .handler(({ context: { trx, member } }) => viewHours(trx, member.language)),
  set: os.hours.set.use(admin).handler(async ({ context: { trx, member }, input }) => {
    await setHours(trx, member, input);
    return viewHours(trx, member.language);
  }),
};

const audit = {
  list: os.audit.list.use(member).handler(async ({ context: { trx, member }, input }) => {
    await checkMay(trx, member, { right: 'see_audit' });
    return viewAudit(trx, input);
  }),
};

export const teamRoutes = { me, workspaces, members, grants, departments, hours, audit };
