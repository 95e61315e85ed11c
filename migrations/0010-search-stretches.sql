-- The newest are walked back in stretches, each from the last one found on: nothing is looked at twice. As long as one message in
-- five hundred says it, walking is sooner than the index of words; the first time that fewer do, the index is asked, and gives up to
-- two thousand whole. What is said more often than that, only not lately, is walked on to for twenty thousand messages.
-- The walk is planned once a connection, whatever the words: to plan it cost as much as half of it. The index is planned each time:
-- how many messages a workspace has decides there.
create or replace function search_messages(words text, before_at timestamptz, before_id uuid, how_many integer)
returns table (message_id uuid, conversation_id uuid, sent_at timestamptz)
language plpgsql stable security definer rows 30 set search_path = public set plan_cache_mode = force_generic_plan as $$
declare
  here uuid := nullif(current_setting('patto.workspace', true), '')::uuid;
  query tsquery := plainto_tsquery('italian', words) || plainto_tsquery('english', words) || plainto_tsquery('simple', words);
  few constant integer := 2000;
  said constant text := 'select m.message_id, m.conversation_id, m.sent_at from message m
     where m.workspace_id = $1 and m.search @@ $2 and (m.sent_at, m.message_id) < ($3, $4)';
  stretch integer;
  seen integer := 0;
  given integer := 0;
  asked boolean := false;
  ids uuid[];
  conversations uuid[];
  times timestamptz[];
begin
  before_at := coalesce(before_at, 'infinity');
  before_id := coalesce(before_id, 'ffffffff-ffff-ffff-ffff-ffffffffffff');
  foreach stretch in array array[500, 1000, 4000, 16000] loop
    for message_id, conversation_id, sent_at in
      select n.message_id, n.conversation_id, n.sent_at from (
        select m.message_id, m.conversation_id, m.sent_at, m.search from message m
        where m.workspace_id = here and (m.sent_at, m.message_id) < (before_at, before_id)
        order by m.sent_at desc, m.message_id desc limit stretch) n
      where n.search @@ query order by n.sent_at desc, n.message_id desc limit how_many - given
    loop
      given := given + 1;
      before_at := sent_at;
      before_id := message_id;
      return next;
    end loop;
    if given >= how_many then return; end if;
    seen := seen + stretch;
    if not asked and given * 500 < seen then
      asked := true;
      execute 'select array_agg(h.message_id), array_agg(h.conversation_id), array_agg(h.sent_at) from (' || said || ' limit $5) h'
        into ids, conversations, times using here, query, before_at, before_id, few + 1;
      if coalesce(cardinality(ids), 0) <= few then
        return query select * from unnest(ids, conversations, times) h (id, conversation, at)
          order by h.at desc, h.id desc limit how_many - given;
        return;
      end if;
    end if;
  end loop;
  return query execute 'with hit as materialized (' || said || ')
     select * from hit order by sent_at desc, message_id desc limit $5'
    using here, query, before_at, before_id, how_many - given;
end $$;
