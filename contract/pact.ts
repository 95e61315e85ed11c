import { z } from 'zod';
import { Day, Id, Instant, Language, Nothing, procedure, RequestKind } from './shared.ts';

/** `replyMinutes` are counted inside opening hours unless `hours` is `always`; `resolveMinutes` is calendar time. */
export const PactPromise = z.object({
  id: Id,
  channelId: Id.nullable(),
  kind: RequestKind,
  language: Language.nullable(),
  hours: z.enum(['open', 'always']),
  replyMinutes: z
    .number()
    .int()
    .min(1)
    .max(60 * 24 * 60),
  resolveMinutes: z
    .number()
    .int()
    .min(1)
    .max(60 * 24 * 90)
    .nullable(),
  target: z.number().min(0.5).max(1),
  ownerId: Id.nullable(),
  backupId: Id.nullable(),
  public: z.boolean(),
  version: z.number().int(),
  since: Instant,
});
const PromiseDraft = PactPromise.omit({ id: true, version: true, since: true });

/** `verdict` is kept only if the Wilson 95% lower bound reaches the target and n >= 20. */
export const Keeping = z.object({
  promise: PactPromise,
  n: z.number().int(),
  kept: z.number().int(),
  share: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  verdict: z.enum(['kept', 'broken', 'too_few']),
  medianMinutes: z.number().nullable(),
  p90Minutes: z.number().nullable(),
  open: z.number().int(),
  late: z.number().int(),
  days: z.array(z.object({ day: Day, kept: z.number().int(), broken: z.number().int() })),
});

export const ClockState = z.object({
  id: Id,
  conversationId: Id,
  promiseId: Id,
  kind: RequestKind,
  startedAt: Instant,
  dueAt: Instant,
  warnAt: Instant,
  stoppedAt: Instant.nullable(),
  outcome: z.enum(['running', 'late', 'kept', 'broken', 'void']),
  ownerId: Id.nullable(),
});

export const pact = {
  promises: procedure()
    .route({ method: 'GET', path: '/promises', tags: ['pact'], summary: 'The promises in force' })
    .output(z.array(PactPromise)),
  promise: procedure('already_exists')
    .route({ method: 'POST', path: '/promises', tags: ['pact'], summary: 'Make a promise' })
    .input(PromiseDraft)
    .output(PactPromise),
  revise: procedure('promise_loosened', 'conflict')
    .route({
      method: 'PUT',
      path: '/promises/{id}',
      tags: ['pact'],
      summary: 'Revise a promise: a new version from now on',
    })
    .input(PromiseDraft.extend({ id: Id, version: z.number().int() }))
    .output(PactPromise),
  retire: procedure()
    .route({
      method: 'DELETE',
      path: '/promises/{id}',
      tags: ['pact'],
      summary: 'Retire a promise from now on',
    })
    .input(z.object({ id: Id }))
    .output(Nothing),
  preset: procedure()
    .route({
      method: 'POST',
      path: '/promises/preset',
      tags: ['pact'],
      summary: 'Start from a preset',
    })
    .input(z.object({ size: z.enum(['micro', 'medium', 'large']) }))
    .output(z.array(PactPromise)),
  keeping: procedure()
    .route({
      method: 'GET',
      path: '/pact',
      tags: ['pact'],
      summary: 'What was kept and what was not',
    })
    .input(z.object({ days: z.coerce.number().int().min(1).max(366).default(28) }))
    .output(
      z.object({
        from: Instant,
        to: Instant,
        all: z.object({
          n: z.number().int(),
          kept: z.number().int(),
          share: z.number().nullable(),
        }),
        promises: z.array(Keeping),
        unpromised: z.array(z.object({ kind: RequestKind, n: z.number().int() })),
        orphans: z.number().int(),
      }),
    ),
  orphans: procedure()
    .route({
      method: 'GET',
      path: '/pact/orphans',
      tags: ['pact'],
      summary: 'Conversations that nobody answered and no clock watches',
    })
    .output(
      z.array(
        z.object({ conversationId: Id, person: z.string(), excerpt: z.string(), since: Instant }),
      ),
    ),
  clocks: procedure()
    .route({
      method: 'GET',
      path: '/conversations/{id}/clocks',
      tags: ['pact'],
      summary: 'The clocks of a conversation',
    })
    .input(z.object({ id: Id }))
    .output(z.array(ClockState)),
};
