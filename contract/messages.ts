import { z } from 'zod';
import { SendState } from './channels.ts';
import { Findings } from './findings.ts';
import { Id, Instant, Language, RequestKind, Tone, Visibility } from './shared.ts';

export const Attachment = z.object({
  kind: z.enum(['image', 'video', 'audio', 'file', 'link']),
  url: z.string(),
  alt: z.string().nullable(),
});

export const Message = z.object({
  id: Id,
  parentId: Id.nullable(),
  direction: z.enum(['in', 'out']),
  author: z.object({
    kind: z.enum(['person', 'member', 'account']),
    id: Id.nullable(),
    name: z.string(),
    avatar: z.string().nullable(),
  }),
  text: z.string(),
  language: Language.nullable(),
  attachments: z.array(Attachment),
  visibility: Visibility,
  permalink: z.string().nullable(),
  sentAt: Instant,
  editedAt: Instant.nullable(),
  deletedAt: Instant.nullable(),
  hiddenAt: Instant.nullable(),
  history: z.boolean(),
  automatic: z.boolean(),
  reading: z.object({
    kind: RequestKind,
    tone: Tone,
    severe: z.boolean(),
    correctedBy: z.string().nullable(),
    words: z.array(z.object({ field: z.string(), from: z.number().int(), to: z.number().int() })),
  }),
  findings: Findings.nullable(),
  send: z
    .object({ state: SendState, problem: z.string().nullable(), until: Instant.nullable() })
    .nullable(),
});
