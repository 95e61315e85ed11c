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

/** The reading of a message now that we know who wrote: a word or two inherit the person's last language. */
export async function readerFor(
  trx: Trx,
): Promise<(arrival: Arrival, lastLanguage: string | null) => Reading> {
  const { languages } = await viewWorkspace(trx);
  return ({ text, ours, reading }, lastLanguage) => {
    if (text === '' || !reading) return unread;
    if (ours) return { ...unread, language: reading.language };
    if (reading.language || !lastLanguage) return reading;
    return readMessage(text, { languages, lastLanguage });
  };
}
