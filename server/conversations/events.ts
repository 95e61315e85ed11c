import type { RequestKind } from '#server/reading/kind.ts';

/** A message that came in, or that our account wrote elsewhere. Always sent as a list, in order of `sentAt`. */
export type MessageReceived = {
  messageId: string;
  conversationId: string;
  channelId: string;
  personId: string | null;
  direction: 'in' | 'out';
  kind: RequestKind;
  language: string | null;
  severe: boolean;
  sentAt: Date;
  /** From before the channel was connected: starts nothing. */
  history: boolean;
  /** Written by a machine (ours or theirs): starts and stops nothing. */
  automatic: boolean;
  /** The conversation begins in this batch: it is not written yet, and nobody else has seen it. */
  begins: boolean;
};

/** A member answered. */
export type ReplyWritten = {
  messageId: string;
  conversationId: string;
  memberId: string;
  sentAt: Date;
};
export type ReplyFailed = { messageId: string; conversationId: string };
export type CaseChanged = { conversationId: string; memberId: string | null; at: Date };
/** A member said that a message asks something else than was read. */
export type ReadingCorrected = {
  messageId: string;
  conversationId: string;
  before: { kind: RequestKind };
  after: { kind: RequestKind };
};
/** Two conversations turned out to be one. */
export type ConversationMerged = { conversationId: string; into: string };

declare module '#server/platform/events.ts' {
  interface Events {
    'messages.received': MessageReceived;
    'replies.written': ReplyWritten;
    'replies.failed': ReplyFailed;
    'replies.withdrawn': ReplyFailed;
    'conversations.closed': CaseChanged;
    'conversations.reopened': CaseChanged;
    'conversations.merged': ConversationMerged;
    'readings.corrected': ReadingCorrected;
  }
}
