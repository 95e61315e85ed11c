import { sql } from 'kysely';
import type { ExportPart } from '#server/people/export.ts';

/** What a person wrote to us and what we answered, oldest first: their part of an export. */
export const conversationExport: ExportPart = {
  name: 'messages',
  of: async (trx, personIds) => {
    const { rows } = await sql`select m.conversation_id as conversation, m.sent_at as "sentAt",
        case m.direction when 'in' then 'person' else 'us' end as "from", m.text, m.language, m.visibility, m.permalink,
        m.edited_at as "editedAt", m.deleted_at as "deletedAt",
        (select jsonb_agg(jsonb_build_object('at', x.at, 'field', coalesce(x.field, 'reading'), 'said', x.after,
            'undoneAt', x.undone_at) order by x.at)
          from correction x where x.message_id = m.message_id) as corrections
      from message m join conversation c on c.conversation_id = m.conversation_id
      where m.person_id = any(${[...personIds]}::uuid[])
        or (m.direction = 'out' and c.person_id = any(${[...personIds]}::uuid[]))
      order by m.sent_at, m.message_id`.execute(trx);
    return rows;
  },
};
