import { sql } from 'kysely';
import type { z } from 'zod';
import type * as shape from '#contract/messages.ts';
import type { Attached } from '#server/connectors/connector.ts';
import type { FindingCorrection } from './corrected.ts';
import type { Readable } from './findings.ts';
import type { Tone, Visibility, Word } from './tables.ts';

export type Message = z.output<typeof shape.Message>;

export type MessageRow = {
  message_id: string;
  conversation_id: string;
  channel_id: string;
  channel_name: string;
  network: string;
  parent_id: string | null;
  direction: 'in' | 'out';
  person_id: string | null;
  person_name: string | null;
  avatar: string | null;
  member_id: string | null;
  member_name: string | null;
  face: string | null;
  text: string;
  language: string | null;
  attachments: Attached[] | null;
  visibility: Visibility;
  permalink: string | null;
  sent_at: Date;
  edited_at: Date | null;
  deleted_at: Date | null;
  hidden_at: Date | null;
  history: boolean;
  automatic: boolean;
  kind: Message['reading']['kind'];
  tone: Tone;
  severe: boolean;
  words: Word[] | null;
  corrected_by: string | null;
  corrections: FindingCorrection[] | null;
  send_state: NonNullable<Message['send']>['state'] | null;
  send_problem: string | null;
};

/**
 * The columns and joins of a message as a thread shows it; `where` follows. What members said of the findings counts until the
 * words change.
 */
export const messageColumns = sql`m.message_id, m.conversation_id, m.channel_id, ch.name as channel_name, ch.network,
    m.parent_id, m.direction, m.person_id, p.name as person_name, p.avatar, m.member_id, b.name as member_name, b.face,
    m.text, m.language, m.attachments, m.visibility, m.permalink, m.sent_at, m.edited_at, m.deleted_at, m.hidden_at,
    m.history, m.automatic, m.kind, m.tone, m.severe, m.words, o.state as send_state, o.problem as send_problem,
    (select cb.name from correction x join member cb on cb.member_id = x.member_id
      where x.message_id = m.message_id and x.field is null order by x.at desc limit 1) as corrected_by,
    (select jsonb_agg(jsonb_build_object('field', x.field, 'value', x.after, 'by', cb.name)
        order by x.at desc, x.correction_id desc)
      from correction x join member cb on cb.member_id = x.member_id
      where x.message_id = m.message_id and x.field is not null and x.undone_at is null
        and x.at > coalesce(m.edited_at, '-infinity')) as corrections
  from message m
    join channel ch on ch.channel_id = m.channel_id
    left join person p on p.person_id = m.person_id
    left join member b on b.member_id = m.member_id
    left join outbox o on o.message_id = m.message_id`;

/** A row of the database as a message of a thread; `find` says what can be proposed from its words. */
export function messageOf(
  row: MessageRow,
  find: (message: Readable) => Message['findings'],
): Message {
  return {
    id: row.message_id,
    ...{
      parentId: row.parent_id,
      direction: row.direction,
      author: authorOf(row),
      text: row.text,
      language: row.language,
    },
    attachments: row.attachments ?? [],
    ...{
      visibility: row.visibility,
      permalink: row.permalink,
      history: row.history,
      automatic: row.automatic,
    },
    ...timesOf(row),
    ...{ reading: readingOf(row), findings: find(row) },
    send: row.send_state ? { state: row.send_state, problem: row.send_problem, until: null } : null,
  };
}

function authorOf(row: MessageRow): Message['author'] {
  if (row.direction === 'in')
    return { kind: 'person', id: row.person_id, name: row.person_name ?? '', avatar: row.avatar };
  if (row.member_id)
    return { kind: 'member', id: row.member_id, name: row.member_name ?? '', avatar: row.face };
  return { kind: 'account', id: null, name: row.channel_name, avatar: null };
}

function timesOf(row: MessageRow): Pick<Message, 'sentAt' | 'editedAt' | 'deletedAt' | 'hiddenAt'> {
  return {
    sentAt: row.sent_at.toISOString(),
    editedAt: row.edited_at?.toISOString() ?? null,
    deletedAt: row.deleted_at?.toISOString() ?? null,
    hiddenAt: row.hidden_at?.toISOString() ?? null,
  };
}

function readingOf({
  kind,
  tone,
  severe,
  corrected_by: correctedBy,
  words,
}: MessageRow): Message['reading'] {
  return { kind, tone, severe, correctedBy, words: words ?? [] };
}
