create table channel (
  workspace_id uuid not null references workspace,
  channel_id uuid not null,
  network text not null,
  name text not null,
  -- the account as the network names it, and its page
  account text,
  link text,
  settings jsonb not null default '{}',
  -- sealed with the key outside the database
  credentials text,
  capabilities text[] not null default '{}',
  limits jsonb not null default '{"unit":"grapheme","text":20000}',
  cursor text,
  connected_at timestamptz not null,
  disconnected_at timestamptz,
  checked_at timestamptz,
  problem text,
  last_received_at timestamptz,
  last_sent_at timestamptz,
  unknown_kinds integer not null default 0,
  refused_signatures integer not null default 0,
  primary key (workspace_id, channel_id)
);
create unique index channel_account on channel (workspace_id, network, account)
  where disconnected_at is null and account is not null;

-- What the network said, word for word, stored before anything is acknowledged.
create table raw_event (
  workspace_id uuid not null,
  raw_event_id uuid not null,
  channel_id uuid not null,
  received_at timestamptz not null,
  -- text, not json: also what no JSON type would take is kept as it came
  payload text not null,
  -- the network's own name of it, where a source may bring the same twice (a file imported again)
  key text,
  primary key (workspace_id, raw_event_id)
);
create unique index raw_event_key on raw_event (workspace_id, channel_id, key) where key is not null;

-- Raw events not yet read: a row is removed in the transaction that reads it.
create table raw_waiting (
  workspace_id uuid not null,
  channel_id uuid not null,
  raw_event_id uuid not null,
  primary key (workspace_id, channel_id, raw_event_id)
) with (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 2000);

create table dead_letter (
  workspace_id uuid not null,
  dead_letter_id uuid not null,
  channel_id uuid not null,
  raw_event_id uuid not null,
  at timestamptz not null,
  reason text not null,
  tries integer not null default 1,
  resolved_at timestamptz,
  primary key (workspace_id, dead_letter_id),
  unique (workspace_id, raw_event_id)
);
create index dead_letter_open on dead_letter (workspace_id, at desc, dead_letter_id desc) where resolved_at is null;

-- An answer on its way out. `accepted` is not `visible`; `unknown` is never sent again blindly.
create table outbox (
  workspace_id uuid not null,
  outbox_id uuid not null,
  channel_id uuid not null,
  message_id uuid not null,
  draft jsonb not null,
  state text not null check (state in ('waiting', 'sending', 'accepted', 'visible', 'delivered', 'failed', 'unknown', 'withdrawn')),
  problem text,
  external_id text,
  tries integer not null default 0,
  not_before timestamptz not null,
  queued_at timestamptz not null,
  state_at timestamptz not null,
  primary key (workspace_id, outbox_id),
  unique (workspace_id, message_id)
);
create index outbox_open on outbox (workspace_id, channel_id, not_before)
  where state in ('waiting', 'sending', 'accepted', 'unknown');

create table import (
  workspace_id uuid not null,
  import_id uuid not null,
  channel_id uuid not null,
  name text not null,
  mapping jsonb not null,
  state text not null check (state in ('reading', 'done', 'failed', 'stopped')),
  rows integer not null default 0,
  bytes bigint not null default 0,
  bytes_read bigint not null default 0,
  duplicates integer not null default 0,
  refused jsonb not null default '[]',
  member_id uuid,
  started_at timestamptz not null,
  ended_at timestamptz,
  primary key (workspace_id, import_id)
);
create index import_newest on import (workspace_id, started_at desc, import_id desc);
