import { sql } from 'kysely';
import type { Trx } from '#server/platform/database.ts';
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
  await sql`insert into message (channel_id, message_id, conversation_id, parent_id, direction, person_id, text, language,
      visibility, permalink, sent_at, received_at, history, automatic, attachments, kind, tone, severe, words, raw_event_id)
    select ${channelId}, * from unnest(
      ${messages.map((one) => one.messageId)}::uuid[], ${messages.map((one) => one.conversationId)}::uuid[],
      ${messages.map((one) => one.parentId)}::uuid[], ${arrivals.map((one) => (one.ours ? 'out' : 'in'))}::text[],
      ${messages.map((one) => one.personId)}::uuid[], ${arrivals.map((one) => one.text)}::text[],
      ${readings.map((one) => one.language)}::text[], ${arrivals.map((one) => one.visibility)}::text[],
      ${arrivals.map((one) => one.permalink)}::text[], ${arrivals.map((one) => one.sentAt)}::timestamptz[],
      ${arrivals.map((one) => one.receivedAt)}::timestamptz[], ${arrivals.map((one) => one.history)}::boolean[],
      ${arrivals.map((one) => one.automatic)}::boolean[],
      ${arrivals.map((one) => (one.attachments.length > 0 ? JSON.stringify(one.attachments) : null))}::jsonb[],
      ${readings.map((one) => one.kind)}::text[], ${readings.map((one) => one.tone)}::text[],
      ${readings.map((one) => one.severe)}::boolean[],
      ${readings.map((one) => (one.words.length > 0 ? JSON.stringify(one.words) : null))}::jsonb[],
      ${arrivals.map((one) => one.rawEventId)}::uuid[])`.execute(trx);
}
