-- Run after every migration: whatever table stands in `public` belongs to a workspace and says so.
-- The policy is the same everywhere; a table without `workspace_id` first in its key is refused by test/catalogue.test.ts.
-- `patto.workspace` is set for one transaction by inWorkspace(); unset, nothing is seen and nothing can be written.
do $$
declare
  t text;
  here constant text := $s$nullif(current_setting('patto.workspace', true), '')::uuid$s$;
begin
  for t in select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' and not exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'workspace')
  loop
    execute format('alter table %I alter column workspace_id set default %s', t, here);
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy workspace on %I using (workspace_id = (select %s)) with check (workspace_id = (select %s))', t, here, here);
  end loop;
end $$;
