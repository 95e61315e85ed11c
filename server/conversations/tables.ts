import type { Generated, GeneratedAlways } from 'kysely';
import type { Attached } from '#server/connectors/connector.ts';
import type { RequestKind } from '#server/reading/kind.ts';

export type Visibility = 'public' | 'followers' | 'private';
export type Tone = 'positive' | 'neutral' | 'negative';
export type BookingField = 'intent' | 'party' | 'children' | 'date' | 'time';
export type Word = { field: string; from: number; to: number };

type PostTable = {
  workspace_id: Generated<string>;
  post_id: string;
  channel_id: string;
  external_id: string;
  author: string;
  text: string;
  permalink: string | null;
  published_at: Date | null;
  deleted_at: Date | null;
};

type ConversationTable = {
  workspace_id: Generated<string>;
  conversation_id: string;
  channel_id: string;
  person_id: string | null;
  began_by: Generated<string | null>;
  post_id: string | null;
  visibility: Visibility;
  kind: Generated<RequestKind>;
  tone: Generated<Tone>;
  severe: Generated<boolean>;
  excerpt: Generated<string>;
  messages: Generated<number>;
  first_message_at: Date;
  last_message_at: Date;
  last_in_at: Date | null;
  last_out_at: Date | null;
  due_at: Generated<Date>;
  waiting: Generated<boolean>;
  answered_seconds: number | null;
  assignee_id: string | null;
  assigned_at: Date | null;
  closed_at: Date | null;
  closed_by: string | null;
  last_closed_at: Date | null;
  merged_into: string | null;
};

type MessageTable = {
  workspace_id: Generated<string>;
  message_id: string;
  conversation_id: string;
  channel_id: string;
  parent_id: string | null;
  direction: 'in' | 'out';
  person_id: string | null;
  said_by: Generated<string | null>;
  member_id: string | null;
  text: string;
  language: string | null;
  visibility: Visibility;
  permalink: string | null;
  sent_at: Date;
  received_at: Date;
  edited_at: Date | null;
  deleted_at: Date | null;
  hidden_at: Date | null;
  history: Generated<boolean>;
  automatic: Generated<boolean>;
  attachments: Attached[] | null;
  kind: Generated<RequestKind>;
  tone: Generated<Tone>;
  severe: Generated<boolean>;
  words: Word[] | null;
  raw_event_id: string | null;
  search: GeneratedAlways<string>;
};

type MessageKeyTable = {
  workspace_id: Generated<string>;
  channel_id: string;
  external_id: string;
  conversation_id: string;
  message_id: string;
  version: string | null;
};

type CorrectionTable = {
  workspace_id: Generated<string>;
  correction_id: string;
  message_id: string;
  member_id: string;
  at: Date;
  before: unknown;
  after: unknown;
  field: BookingField | null;
  undone_at: Date | null;
  undone_by: string | null;
};

type DraftTable = {
  workspace_id: Generated<string>;
  conversation_id: string;
  member_id: string;
  text: string;
  reply_to: string | null;
  saved_at: Date;
};

type PresenceTable = {
  workspace_id: Generated<string>;
  conversation_id: string;
  member_id: string;
  state: 'looking' | 'writing';
  seen_at: Date;
};

declare module '#server/platform/database.ts' {
  interface Tables {
    post: PostTable;
    conversation: ConversationTable;
    message: MessageTable;
    message_key: MessageKeyTable;
    correction: CorrectionTable;
    draft: DraftTable;
    presence: PresenceTable;
  }
}
