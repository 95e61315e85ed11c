-- A promise is versioned and dated: each version is a row, the one in force has no `until`.
create table promise (
  workspace_id uuid not null references workspace,
  promise_id uuid not null,
  version integer not null,
  channel_id uuid,
  kind text not null,
  language text,
  hours text not null check (hours in ('open', 'always')),
  reply_minutes integer not null,
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
create index promise_in_force on promise (workspace_id) where until is null;

create table clock (
  workspace_id uuid not null,
  clock_id uuid not null,
  conversation_id uuid not null,
  channel_id uuid not null,
  promise_id uuid not null,
  version integer not null,
  kind text not null,
  started_at timestamptz not null,
  started_by uuid not null,
  due_at timestamptz not null,
  warn_at timestamptz not null,
  resolve_due_at timestamptz,
  warned_at timestamptz,
  broken_at timestamptz,
  stopped_at timestamptz,
  stopped_by uuid,
  -- minutes of opening hours between start and first human reply
  reply_minutes double precision,
  kept boolean,
  resolved_at timestamptz,
  voided_at timestamptz,
  primary key (workspace_id, clock_id),
  foreign key (workspace_id, promise_id, version) references promise
);
create unique index clock_running on clock (workspace_id, conversation_id) where stopped_at is null and voided_at is null;
create index clock_conversation on clock (workspace_id, conversation_id, started_at);
create index clock_period on clock (workspace_id, started_at);
create index clock_watch on clock (workspace_id, warn_at) where stopped_at is null and voided_at is null and broken_at is null;
