import { useLingui } from '@lingui/react/macro';
import { type InfiniteData, useMutation, useQueryClient } from '@tanstack/react-query';
import { client } from '#web/app/client.ts';
import { usePlace } from '#web/app/workspace.tsx';
import { say } from '#web/ui/toast.ts';
import { dayWords, type Intent, intentWords, partyWords } from './booking.ts';
import { type Message, type Thread, threadOptions } from './queries.ts';

/** What a member says instead; null = it is not said. */
export interface BookingSaid {
  intent?: Intent;
  party?: number | null;
  children?: number | null;
  date?: string | null;
  time?: string | null;
}

type Field = keyof BookingSaid;
type Pages = InfiniteData<Thread, string | undefined>;

/** Corrects what was read of a booking; the toast takes it back. */
export function useCorrectBooking(message: Message): (said: BookingSaid) => void {
  const { t } = useLingui();
  const { id } = message;
  const show = useShow();
  const told = useTold();
  const undo = useMutation({
    mutationKey: [['conversations', 'undoCorrection']],
    mutationFn: (fields: Field[]) => takeBack(id, fields),
    onSuccess: show,
  });
  const { mutate } = useMutation({
    mutationKey: [['conversations', 'correct']],
    mutationFn: (said: BookingSaid) => client.conversations.correct({ id, ...said }),
    onSuccess: (corrected, said) => {
      show(corrected);
      const fields = Object.keys(said) as Field[];
      const words = told(corrected, fields);
      const text = words ? t`Corrected: ${words}.` : t`Corrected.`;
      say({ text, undo: () => undo.mutate(fields) });
    },
  });
  return mutate;
}

/** What now stands where it was corrected; nothing where it is said no more. */
function useTold(): (message: Message, fields: Field[]) => string {
  const { i18n } = useLingui();
  const { language } = usePlace();
  return ({ findings, sentAt }, fields) => {
    const { intent, booking } = findings?.reservation ?? {};
    if (!intent || !booking) return '';
    const { date, time } = booking;
    const words: Record<Field, string | null> = {
      intent: i18n._(intentWords[intent.value]),
      party: partyWords(booking, i18n),
      children: fields.includes('party') ? null : partyWords(booking, i18n),
      date: date.value && dayWords(date.value, language, sentAt),
      time: time.value,
    };
    return fields
      .map((field) => words[field])
      .filter(Boolean)
      .join(' · ');
  };
}

/** One after the other: each answer has the message as it then is. */
async function takeBack(id: string, fields: Field[]): Promise<Message | undefined> {
  let last: Message | undefined;
  for (const field of fields) last = await client.conversations.undoCorrection({ id, field });
  return last;
}

/** The message as the server gave it back stands in its thread at once. */
function useShow(): (message: Message | undefined) => void {
  const queries = useQueryClient();
  return (message) => {
    if (!message) return;
    const swap = (pages: Pages | undefined) =>
      pages && {
        ...pages,
        pages: pages.pages.map((page) => ({
          ...page,
          items: page.items.map((one) => (one.id === message.id ? message : one)),
        })),
      };
    const [path] = threadOptions('').queryKey;
    queries.setQueriesData<Pages>({ queryKey: [path] }, swap);
  };
}
