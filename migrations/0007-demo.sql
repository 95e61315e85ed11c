-- A demo's shop: when it was opened (all its talk is told relative to that), and how much of it is told already. Batches are
-- unknown until the story is made; `filling_until` keeps two processes from telling it at once.
create table demo_shop (
  workspace_id uuid not null references workspace,
  shop text not null,
  opened_at timestamptz not null,
  batches integer,
  done integer not null default 0,
  filling_until timestamptz,
  primary key (workspace_id)
);
