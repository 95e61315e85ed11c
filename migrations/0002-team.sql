-- The workspace and those who work in it.
create table workspace (
  workspace_id uuid primary key,
  slug text not null,
  name text not null,
  time_zone text not null,
  country text not null,
  language text not null,
  languages text[] not null,
  closed_on_holidays boolean not null default false,
  demo boolean not null default false,
  created_at timestamptz not null
);

create table department (
  workspace_id uuid not null references workspace,
  department_id uuid not null,
  name text not null,
  created_at timestamptz not null,
  -- a closed department stays: the grants limited to it must not become grants to everything
  closed_at timestamptz,
  primary key (workspace_id, department_id)
);
create unique index department_name on department (workspace_id, lower(name)) where closed_at is null;

create table member (
  workspace_id uuid not null references workspace,
  member_id uuid not null,
  user_id text,
  name text not null,
  email text not null,
  role text not null check (role in ('owner', 'admin', 'member', 'guest')),
  title text,
  signature text not null default '',
  face text,
  language text not null,
  joined_at timestamptz not null,
  left_at timestamptz,
  primary key (workspace_id, member_id),
  unique (workspace_id, email)
);

create table department_member (
  workspace_id uuid not null,
  department_id uuid not null,
  member_id uuid not null,
  primary key (workspace_id, department_id, member_id),
  foreign key (workspace_id, department_id) references department,
  foreign key (workspace_id, member_id) references member
);
create index department_member_member on department_member (workspace_id, member_id);

create table member_grant (
  workspace_id uuid not null,
  grant_id uuid not null,
  member_id uuid not null,
  "right" text not null check ("right" in ('reply', 'reply_private', 'manage_channel', 'manage_pact', 'see_audit')),
  department_id uuid,
  channel_id uuid,
  granted_by uuid,
  granted_at timestamptz not null,
  primary key (workspace_id, grant_id),
  foreign key (workspace_id, member_id) references member,
  foreign key (workspace_id, department_id) references department
);
create unique index member_grant_once on member_grant (workspace_id, member_id, "right", department_id, channel_id)
  nulls not distinct;

create table invitation (
  workspace_id uuid not null references workspace,
  invitation_id uuid not null,
  email text not null,
  name text not null,
  role text not null check (role in ('owner', 'admin', 'member', 'guest')),
  departments uuid[] not null default '{}',
  -- the token itself is shown once and never kept
  token_hash text not null,
  invited_by uuid not null,
  invited_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  withdrawn_at timestamptz,
  primary key (workspace_id, invitation_id),
  foreign key (workspace_id, invited_by) references member
);
create unique index invitation_open on invitation (workspace_id, email)
  where accepted_at is null and withdrawn_at is null;
create unique index invitation_token on invitation (workspace_id, token_hash);

-- Who is waited for, asked at sign-up before any workspace is entered: as auth.seat, for seats not yet taken.
create table auth.invited (
  workspace_id uuid not null,
  invitation_id uuid not null,
  email text not null,
  expires_at timestamptz not null,
  primary key (workspace_id, invitation_id)
);
create index invited_email on auth.invited (email);

create table opening_period (
  workspace_id uuid not null references workspace,
  position integer not null,
  weekday integer not null check (weekday between 1 and 7),
  opens_minute integer not null check (opens_minute between 0 and 1439),
  closes_minute integer not null check (closes_minute between 1 and 2160),
  name text,
  primary key (workspace_id, position),
  check (closes_minute > opens_minute)
);

create table opening_exception (
  workspace_id uuid not null references workspace,
  day date not null,
  name text not null,
  periods jsonb not null,
  primary key (workspace_id, day)
);

create table audit_entry (
  workspace_id uuid not null references workspace,
  entry_id uuid not null,
  at timestamptz not null,
  member_id uuid,
  act text not null,
  subject text not null,
  detail jsonb not null,
  primary key (workspace_id, entry_id)
);
create index audit_entry_newest on audit_entry (workspace_id, at desc, entry_id desc);
