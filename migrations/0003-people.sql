create table person (
  workspace_id uuid not null references workspace,
  person_id uuid not null,
  name text not null,
  -- folded in the app (lower case, no accents): prefix search stays index-only under row-level security
  sort_name text not null collate "C",
  -- the same, last word first; null where the name is one word
  turned_name text collate "C",
  avatar text,
  place text,
  about text,
  first_seen_at timestamptz not null,
  merged_into uuid,
  erased_at timestamptz,
  primary key (workspace_id, person_id)
);
create index person_name on person (workspace_id, sort_name, person_id)
  where merged_into is null and erased_at is null;
create index person_turned on person (workspace_id, turned_name, person_id)
  where turned_name is not null and merged_into is null and erased_at is null;
create index person_merged on person (workspace_id, merged_into) where merged_into is not null;

-- What every message changes, apart from what it does not; a merged or erased person has no row. Lists are ordered by the
-- hour first, so that a message within the hour touches no index (a heap-only update: three to eight times faster).
create table person_activity (
  workspace_id uuid not null,
  person_id uuid not null,
  last_seen_at timestamptz not null,
  seen_hour timestamptz not null generated always as (date_bin('1 hour', last_seen_at, '2000-01-01 00:00Z')) stored,
  language text,
  messages integer not null default 0,
  conversations integer not null default 0,
  primary key (workspace_id, person_id)
) with (fillfactor = 60);
create index person_recent on person_activity (workspace_id, seen_hour desc);

create table identity (
  workspace_id uuid not null,
  identity_id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('handle', 'mail', 'phone')),
  network text not null,
  -- the account the id is valid for ('' where the network's ids are global)
  scope text not null default '',
  -- the network's stable id; of mails and phones the normalised form
  external_id text not null,
  -- as the network shows it, or as it was typed
  handle text not null,
  sort_handle text not null collate "C",
  name text,
  avatar text,
  link text,
  trust text not null check (trust in ('platform', 'signature', 'claimed')),
  first_seen_at timestamptz not null,
  primary key (workspace_id, identity_id),
  foreign key (workspace_id, person_id) references person,
  unique (workspace_id, network, scope, external_id)
);
create index identity_person on identity (workspace_id, person_id);
create index identity_handle on identity (workspace_id, sort_handle, person_id);

-- What remains of the identities of an erased person: a salted hash, so that an old file read again brings nobody back.
create table erased_identity (
  workspace_id uuid not null,
  hash text not null,
  identity_id uuid not null,
  person_id uuid not null,
  at timestamptz not null,
  primary key (workspace_id, hash),
  foreign key (workspace_id, person_id) references person
);

create table consent (
  workspace_id uuid not null,
  person_id uuid not null,
  purpose text not null,
  at timestamptz not null,
  given boolean not null,
  source text not null,
  member_id uuid,
  primary key (workspace_id, person_id, purpose, at),
  foreign key (workspace_id, person_id) references person
);

-- A merge is a pointer with a journal: what moved is written down, so that it can move back.
create table person_merge (
  workspace_id uuid not null,
  merge_id uuid not null,
  kept_id uuid not null,
  merged_id uuid not null,
  at timestamptz not null,
  member_id uuid,
  journal jsonb not null,
  undone_at timestamptz,
  undone_by uuid,
  primary key (workspace_id, merge_id),
  foreign key (workspace_id, kept_id) references person (workspace_id, person_id),
  foreign key (workspace_id, merged_id) references person (workspace_id, person_id)
);
create index person_merge_kept on person_merge (workspace_id, kept_id);
create index person_merge_merged on person_merge (workspace_id, merged_id);

create table not_the_same (
  workspace_id uuid not null,
  first_id uuid not null,
  second_id uuid not null,
  at timestamptz not null,
  member_id uuid,
  primary key (workspace_id, first_id, second_id),
  check (first_id < second_id)
);

create table erasure (
  workspace_id uuid not null,
  person_id uuid not null,
  at timestamptz not null,
  member_id uuid,
  reason text not null,
  primary key (workspace_id, person_id)
);

-- New or changed persons, not yet compared with the others: a row is removed in the transaction that compares.
create table person_uncompared (
  workspace_id uuid not null,
  person_id uuid not null,
  primary key (workspace_id, person_id)
);

-- What each person may be found by among the others: only persons with a key in common are compared.
create table person_key (
  workspace_id uuid not null,
  key text not null collate "C",
  person_id uuid not null,
  primary key (workspace_id, key, person_id)
);
create index person_key_person on person_key (workspace_id, person_id);

-- Keys too many persons share to tell anybody apart: they are no longer kept for each person.
create table crowd_key (
  workspace_id uuid not null,
  key text not null collate "C",
  primary key (workspace_id, key)
);

-- Two who may be one, with the evidence; a member says whether they are.
create table suggestion (
  workspace_id uuid not null,
  first_id uuid not null,
  second_id uuid not null,
  score double precision not null,
  evidence jsonb not null,
  primary key (workspace_id, first_id, second_id),
  check (first_id < second_id)
);
create index suggestion_second on suggestion (workspace_id, second_id);
create index suggestion_best on suggestion (workspace_id, score desc, first_id, second_id);
