import { useMutation } from '@tanstack/react-query';
import {
  type Dispatch,
  type RefObject,
  type SetStateAction,
  useEffect,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import { api } from '#web/app/client.ts';
import type { Message, Thread } from './queries.ts';
import { onAnswerTo } from './reply-to.ts';
import { onWriteDown, putIn } from './write-down.ts';

/** How long after the last keystroke a draft is kept on the server. */
const pause = 700;

export interface Draft {
  text: string;
  replyTo: string | null;
}

/** The answer being written: kept on the server, so that it can be finished on another device. */
export function useDraft(thread: Thread, field: RefObject<HTMLTextAreaElement | null>) {
  const start = { text: thread.draft?.text ?? '', replyTo: thread.draft?.replyTo ?? null };
  const [draft, setDraft] = useState<Draft>(start);
  const saving = useSaving(thread.id, draft, start);
  useEffect(
    () =>
      onAnswerTo((message: Message) => {
        setDraft((before) => ({ ...before, replyTo: message.id }));
        field.current?.focus();
      }),
    [field],
  );
  useTakingIn(thread, field, setDraft);
  return {
    draft,
    saving,
    write: (text: string) => setDraft((before) => ({ ...before, text })),
    answerNobody: () => setDraft((before) => ({ ...before, replyTo: null })),
    replace: setDraft,
  };
}

/** Takes in words offered elsewhere on the screen, where the cursor stands; what is there already is not said twice. */
function useTakingIn(
  { visibility }: Thread,
  field: RefObject<HTMLTextAreaElement | null>,
  setDraft: Dispatch<SetStateAction<Draft>>,
): void {
  useEffect(
    () =>
      onWriteDown(({ text: words, message }) => {
        const { value = '', selectionEnd = 0 } = field.current ?? {};
        const { text, end } = putIn(value, words, selectionEnd);
        const answered = visibility === 'private' ? null : message.id;
        if (!value.includes(words)) {
          flushSync(() => setDraft((before) => ({ text, replyTo: before.replyTo ?? answered })));
          field.current?.setSelectionRange(end, end);
        }
        field.current?.focus();
      }),
    [visibility, field, setDraft],
  );
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
