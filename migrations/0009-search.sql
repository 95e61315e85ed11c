-- As before, in smaller steps: among the newest thousand it shows how often something is said. What is rare, the index of words
-- gives whole, up to two thousand. What is said more often than that is found by walking back, and only where that was long ago is the
-- index asked for all of it: tens of thousands of rows read to show twenty-five.
create or replace function search_messages(words text, before_at timestamptz, before_id uuid, how_many integer)
returns table (message_id uuid, conversation_id uuid, sent_at timestamptz)
language plpgsql stable security definer set search_path = public as $$
declare
  here uuid := nullif(current_setting('patto.workspace', true), '')::uuid;
  query tsquery := plainto_tsquery('italian', words) || plainto_tsquery('english', words) || plainto_tsquery('simple', words);
  few constant integer := 2000;
  newest constant text := 'select m.message_id, m.conversation_id, m.sent_at from (
       select message_id, conversation_id, sent_at, search from message
       where workspace_id = $1 and ($3 is null or (sent_at, message_id) < ($3, $4))
       order by sent_at desc, message_id desc limit $7) m
     where m.search @@ $2 order by m.sent_at desc, m.message_id desc offset $6 limit $5 - $6';
  said constant text := 'select m.message_id, m.conversation_id, m.sent_at from message m
     where m.workspace_id = $1 and m.search @@ $2 and ($3 is null or (m.sent_at, m.message_id) < ($3, $4))';
  given integer;
  more integer;
  ids uuid[];
  conversations uuid[];
  times timestamptz[];
begin
  return query execute newest using here, query, before_at, before_id, how_many, 0, 1000;
  get diagnostics given = row_count;
  if given >= how_many then return; end if;
  if given < 4 then
    execute 'select array_agg(h.message_id), array_agg(h.conversation_id), array_agg(h.sent_at) from (' || said || ' limit $5) h'
      into ids, conversations, times using here, query, before_at, before_id, few + 1;
    if coalesce(cardinality(ids), 0) <= few then
      return query select * from unnest(ids, conversations, times) h (id, conversation, at)
        order by h.at desc, h.id desc offset given limit how_many - given;
      return;
    end if;
  end if;
  return query execute newest using here, query, before_at, before_id, how_many, given,
    case when given < 4 then 20000 else 1500 * how_many / given end;
  get diagnostics more = row_count;
  given := given + more;
  if given >= how_many then return; end if;
  return query execute 'with hit as materialized (' || said || ')
     select * from hit order by sent_at desc, message_id desc offset $6 limit $5 - $6'
    using here, query, before_at, before_id, how_many, given;
end $$;
