import type { Generated } from 'kysely';
import type { Draft, Limits } from '#server/connectors/connector.ts';

type ChannelTable = {
  workspace_id: Generated<string>;
  channel_id: string;
  network: string;
  name: string;
  account: string | null;
  link: string | null;
  settings: Generated<Record<string, unknown>>;
  credentials: string | null;
  capabilities: Generated<string[]>;
  limits: Generated<Limits>;
  cursor: string | null;
  connected_at: Date;
  disconnected_at: Date | null;
  checked_at: Date | null;
  problem: string | null;
  last_received_at: Date | null;
  last_sent_at: Date | null;
  unknown_kinds: Generated<number>;
  refused_signatures: Generated<number>;
};

type RawEventTable = {
  workspace_id: Generated<string>;
  raw_event_id: string;
  channel_id: string;
  received_at: Date;
  payload: string;
  key: string | null;
};

type RawWaitingTable = {
  workspace_id: Generated<string>;
  channel_id: string;
  raw_event_id: string;
};

type DeadLetterTable = {
  workspace_id: Generated<string>;
  dead_letter_id: string;
  channel_id: string;
  raw_event_id: string;
  at: Date;
  reason: string;
  tries: Generated<number>;
  resolved_at: Date | null;
};

export type SendState =
  | 'waiting'
  | 'sending'
  | 'accepted'
  | 'visible'
  | 'delivered'
  | 'failed'
  | 'unknown'
  | 'withdrawn';

type OutboxTable = {
  workspace_id: Generated<string>;
  outbox_id: string;
  channel_id: string;
  message_id: string;
  draft: Draft;
  state: SendState;
  problem: string | null;
  external_id: string | null;
  tries: Generated<number>;
  not_before: Date;
  queued_at: Date;
  state_at: Date;
};

type ImportTable = {
  workspace_id: Generated<string>;
  import_id: string;
  channel_id: string;
  name: string;
  mapping: unknown;
  state: 'reading' | 'done' | 'failed' | 'stopped';
  rows: Generated<number>;
  bytes: Generated<number>;
  bytes_read: Generated<number>;
  duplicates: Generated<number>;
  refused: Generated<unknown>;
  member_id: string | null;
  started_at: Date;
  ended_at: Date | null;
};

declare module '#server/platform/database.ts' {
  interface Tables {
    channel: ChannelTable;
    raw_event: RawEventTable;
    raw_waiting: RawWaitingTable;
    dead_letter: DeadLetterTable;
    outbox: OutboxTable;
    import: ImportTable;
  }
}
