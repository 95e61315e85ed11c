import type { Trx } from '#server/platform/database.ts';
import { type Reading, readMessage } from '#server/reading/read-message.ts';
import { viewWorkspace } from '#server/team/views.ts';
import type { Arrival } from './take.ts';

/** What is said of a message nobody needs to read: our own, or empty. */
const unread: Reading = {
  language: null,
  kind: 'other',
  tone: 'neutral',
  severe: false,
  words: [],
};

/** Reads messages in the languages of this workspace. */
export async function readerFor(
  trx: Trx,
): Promise<(arrival: Arrival, lastLanguage: string | null) => Reading> {
  const { languages } = await viewWorkspace(trx);
  return (arrival, lastLanguage) => {
    if (arrival.text === '') return unread;
    const reading = readMessage(arrival.text, { languages, lastLanguage });
    return arrival.ours ? { ...unread, language: reading.language } : reading;
  };
}
