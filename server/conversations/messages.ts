import { sql } from 'kysely';
import { column } from '#server/platform/column.ts';
import type { Trx } from '#server/platform/database.ts';
import { send } from '#server/platform/pipeline.ts';
import type { Reading } from '#server/reading/read-message.ts';
import type { Arrival } from './take.ts';

/** A message about to be written. */
export type NewMessage = {
  arrival: Arrival;
  messageId: string;
  parentId: string | null;
  conversationId: string;
  personId: string | null;
  reading: Reading;
};

/** Writes messages in one statement: one array a column. */
export async function insertMessages(trx: Trx, messages: readonly NewMessage[]): Promise<void> {
  const arrivals = messages.map((message) => message.arrival);
  const readings = messages.map((message) => message.reading);
  const channelId = arrivals[0]?.channelId;
  await send(
    trx,
    sql`insert into message (channel_id, message_id, conversation_id, parent_id, direction, person_id, text, language,
      visibility, permalink, sent_at, received_at, history, automatic, attachments, kind, tone, severe, words, raw_event_id)
    select ${channelId}, * from unnest(
      ${column(messages.map((one) => one.messageId))}::uuid[], ${column(messages.map((one) => one.conversationId))}::uuid[],
      ${column(messages.map((one) => one.parentId))}::uuid[], ${column(arrivals.map((one) => (one.ours ? 'out' : 'in')))}::text[],
      ${column(messages.map((one) => one.personId))}::uuid[], ${column(arrivals.map((one) => one.text))}::text[],
      ${column(readings.map((one) => one.language))}::text[], ${column(arrivals.map((one) => one.visibility))}::text[],
      ${column(arrivals.map((one) => one.permalink))}::text[], ${column(arrivals.map((one) => one.sentAt))}::timestamptz[],
      ${column(arrivals.map((one) => one.receivedAt))}::timestamptz[], ${column(arrivals.map((one) => one.history))}::boolean[],
      ${column(arrivals.map((one) => one.automatic))}::boolean[],
      ${column(arrivals.map((one) => (one.attachments.length > 0 ? JSON.stringify(one.attachments) : null)))}::jsonb[],
      ${column(readings.map((one) => one.kind))}::text[], ${column(readings.map((one) => one.tone))}::text[],
      ${column(readings.map((one) => one.severe))}::boolean[],
      ${column(readings.map((one) => (one.words.length > 0 ? JSON.stringify(one.words) : null)))}::jsonb[],
      ${column(arrivals.map((one) => one.rawEventId))}::uuid[])`,
  );
}
