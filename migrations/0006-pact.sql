-- A promise is versioned and dated: each version is a row, the one in force has no `until`. Rows are never removed.
create table promise (
  workspace_id uuid not null references workspace,
  promise_id uuid not null,
  version integer not null,
  channel_id uuid,
  kind text not null,
  language text,
  hours text not null check (hours in ('open', 'always')),
  -- of the hours named above
  reply_minutes integer not null,
  -- of the calendar
  resolve_minutes integer,
  target double precision not null,
  owner_id uuid,
  backup_id uuid,
  public boolean not null,
  since timestamptz not null,
  until timestamptz,
  made_by uuid,
  primary key (workspace_id, promise_id, version)
);
-- one promise of a kind for a channel and a language
create unique index promise_in_force on promise (workspace_id, kind, channel_id, language) nulls not distinct
  where until is null;

-- A clock runs from a message to our first human reply. Its promise is the version that was in force; workspaces and
-- promise rows are never removed, so the hot path is spared the foreign keys.
create table clock (
  workspace_id uuid not null,
  conversation_id uuid not null,
  clock_id uuid not null,
  channel_id uuid not null,
  promise_id uuid not null,
  version integer not null,
  kind text not null,
  started_at timestamptz not null,
  started_by uuid not null,
  -- the message whose promise comes due first: the first one, unless a later one asks for more haste
  judged_by uuid not null,
  due_at timestamptz not null,
  warn_at timestamptz not null,
  resolve_due_at timestamptz,
  warned_at timestamptz,
  broken_at timestamptz,
  stopped_at timestamptz,
  -- the reply; null when the case was closed without one
  stopped_by uuid,
  -- minutes of the promise's hours between start and first human reply
  reply_minutes double precision,
  kept boolean,
  resolved_at timestamptz,
  voided_at timestamptz,
  primary key (workspace_id, conversation_id, clock_id)
);
create unique index clock_running on clock (workspace_id, conversation_id) where stopped_at is null and voided_at is null;
create index clock_period on clock (workspace_id, started_at);
create index clock_watch on clock (workspace_id, warn_at) where stopped_at is null and voided_at is null and broken_at is null;

-- When a case was closed: a message after it starts a clock. A closing that was taken back says so.
create table closure (
  workspace_id uuid not null references workspace,
  conversation_id uuid not null,
  closure_id uuid not null,
  member_id uuid,
  closed_at timestamptz not null,
  undone_at timestamptz,
  undone_by uuid,
  primary key (workspace_id, conversation_id, closure_id)
);
