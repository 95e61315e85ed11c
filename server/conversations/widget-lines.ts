import { type RawBuilder, sql } from 'kysely';
import type { Comment, Leaf } from './widget-tree.ts';

/** A message as a visitor may see it, whatever stands around it. */
export type VisitorRow = {
  id: string | null;
  message_id: string;
  parent_id: string | null;
  direction: 'in' | 'out';
  text: string;
  sent_at: Date;
  edited_at: Date | null;
  shown: boolean;
  member: string | null;
  face: string | null;
  firm: string;
  raw: string | null;
};

/**
 * The columns and joins of a message for visitors; `where` follows. The name is the one given with this very message: what the
 * firm knows of a person, or the person said in private, is nobody else's business. An answer shows once it has left.
 */
const visitorColumns = sql`coalesce(k.external_id, m.message_id::text) as id, m.message_id, m.parent_id, m.direction,
    m.text, m.sent_at, m.edited_at, b.name as member, b.face, w.name as firm, r.payload as raw,
    m.deleted_at is null and m.hidden_at is null
      and (o.state is null or o.state in ('accepted', 'visible', 'delivered')) as shown
  from message m
    cross join workspace w
    left join lateral (select x.external_id from message_key x where x.message_id = m.message_id limit 1) k on true
    left join member b on b.member_id = m.member_id
    left join outbox o on o.message_id = m.message_id
    left join raw_event r on r.raw_event_id = m.raw_event_id and m.direction = 'in'`;

/** The rows of a condition, in the order they were said. */
export function visitorRows(where: RawBuilder<unknown>, most: number): RawBuilder<VisitorRow> {
  return sql<VisitorRow>`select * from (select ${visitorColumns} where ${where}
    order by m.sent_at desc, m.message_id desc limit ${most}) x order by sent_at, message_id`;
}

/** A row as a leaf of a tree; pictures are named with our own address in front. */
export function leafOf(row: VisitorRow, origin: string): Leaf {
  const { message_id: messageId, parent_id: parentId } = row;
  return { messageId, parentId, comment: row.shown ? commentOf(row, origin) : null };
}

/** A row as a visitor sees it. */
export function commentOf(row: VisitorRow, origin: string): Comment {
  const team = row.direction === 'out';
  return {
    id: row.id ?? row.message_id,
    name: team ? firstName(row.member ?? row.firm, row.member !== null) : saidBy(row).name,
    face: team ? faceAt(row.face, origin) : null,
    team,
    text: row.text,
    sentAt: row.sent_at.toISOString(),
    edited: row.edited_at !== null,
  };
}

/** "Marta Bassi" -> "Marta"; the name of a firm stays whole. */
export function firstName(name: string, ofPerson = true): string {
  return ofPerson ? (name.trim().split(/\s+/)[0] ?? name) : name;
}

/** Where a member's picture is. */
export function faceAt(face: string | null, origin: string): string | null {
  return face ? new URL(face, origin).href : null;
}

type SaidBy = { id: string | null; name: string | null };

/** Who said it, from what the widget sent word for word; nobody, when that was forgotten. */
export function saidBy({ raw }: Pick<VisitorRow, 'raw'>): SaidBy {
  const payload = raw ? (JSON.parse(raw) as { visitor?: { id?: unknown; name?: unknown } }) : null;
  const { id, name } = payload?.visitor ?? {};
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
  return { id: text(id), name: text(name) };
}
