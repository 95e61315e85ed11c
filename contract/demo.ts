import { z } from 'zod';
import { Id, procedure } from './shared.ts';
import { Seat } from './workspaces.ts';

export const Shop = z.enum(['aurora', 'ponte', 'passo', 'serra', 'ferraris']);

export const demo = {
  shops: procedure()
    .route({
      method: 'GET',
      path: '/demo',
      tags: ['demo'],
      summary: 'The shops to try, and how far each is',
    })
    .output(
      z.array(
        z.object({
          shop: Shop,
          name: z.string(),
          place: z.string(),
          about: z.object({ it: z.string(), en: z.string() }),
          workspaceId: Id.nullable(),
          progress: z.number().min(0).max(1),
        }),
      ),
    ),
  open: procedure('demo_running')
    .route({
      method: 'POST',
      path: '/demo/{shop}',
      tags: ['demo'],
      summary: 'Open a demo shop; it fills in the background',
    })
    .input(z.object({ shop: Shop }))
    .output(Seat),
};
