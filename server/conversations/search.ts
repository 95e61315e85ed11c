import { sql } from 'kysely';
import type { z } from 'zod';
import type * as shape from '#contract/conversations.ts';
import type { Trx } from '#server/platform/database.ts';
import { decodeCursor, pageFrom } from '#server/platform/page.ts';
import { foldWords, highlightsIn } from './highlights.ts';

type Found = z.output<typeof shape.Found>;
type Row = {
  message_id: string;
  conversation_id: string;
  text: string;
  sent_at: Date;
  direction: 'in' | 'out';
  language: string | null;
  person_id: string | null;
  person_name: string | null;
  avatar: string | null;
  channel_id: string;
  channel_name: string;
  network: string;
};

/** Searches all messages over all time, newest first, in Italian, English and as written; accents do not matter. */
export async function search(
  trx: Trx,
  { q, cursor, limit }: { q: string; cursor?: string | undefined; limit: number },
): Promise<{ items: Found[]; next: string | null }> {
  const after = decodeCursor(cursor);
  const words = foldWords(q);
  if (words.length === 0) return { items: [], next: null };
  const { rows } =
    await sql<Row>`select f.message_id, f.conversation_id, m.text, f.sent_at, m.direction, m.language,
      c.person_id, p.name as person_name, p.avatar, m.channel_id, ch.name as channel_name, ch.network
    from search_messages(${words.join(' ')}, ${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid, ${limit + 1}) f
      join message m on m.message_id = f.message_id
      join conversation c on c.conversation_id = m.conversation_id
      join channel ch on ch.channel_id = m.channel_id
      left join person p on p.person_id = c.person_id
    order by f.sent_at desc, f.message_id desc`.execute(trx);
  return pageFrom(rows, limit, {
    item: (row) => foundOf(row, words),
    key: (row) => [row.sent_at.toISOString(), row.message_id],
  });
}

function foundOf(row: Row, words: readonly string[]): Found {
  const { message_id: id, text, direction, language } = row;
  return {
    message: { id, text, sentAt: row.sent_at.toISOString(), direction, language },
    conversationId: row.conversation_id,
    person: { id: row.person_id, name: row.person_name ?? row.channel_name, avatar: row.avatar },
    channel: { id: row.channel_id, name: row.channel_name, network: row.network },
    highlights: highlightsIn(text, words),
  };
}
