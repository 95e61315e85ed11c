import { z } from 'zod';
import {
  Day,
  Id,
  Instant,
  Language,
  Name,
  Nothing,
  Page,
  pageOf,
  procedure,
  WallTime,
} from './shared.ts';

export const Role = z.enum(['owner', 'admin', 'member', 'guest']);
export const Slug = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/);
const TimeZone = z.string().max(64);
const Country = z.string().regex(/^[A-Z]{2}$/);

export const Workspace = z.object({
  id: Id,
  slug: Slug,
  name: Name,
  timeZone: TimeZone,
  country: Country,
  language: Language,
  languages: z.array(Language),
  demo: z.boolean(),
});

export const Seat = z.object({
  workspace: Workspace.pick({ id: true, slug: true, name: true, demo: true }),
  memberId: Id,
  name: Name,
  role: Role,
});

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

/** One opening period; `closes` may pass midnight ("19:00"-"26:00"). weekday: 1 Monday to 7 Sunday. */
export const OpeningPeriod = z.object({
  weekday: z.number().int().min(1).max(7),
  opens: WallTime,
  closes: WallTime,
  name: z.string().max(40).nullable(),
});

/** A day unlike the others: no periods means closed. */
export const OpeningException = z.object({
  day: Day,
  name: z.string().max(80),
  periods: z.array(OpeningPeriod.omit({ weekday: true })).max(6),
});

export const Hours = z.object({
  periods: z.array(OpeningPeriod).max(60),
  exceptions: z.array(OpeningException).max(400),
  holidays: z.array(z.object({ day: Day, name: z.string(), closed: z.boolean() })),
  closedOnHolidays: z.boolean(),
});

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

const NewWorkspace = Workspace.pick({
  name: true,
  timeZone: true,
  country: true,
  language: true,
}).extend({
  slug: Slug.optional(),
  memberName: Name,
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
  me: {
    get: procedure()
      .route({
        method: 'GET',
        path: '/me',
        tags: ['team'],
        summary: 'Who am I, and where do I sit',
      })
      .output(z.object({ email: z.email(), name: z.string(), seats: z.array(Seat) })),
  },
  workspaces: {
    create: procedure('already_exists')
      .route({
        method: 'POST',
        path: '/workspaces',
        tags: ['team'],
        summary: 'Open a workspace; who opens it owns it',
      })
      .input(NewWorkspace)
      .output(Seat),
    get: procedure()
      .route({ method: 'GET', path: '/workspace', tags: ['team'], summary: 'This workspace' })
      .output(Workspace),
    update: procedure('conflict')
      .route({
        method: 'PATCH',
        path: '/workspace',
        tags: ['team'],
        summary: 'Change this workspace',
      })
      .input(
        Workspace.pick({
          name: true,
          timeZone: true,
          country: true,
          language: true,
          languages: true,
        }).partial(),
      )
      .output(Workspace),
  },
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
  hours: {
    get: procedure()
      .route({
        method: 'GET',
        path: '/hours',
        tags: ['team'],
        summary: 'Opening hours, exceptions, holidays',
      })
      .output(Hours),
    set: procedure()
      .route({ method: 'PUT', path: '/hours', tags: ['team'], summary: 'Set the opening hours' })
      .input(Hours.omit({ holidays: true }))
      .output(Hours),
  },
  audit: {
    list: procedure()
      .route({ method: 'GET', path: '/audit', tags: ['team'], summary: 'Who changed what' })
      .input(z.object(Page))
      .output(pageOf(AuditEntry)),
  },
};
