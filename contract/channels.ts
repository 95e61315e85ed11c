import { z } from 'zod';
import { Cursor, Id, Instant, Name, Network, Nothing, Page, pageOf, procedure } from './shared.ts';

/** What a channel tells of its health: backlog and oldest age in seconds. */
export const Health = z.object({
  state: z.enum(['working', 'waiting', 'reconnect', 'failing', 'disconnected']),
  problem: z.string().nullable(),
  waiting: z.number().int(),
  oldestWaitingSeconds: z.number().nullable(),
  deadLetters: z.number().int(),
  lastReceivedAt: Instant.nullable(),
  lastSentAt: Instant.nullable(),
  checkedAt: Instant.nullable(),
  unknownKinds: z.number().int(),
  refusedSignatures: z.number().int(),
});

export const Channel = z.object({
  id: Id,
  network: Network,
  name: Name,
  account: z.string().nullable(),
  link: z.string().nullable(),
  settings: z.record(z.string(), z.unknown()),
  capabilities: z.array(z.string()),
  limits: z.object({ unit: z.enum(['grapheme', 'utf16', 'byte']), text: z.number().int() }),
  connectedAt: Instant,
  health: Health,
});

export const DeadLetter = z.object({
  id: Id,
  channelId: Id,
  at: Instant,
  receivedAt: Instant,
  reason: z.string(),
  tries: z.number().int(),
  excerpt: z.string(),
});

/** `unknown`: the network did not say; never sent again blindly. `accepted` is not yet `visible`. */
export const SendState = z.enum([
  'waiting',
  'sending',
  'accepted',
  'visible',
  'delivered',
  'failed',
  'unknown',
  'withdrawn',
]);

export const ImportMapping = z.object({
  format: z.enum(['csv', 'jsonl']),
  columns: z.object({
    id: z.string(),
    author: z.string(),
    text: z.string(),
    sentAt: z.string(),
    authorName: z.string().optional(),
    inbound: z.string().optional(),
    parent: z.string().optional(),
    thread: z.string().optional(),
    visibility: z.string().optional(),
  }),
  ours: z.array(z.string()).default([]),
  history: z.boolean().default(true),
});

export const ImportReport = z.object({
  id: Id,
  name: z.string(),
  state: z.enum(['reading', 'done', 'failed', 'stopped']),
  rows: z.number().int(),
  bytes: z.number().int(),
  bytesRead: z.number().int(),
  messages: z.number().int(),
  waiting: z.number().int(),
  duplicates: z.number().int(),
  refused: z.array(
    z.object({ reason: z.string(), rows: z.number().int(), firstLine: z.number().int() }),
  ),
  startedAt: Instant,
  endedAt: Instant.nullable(),
});

export const channels = {
  list: procedure()
    .route({
      method: 'GET',
      path: '/channels',
      tags: ['channels'],
      summary: 'Channels with their health',
    })
    .output(z.array(Channel)),
  get: procedure()
    .route({ method: 'GET', path: '/channels/{id}', tags: ['channels'], summary: 'One channel' })
    .input(z.object({ id: Id }))
    .output(Channel),
  connect: procedure('credentials_refused', 'network_unreachable', 'already_exists')
    .route({
      method: 'POST',
      path: '/channels',
      tags: ['channels'],
      summary: 'Connect an account or a page',
    })
    .input(
      z.object({
        network: Network,
        name: Name,
        settings: z.record(z.string(), z.unknown()).default({}),
        credentials: z.record(z.string(), z.string().max(4000)).default({}),
      }),
    )
    .output(Channel),
  update: procedure('credentials_refused', 'network_unreachable')
    .route({
      method: 'PATCH',
      path: '/channels/{id}',
      tags: ['channels'],
      summary: 'Rename, set, reconnect',
    })
    .input(
      z.object({
        id: Id,
        name: Name.optional(),
        settings: z.record(z.string(), z.unknown()).optional(),
        credentials: z.record(z.string(), z.string().max(4000)).optional(),
      }),
    )
    .output(Channel),
  disconnect: procedure()
    .route({
      method: 'DELETE',
      path: '/channels/{id}',
      tags: ['channels'],
      summary: 'Disconnect; what was said stays',
    })
    .input(z.object({ id: Id }))
    .output(Nothing),
  deadLetters: procedure()
    .route({
      method: 'GET',
      path: '/dead-letters',
      tags: ['channels'],
      summary: 'What could not be read, and why',
    })
    .input(z.object({ ...Page, channelId: Id.optional() }))
    .output(pageOf(DeadLetter)),
  retryDeadLetters: procedure()
    .route({
      method: 'POST',
      path: '/dead-letters/retry',
      tags: ['channels'],
      summary: 'Try again',
    })
    .input(z.object({ ids: z.array(Id).max(500).optional(), channelId: Id.optional() }))
    .output(z.object({ retried: z.number().int() })),
  importPreview: procedure('file_unreadable')
    .route({
      method: 'POST',
      path: '/imports/preview',
      tags: ['channels'],
      summary: 'Guess the columns of a file from its beginning',
    })
    .input(z.object({ name: z.string().max(200), sample: z.string().max(400_000) }))
    .output(
      z.object({
        mapping: ImportMapping,
        columns: z.array(z.string()),
        rows: z.array(z.record(z.string(), z.string())),
      }),
    ),
  imports: procedure()
    .route({
      method: 'GET',
      path: '/imports',
      tags: ['channels'],
      summary: 'Imports, newest first',
    })
    .input(z.object({ cursor: Cursor.optional() }))
    .output(z.array(ImportReport)),
  importReport: procedure()
    .route({
      method: 'GET',
      path: '/imports/{id}',
      tags: ['channels'],
      summary: 'How an import went, and what was skipped',
    })
    .input(z.object({ id: Id }))
    .output(ImportReport),
  stopImport: procedure()
    .route({
      method: 'POST',
      path: '/imports/{id}/stop',
      tags: ['channels'],
      summary: 'Stop an import; what came in stays',
    })
    .input(z.object({ id: Id }))
    .output(ImportReport),
};
