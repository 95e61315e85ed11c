import type { ColumnType, Generated } from 'kysely';

export type Role = 'owner' | 'admin' | 'member' | 'guest';
export type Right = 'reply' | 'reply_private' | 'manage_channel' | 'manage_pact' | 'see_audit';

type WorkspaceTable = {
  workspace_id: Generated<string>;
  slug: string;
  name: string;
  time_zone: string;
  country: string;
  language: string;
  languages: string[];
  closed_on_holidays: Generated<boolean>;
  demo: Generated<boolean>;
  created_at: Date;
};

type DepartmentTable = {
  workspace_id: Generated<string>;
  department_id: string;
  name: string;
  created_at: Date;
  closed_at: Date | null;
};

type MemberTable = {
  workspace_id: Generated<string>;
  member_id: string;
  user_id: string | null;
  name: string;
  email: string;
  role: Role;
  title: string | null;
  signature: Generated<string>;
  face: string | null;
  language: string;
  joined_at: Date;
  left_at: Date | null;
};

type DepartmentMemberTable = {
  workspace_id: Generated<string>;
  department_id: string;
  member_id: string;
};

type MemberGrantTable = {
  workspace_id: Generated<string>;
  grant_id: string;
  member_id: string;
  right: Right;
  department_id: string | null;
  channel_id: string | null;
  granted_by: string | null;
  granted_at: Date;
};

type InvitationTable = {
  workspace_id: Generated<string>;
  invitation_id: string;
  email: string;
  name: string;
  role: Role;
  departments: Generated<string[]>;
  token_hash: string;
  invited_by: string;
  invited_at: Date;
  expires_at: Date;
  accepted_at: Date | null;
  withdrawn_at: Date | null;
};

type OpeningPeriodTable = {
  workspace_id: Generated<string>;
  position: number;
  weekday: number;
  opens_minute: number;
  closes_minute: number;
  name: string | null;
};

type StoredPeriod = { opens: number; closes: number; name: string | null };

type OpeningExceptionTable = {
  workspace_id: Generated<string>;
  day: string;
  name: string;
  /** jsonb, minutes after midnight */
  periods: ColumnType<StoredPeriod[], string, string>;
};

type AuditEntryTable = {
  workspace_id: Generated<string>;
  entry_id: string;
  at: Date;
  member_id: string | null;
  act: string;
  subject: string;
  detail: ColumnType<Record<string, unknown>, string, never>;
};

type SeatTable = {
  user_id: string;
  workspace_id: string;
  member_id: string;
  created_at: Generated<Date>;
};
type InvitedTable = {
  workspace_id: string;
  invitation_id: string;
  email: string;
  expires_at: Date;
};
type DirectoryTable = { workspace_id: string; slug: string; created_at: Generated<Date> };

declare module '#server/platform/database.ts' {
  interface Tables {
    workspace: WorkspaceTable;
    department: DepartmentTable;
    member: MemberTable;
    department_member: DepartmentMemberTable;
    member_grant: MemberGrantTable;
    invitation: InvitationTable;
    opening_period: OpeningPeriodTable;
    opening_exception: OpeningExceptionTable;
    audit_entry: AuditEntryTable;
    'auth.seat': SeatTable;
    'auth.invited': InvitedTable;
    'auth.workspace_directory': DirectoryTable;
  }
}
