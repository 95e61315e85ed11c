-- What the firm published and people talk under; `publishing` will write its own posts here, networks tell of the others.
create table post (
  workspace_id uuid not null,
  post_id uuid not null,
  channel_id uuid not null,
  external_id text not null,
  author text not null,
  text text not null,
  permalink text,
  published_at timestamptz,
  deleted_at timestamptz,
  primary key (workspace_id, post_id),
  unique (workspace_id, channel_id, external_id)
);

create table conversation (
  -- no foreign keys on the way of a message: rows are written in the transaction that made what they point to
  workspace_id uuid not null,
  conversation_id uuid not null,
  channel_id uuid not null,
  -- null while only our own account has spoken
  person_id uuid,
  -- whose it was before persons were merged
  began_by uuid,
  post_id uuid,
  visibility text not null,
  -- what the list shows, kept by the writes that change it
  kind text not null default 'other',
  tone text not null default 'neutral',
  severe boolean not null default false,
  excerpt text not null default '',
  messages integer not null default 0,
  first_message_at timestamptz not null,
  last_message_at timestamptz not null,
  last_in_at timestamptz,
  last_out_at timestamptz,
  -- the promise's clock, set by `pact`; 'infinity' = someone waits, nothing is promised
  due_at timestamptz not null default 'infinity',
  -- someone outside waits for our words
  waiting boolean not null default false,
  answered_seconds integer,
  assignee_id uuid,
  assigned_at timestamptz,
  closed_at timestamptz,
  closed_by uuid,
  -- a message after closing reopens the case; pact still asks when it had been closed
  last_closed_at timestamptz,
  merged_into uuid,
  primary key (workspace_id, conversation_id)
);
create index conversation_due on conversation (workspace_id, due_at, conversation_id)
  where waiting and closed_at is null and merged_into is null;
create index conversation_mine on conversation (workspace_id, assignee_id, due_at, conversation_id)
  where assignee_id is not null and waiting and closed_at is null and merged_into is null;
create index conversation_recent on conversation (workspace_id, last_message_at desc, conversation_id desc)
  where merged_into is null;
create index conversation_person on conversation (workspace_id, person_id, last_message_at desc);
create index conversation_post on conversation (workspace_id, post_id) where post_id is not null;

create table message (
  workspace_id uuid not null,
  message_id uuid not null,
  conversation_id uuid not null,
  channel_id uuid not null,
  parent_id uuid,
  direction text not null check (direction in ('in', 'out')),
  person_id uuid,
  -- who it was before persons were merged
  said_by uuid,
  member_id uuid,
  text text not null,
  language text,
  visibility text not null,
  permalink text,
  sent_at timestamptz not null,
  received_at timestamptz not null,
  edited_at timestamptz,
  deleted_at timestamptz,
  hidden_at timestamptz,
  history boolean not null default false,
  automatic boolean not null default false,
  attachments jsonb,
  kind text not null default 'other',
  tone text not null default 'neutral',
  severe boolean not null default false,
  words jsonb,
  raw_event_id uuid,
  -- no accents; no angle brackets either: PostgreSQL's parser would take what stands between them for markup
  search tsvector generated always as (
    to_tsvector(
      case language when 'it' then 'italian'::regconfig when 'en' then 'english'::regconfig
        when 'fr' then 'french'::regconfig when 'de' then 'german'::regconfig
        when 'es' then 'spanish'::regconfig else 'simple'::regconfig end,
      translate(text, 'àáâäèéêëìíîïòóôöùúûüñçÀÁÂÄÈÉÊËÌÍÎÏÒÓÔÖÙÚÛÜÑÇ<>', 'aaaaeeeeiiiioooouuuuncAAAAEEEEIIIIOOOOUUUUNC  ')
    )
  ) stored,
  primary key (workspace_id, message_id)
);
create index message_newest on message (workspace_id, sent_at desc, message_id desc);
create index message_conversation on message (workspace_id, conversation_id, sent_at, message_id);
create index message_person on message (workspace_id, person_id, sent_at desc, message_id desc) where person_id is not null;
create index message_search on message using gin (search);

-- One message once, whatever the concurrency, order or repetition. A key without a version is a parent or a thread
-- heard of but not seen yet: it keeps the place in the conversation, and the id its message will have.
create table message_key (
  workspace_id uuid not null,
  channel_id uuid not null,
  external_id text not null,
  conversation_id uuid not null,
  message_id uuid not null,
  version text,
  primary key (workspace_id, channel_id, external_id)
);
create index message_key_message on message_key (workspace_id, message_id);
-- the private thread of a conversation; few keys are one
create index message_key_thread on message_key (workspace_id, conversation_id) where external_id like 'thread:%';

-- Corrections by members: what was read, what it should be; the corpus of later readings.
create table correction (
  workspace_id uuid not null,
  correction_id uuid not null,
  message_id uuid not null,
  member_id uuid not null,
  at timestamptz not null,
  before jsonb not null,
  after jsonb not null,
  primary key (workspace_id, correction_id)
);
create index correction_message on correction (workspace_id, message_id);

create table draft (
  workspace_id uuid not null,
  conversation_id uuid not null,
  member_id uuid not null,
  text text not null,
  reply_to uuid,
  saved_at timestamptz not null,
  primary key (workspace_id, conversation_id, member_id)
);

create table presence (
  workspace_id uuid not null,
  conversation_id uuid not null,
  member_id uuid not null,
  state text not null,
  seen_at timestamptz not null,
  primary key (workspace_id, conversation_id, member_id)
);

-- Full-text search under row-level security: `@@` is not leakproof, so a policy keeps it from using its index. This
-- function is the one door: owned by a role that may only read messages, it takes the workspace from the transaction, never from
-- the caller, and gives back ids and times. The app joins the rows under its own policy.
-- What many say is found among the newest messages, in their order; only for what is rarer is the index of words asked, and
-- then wholly: left to its guesses the planner walks back through a million messages for a word that ten hold.
create function search_messages(words text, before_at timestamptz, before_id uuid, how_many integer)
returns table (message_id uuid, conversation_id uuid, sent_at timestamptz)
language plpgsql stable security definer set search_path = public as $$
declare
  here uuid := nullif(current_setting('patto.workspace', true), '')::uuid;
  query tsquery := plainto_tsquery('italian', words) || plainto_tsquery('english', words) || plainto_tsquery('simple', words);
  given integer;
begin
  return query execute
    'select m.message_id, m.conversation_id, m.sent_at from (
       select message_id, conversation_id, sent_at, search from message
       where workspace_id = $1 and ($3 is null or (sent_at, message_id) < ($3, $4))
       order by sent_at desc, message_id desc limit 3000) m
     where m.search @@ $2 order by m.sent_at desc, m.message_id desc limit $5'
    using here, query, before_at, before_id, how_many;
  get diagnostics given = row_count;
  if given >= how_many then return; end if;
  return query execute
    'with hit as materialized (
       select m.message_id, m.conversation_id, m.sent_at from message m
       where m.workspace_id = $1 and m.search @@ $2 and ($3 is null or (m.sent_at, m.message_id) < ($3, $4)))
     select * from hit order by sent_at desc, message_id desc offset $6 limit $5 - $6'
    using here, query, before_at, before_id, how_many, given;
end $$;

do $$ begin
  create role patto_search nologin;
exception when duplicate_object or unique_violation then null;
end $$;
grant patto_search to current_user;
grant usage, create on schema public to patto_search;
grant select (workspace_id, message_id, conversation_id, sent_at, search) on message to patto_search;
alter function search_messages owner to patto_search;
revoke create on schema public from patto_search;
revoke execute on function search_messages from public;
create policy search on message for select to patto_search using (true);
