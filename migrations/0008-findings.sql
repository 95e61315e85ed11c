-- A correction of one finding of a message (for how many, which day) names its field; one of kind, tone or language names none.
-- What is found is never stored: it is read anew from the words. Only what members said otherwise is kept, and who took it back.
alter table correction
  add column field text check (field in ('intent', 'party', 'children', 'date', 'time')),
  add column undone_at timestamptz,
  add column undone_by uuid;
create index correction_finding on correction (workspace_id, at desc) where field is not null and undone_at is null;
