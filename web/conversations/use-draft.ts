import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api } from '#web/app/client.ts';
import type { Message, Thread } from './queries.ts';
import { onAnswerTo } from './reply-to.ts';

/** How long after the last keystroke a draft is kept on the server. */
const pause = 700;

export interface Draft {
  text: string;
  replyTo: string | null;
}

/** The answer being written: kept on the server, so that it can be finished on another device. */
export function useDraft(thread: Thread, focus: () => void) {
  const start = { text: thread.draft?.text ?? '', replyTo: thread.draft?.replyTo ?? null };
  const [draft, setDraft] = useState<Draft>(start);
  const saving = useSaving(thread.id, draft, start);
  useEffect(
    () =>
      onAnswerTo((message: Message) => {
        setDraft((before) => ({ ...before, replyTo: message.id }));
        focus();
      }),
    [focus],
  );
  return {
    draft,
    saving,
    write: (text: string) => setDraft((before) => ({ ...before, text })),
    answerNobody: () => setDraft((before) => ({ ...before, replyTo: null })),
    replace: setDraft,
  };
}

/** Saves after a pause, and at once when the conversation is left. */
function useSaving(id: string, draft: Draft, start: Draft): 'saved' | 'saving' | 'unsaved' | null {
  const quiet = { meta: { quiet: true, still: true } };
  const { mutate, isPending, isError } = useMutation(
    api.conversations.saveDraft.mutationOptions(quiet),
  );
  const [saved, setSaved] = useState(start);
  const latest = useRef({ draft, saved });
  useEffect(() => {
    latest.current = { draft, saved };
  });
  const save = useRef((next: Draft) => {
    mutate({ id, ...next });
    setSaved(next);
  });
  useEffect(() => {
    if (same(draft, latest.current.saved)) return;
    const timer = setTimeout(() => save.current(draft), pause);
    return () => clearTimeout(timer);
  }, [draft]);
  useEffect(
    () => () => {
      const { draft: last, saved: kept } = latest.current;
      if (!same(last, kept)) mutate({ id, ...last });
    },
    [id, mutate],
  );
  if (draft.text === '') return null;
  if (isError) return 'unsaved';
  return isPending || !same(draft, saved) ? 'saving' : 'saved';
}

function same(a: Draft, b: Draft): boolean {
  return a.text === b.text && a.replyTo === b.replyTo;
}
