import type { Generated } from 'kysely';
import type { RequestKind } from '#server/reading/read-message.ts';

export type PromiseHours = 'open' | 'always';

type PromiseTable = {
  workspace_id: Generated<string>;
  promise_id: string;
  version: number;
  channel_id: string | null;
  kind: RequestKind;
  language: string | null;
  hours: PromiseHours;
  reply_minutes: number;
  resolve_minutes: number | null;
  target: number;
  owner_id: string | null;
  backup_id: string | null;
  public: boolean;
  since: Date;
  until: Date | null;
  made_by: string | null;
};

type ClockTable = {
  workspace_id: Generated<string>;
  conversation_id: string;
  clock_id: string;
  channel_id: string;
  promise_id: string;
  version: number;
  kind: RequestKind;
  started_at: Date;
  started_by: string;
  judged_by: string;
  due_at: Date;
  warn_at: Date;
  resolve_due_at: Date | null;
  warned_at: Date | null;
  broken_at: Date | null;
  stopped_at: Date | null;
  stopped_by: string | null;
  reply_minutes: number | null;
  kept: boolean | null;
  resolved_at: Date | null;
  voided_at: Date | null;
};

type ClosureTable = {
  workspace_id: Generated<string>;
  conversation_id: string;
  closure_id: string;
  member_id: string | null;
  closed_at: Date;
  undone_at: Date | null;
  undone_by: string | null;
};

declare module '#server/platform/database.ts' {
  interface Tables {
    promise: PromiseTable;
    clock: ClockTable;
    closure: ClosureTable;
  }
}
