import { z } from 'zod';
import { corrections } from './corrections.ts';
import { Message } from './messages.ts';
import {
  Id,
  Instant,
  Page,
  pageOf,
  procedure,
  RequestKind,
  Text,
  Tone,
  Visibility,
} from './shared.ts';

/** `id` is null while only our own account has spoken. */
const PersonChip = z.object({ id: Id.nullable(), name: z.string(), avatar: z.string().nullable() });
const MemberChip = z.object({ id: Id, name: z.string(), face: z.string().nullable() });
const ChannelChip = z.object({ id: Id, name: z.string(), network: z.string() });

export const ConversationLine = z.object({
  id: Id,
  person: PersonChip,
  channel: ChannelChip,
  visibility: Visibility,
  kind: RequestKind,
  tone: Tone,
  severe: z.boolean(),
  excerpt: z.string(),
  lastMessageAt: Instant,
  lastFromUs: z.boolean(),
  messages: z.number().int(),
  dueAt: Instant.nullable(),
  assignee: MemberChip.nullable(),
  closedAt: Instant.nullable(),
  answeredInSeconds: z.number().nullable(),
});

/** The firm's post (or page) above a comment tree. */
export const PostAbove = z.object({
  id: Id,
  text: z.string(),
  author: z.string(),
  permalink: z.string().nullable(),
  publishedAt: Instant.nullable(),
  deletedAt: Instant.nullable(),
  people: z.number().int(),
  comments: z.number().int(),
});

export const Presence = z.object({ member: MemberChip, state: z.enum(['looking', 'writing']) });

export const Conversation = ConversationLine.extend({
  post: PostAbove.nullable(),
  items: z.array(Message),
  olderCursor: z.string().nullable(),
  draft: z.object({ text: Text, replyTo: Id.nullable(), savedAt: Instant }).nullable(),
  presence: z.array(Presence),
  limits: z.object({ unit: z.enum(['grapheme', 'utf16', 'byte']), text: z.number().int() }),
  canReply: z.object({ allowed: z.boolean(), reason: z.string().nullable() }),
});

export const Found = z.object({
  message: Message.pick({ id: true, text: true, sentAt: true, direction: true, language: true }),
  conversationId: Id,
  person: PersonChip,
  channel: ChannelChip,
  highlights: z.array(z.object({ from: z.number().int(), to: z.number().int() })),
});

const ById = z.object({ id: Id });

export const conversations = {
  list: procedure()
    .route({
      method: 'GET',
      path: '/conversations',
      tags: ['conversations'],
      summary: 'Conversations: due first, or by recency',
    })
    .input(
      z.object({
        ...Page,
        view: z.enum(['due', 'mine', 'answered', 'all', 'closed']).default('due'),
        channelId: Id.optional(),
        personId: Id.optional(),
      }),
    )
    .output(pageOf(ConversationLine)),
  counts: procedure()
    .route({
      method: 'GET',
      path: '/conversations/counts',
      tags: ['conversations'],
      summary: 'How many wait for us (counted up to 1,000)',
    })
    .output(z.object({ due: z.number().int(), mine: z.number().int(), late: z.number().int() })),
  get: procedure()
    .route({
      method: 'GET',
      path: '/conversations/{id}',
      tags: ['conversations'],
      summary: 'One conversation with its messages',
    })
    .input(ById.extend({ before: z.string().max(200).optional() }))
    .output(Conversation),
  reply: procedure('channel_closed', 'text_too_long', 'text_empty', 'window_closed')
    .route({
      method: 'POST',
      path: '/conversations/{id}/replies',
      tags: ['conversations'],
      summary: 'Answer, signed by the member',
    })
    .input(
      ById.extend({
        text: Text,
        replyTo: Id.nullable().default(null),
        key: Id,
        visibility: Visibility.optional(),
      }),
    )
    .output(Message),
  withdrawReply: procedure('already_sent')
    .route({
      method: 'POST',
      path: '/messages/{id}/withdraw',
      tags: ['conversations'],
      summary: 'Take back an answer that has not left yet',
    })
    .input(ById)
    .output(Message),
  retryReply: procedure('already_sent', 'channel_closed')
    .route({
      method: 'POST',
      path: '/messages/{id}/retry',
      tags: ['conversations'],
      summary: 'Send a failed answer again',
    })
    .input(ById)
    .output(Message),
  assign: procedure()
    .route({
      method: 'PUT',
      path: '/conversations/{id}/assignee',
      tags: ['conversations'],
      summary: 'Give a conversation to a member, or to nobody',
    })
    .input(ById.extend({ memberId: Id.nullable() }))
    .output(ConversationLine),
  close: procedure()
    .route({
      method: 'POST',
      path: '/conversations/{id}/close',
      tags: ['conversations'],
      summary: 'Close the case',
    })
    .input(ById)
    .output(ConversationLine),
  reopen: procedure()
    .route({
      method: 'POST',
      path: '/conversations/{id}/reopen',
      tags: ['conversations'],
      summary: 'Reopen the case',
    })
    .input(ById)
    .output(ConversationLine),
  ...corrections,
  saveDraft: procedure()
    .route({
      method: 'PUT',
      path: '/conversations/{id}/draft',
      tags: ['conversations'],
      summary: 'Keep a draft on the server',
    })
    .input(ById.extend({ text: Text, replyTo: Id.nullable().default(null) }))
    .output(z.object({ savedAt: Instant })),
  presence: procedure()
    .route({
      method: 'PUT',
      path: '/conversations/{id}/presence',
      tags: ['conversations'],
      summary: 'Say that you look, write or left',
    })
    .input(ById.extend({ state: z.enum(['looking', 'writing', 'left']) }))
    .output(z.array(Presence)),
  search: procedure()
    .route({
      method: 'GET',
      path: '/search',
      tags: ['conversations'],
      summary: 'Search all messages over all time',
    })
    .input(z.object({ ...Page, q: z.string().min(1).max(200) }))
    .output(pageOf(Found)),
  timeline: procedure()
    .route({
      method: 'GET',
      path: '/people/{id}/timeline',
      tags: ['conversations'],
      summary: 'What a person and we said, newest first',
    })
    .input(ById.extend({ ...Page }))
    .output(pageOf(z.object({ message: Message, conversationId: Id, channel: ChannelChip }))),
};
