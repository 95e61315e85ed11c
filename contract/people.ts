import { z } from 'zod';
import { Id, Instant, Language, Name, Nothing, Page, pageOf, procedure } from './shared.ts';

/** Where a person is known: a handle on a network, a mail address, a phone number. */
export const Identity = z.object({
  id: Id,
  kind: z.enum(['handle', 'mail', 'phone']),
  network: z.string(),
  handle: z.string(),
  name: z.string().nullable(),
  avatar: z.string().nullable(),
  link: z.string().nullable(),
  trust: z.enum(['platform', 'signature', 'claimed']),
  firstSeenAt: Instant,
});

export const PersonLine = z.object({
  id: Id,
  name: Name,
  avatar: z.string().nullable(),
  networks: z.array(z.string()),
  language: Language.nullable(),
  place: z.string().nullable(),
  lastSeenAt: Instant.nullable(),
  messages: z.number().int(),
  conversations: z.number().int(),
});

export const Consent = z.object({
  purpose: z.enum(['contact', 'stories', 'ideas']),
  given: z.boolean(),
  at: Instant,
  source: z.string(),
});

export const Person = PersonLine.extend({
  identities: z.array(Identity),
  consents: z.array(Consent),
  about: z.string().max(2000).nullable(),
  firstSeenAt: Instant,
  mergedFrom: z.array(z.object({ mergeId: Id, name: Name, at: Instant, by: z.string() })),
});

/** Two persons who may be one, with the evidence for it. */
export const Suggestion = z.object({
  first: PersonLine,
  second: PersonLine,
  score: z.number(),
  evidence: z.array(
    z.object({ field: z.string(), first: z.string(), second: z.string(), weight: z.number() }),
  ),
});

export const people = {
  list: procedure()
    .route({
      method: 'GET',
      path: '/people',
      tags: ['people'],
      summary: 'Persons, last seen first',
    })
    .input(
      z.object({
        ...Page,
        search: z.string().max(120).optional(),
        network: z.string().max(40).optional(),
      }),
    )
    .output(pageOf(PersonLine)),
  get: procedure('person_erased')
    .route({ method: 'GET', path: '/people/{id}', tags: ['people'], summary: 'One person' })
    .input(z.object({ id: Id }))
    .output(Person),
  update: procedure()
    .route({
      method: 'PATCH',
      path: '/people/{id}',
      tags: ['people'],
      summary: 'Correct what we know of a person',
    })
    .input(
      z.object({
        id: Id,
        name: Name.optional(),
        language: Language.nullable().optional(),
        place: z.string().max(120).nullable().optional(),
        about: z.string().max(2000).nullable().optional(),
      }),
    )
    .output(Person),
  addIdentity: procedure('already_exists')
    .route({
      method: 'POST',
      path: '/people/{id}/identities',
      tags: ['people'],
      summary: 'Add a mail or a phone',
    })
    .input(
      z.object({ id: Id, kind: z.enum(['mail', 'phone']), handle: z.string().min(3).max(200) }),
    )
    .output(Person),
  removeIdentity: procedure()
    .route({
      method: 'DELETE',
      path: '/people/{id}/identities/{identityId}',
      tags: ['people'],
      summary: 'Remove a mail or a phone',
    })
    .input(z.object({ id: Id, identityId: Id }))
    .output(Person),
  consent: procedure()
    .route({
      method: 'PUT',
      path: '/people/{id}/consents',
      tags: ['people'],
      summary: 'Record a consent given or withdrawn',
    })
    .input(
      z.object({
        id: Id,
        purpose: Consent.shape.purpose,
        given: z.boolean(),
        source: z.string().max(200),
      }),
    )
    .output(Person),
  suggestions: procedure()
    .route({
      method: 'GET',
      path: '/suggestions',
      tags: ['people'],
      summary: 'Persons who may be one',
    })
    .input(
      z.object({
        personId: Id.optional(),
        limit: z.coerce.number().int().min(1).max(50).default(20),
      }),
    )
    .output(z.array(Suggestion)),
  merge: procedure('same_person')
    .route({
      method: 'POST',
      path: '/people/{id}/merge',
      tags: ['people'],
      summary: 'Say that two persons are one',
    })
    .input(z.object({ id: Id, otherId: Id }))
    .output(z.object({ mergeId: Id, person: Person })),
  undoMerge: procedure('merge_undone')
    .route({
      method: 'POST',
      path: '/merges/{mergeId}/undo',
      tags: ['people'],
      summary: 'Undo a merge',
    })
    .input(z.object({ mergeId: Id }))
    .output(Person),
  notTheSame: procedure()
    .route({
      method: 'POST',
      path: '/people/{id}/not-the-same',
      tags: ['people'],
      summary: 'Remember that two persons are two',
    })
    .input(z.object({ id: Id, otherId: Id }))
    .output(Nothing),
  export: procedure()
    .route({
      method: 'GET',
      path: '/people/{id}/export',
      tags: ['people'],
      summary: 'All we hold of a person',
    })
    .input(z.object({ id: Id }))
    .output(z.record(z.string(), z.unknown())),
  erase: procedure()
    .route({
      method: 'POST',
      path: '/people/{id}/erase',
      tags: ['people'],
      summary: 'Erase a person, recorded',
    })
    .input(z.object({ id: Id, reason: z.string().max(400) }))
    .output(Nothing),
};
