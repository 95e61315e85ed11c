import { z } from 'zod';
import { hours } from './hours.ts';
import { Id, Instant, Language, Name, Nothing, Page, pageOf, procedure } from './shared.ts';
import { Role, Seat, workspaces } from './workspaces.ts';

export const Member = z.object({
  id: Id,
  name: Name,
  email: z.email(),
  role: Role,
  title: z.string().max(80).nullable(),
  signature: z.string().max(200),
  face: z.string().nullable(),
  language: Language,
  departments: z.array(Id),
  active: z.boolean(),
  joinedAt: Instant,
});

/** What a member may do beyond the role: limited to a department or a channel. */
export const Grant = z.object({
  id: Id,
  memberId: Id,
  right: z.enum(['reply', 'reply_private', 'manage_channel', 'manage_pact', 'see_audit']),
  departmentId: Id.nullable(),
  channelId: Id.nullable(),
});

export const Department = z.object({ id: Id, name: Name, members: z.number().int() });

export const Invitation = z.object({
  id: Id,
  email: z.email(),
  name: Name,
  role: Role,
  invitedBy: Name,
  expiresAt: Instant,
  link: z.string().nullable(),
});

export const AuditEntry = z.object({
  id: Id,
  at: Instant,
  member: z.string().nullable(),
  act: z.string(),
  subject: z.string(),
  detail: z.record(z.string(), z.unknown()),
});

const MemberChange = Member.pick({
  name: true,
  title: true,
  signature: true,
  language: true,
  role: true,
})
  .partial()
  .extend({ departments: z.array(Id).optional(), active: z.boolean().optional() });

export const team = {
  ...workspaces,
  members: {
    list: procedure()
      .route({ method: 'GET', path: '/members', tags: ['team'], summary: 'Who works here' })
      .output(z.array(Member)),
    update: procedure('last_owner')
      .route({ method: 'PATCH', path: '/members/{id}', tags: ['team'], summary: 'Change a member' })
      .input(MemberChange.extend({ id: Id }))
      .output(Member),
    setFace: procedure('too_large')
      .route({
        method: 'PUT',
        path: '/members/{id}/face',
        tags: ['team'],
        summary: 'Give a member a face',
      })
      .input(z.object({ id: Id, image: z.string().max(3_000_000).nullable() }))
      .output(Member),
    invite: procedure('already_exists')
      .route({
        method: 'POST',
        path: '/invitations',
        tags: ['team'],
        summary: 'Invite a colleague or a guest',
      })
      .input(
        z.object({
          email: z.email(),
          name: Name,
          role: Role,
          departments: z.array(Id).default([]),
        }),
      )
      .output(Invitation),
    invitations: procedure()
      .route({
        method: 'GET',
        path: '/invitations',
        tags: ['team'],
        summary: 'Invitations not yet accepted',
      })
      .output(z.array(Invitation)),
    withdraw: procedure()
      .route({
        method: 'DELETE',
        path: '/invitations/{id}',
        tags: ['team'],
        summary: 'Withdraw an invitation',
      })
      .input(z.object({ id: Id }))
      .output(Nothing),
    accept: procedure('invitation_over')
      .route({
        method: 'POST',
        path: '/invitations/accept',
        tags: ['team'],
        summary: 'Accept an invitation',
      })
      .input(z.object({ token: z.string().max(200) }))
      .output(Seat),
  },
  grants: {
    list: procedure()
      .route({ method: 'GET', path: '/grants', tags: ['team'], summary: 'Rights beyond the role' })
      .output(z.array(Grant)),
    give: procedure('already_exists')
      .route({ method: 'POST', path: '/grants', tags: ['team'], summary: 'Give a right' })
      .input(Grant.omit({ id: true }))
      .output(Grant),
    take: procedure()
      .route({
        method: 'DELETE',
        path: '/grants/{id}',
        tags: ['team'],
        summary: 'Take a right back',
      })
      .input(z.object({ id: Id }))
      .output(Nothing),
  },
  departments: {
    list: procedure()
      .route({ method: 'GET', path: '/departments', tags: ['team'], summary: 'Departments' })
      .output(z.array(Department)),
    create: procedure('already_exists')
      .route({ method: 'POST', path: '/departments', tags: ['team'], summary: 'Open a department' })
      .input(z.object({ name: Name }))
      .output(Department),
    rename: procedure('already_exists')
      .route({
        method: 'PATCH',
        path: '/departments/{id}',
        tags: ['team'],
        summary: 'Rename a department',
      })
      .input(z.object({ id: Id, name: Name }))
      .output(Department),
    close: procedure()
      .route({
        method: 'DELETE',
        path: '/departments/{id}',
        tags: ['team'],
        summary: 'Close a department',
      })
      .input(z.object({ id: Id }))
      .output(Nothing),
  },
  hours,
  audit: {
    list: procedure()
      .route({ method: 'GET', path: '/audit', tags: ['team'], summary: 'Who changed what' })
      .input(z.object(Page))
      .output(pageOf(AuditEntry)),
  },
};
