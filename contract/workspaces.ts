import { z } from 'zod';
import { Id, Language, Name, procedure } from './shared.ts';

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

const NewWorkspace = Workspace.pick({
  name: true,
  timeZone: true,
  country: true,
  language: true,
}).extend({
  slug: Slug.optional(),
  memberName: Name,
});

/** A workspace, and who sits in it. */
export const workspaces = {
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
};
