import { useLingui } from '@lingui/react/macro';
import { type InfiniteData, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, client } from '#web/app/client.ts';
import { useMe, useSeat } from '#web/app/workspace.tsx';
import { say } from '#web/ui/toast.ts';
import { type Message, type Thread, threadOptions } from './queries.ts';

type Pages = InfiniteData<Thread, string | undefined>;

export interface Answer {
  id: string;
  text: string;
  replyTo: string | null;
  key: string;
}

/** Sends an answer; it stands in the thread at once, and gives way if the server refuses it. */
export function useReply(thread: Thread) {
  const queries = useQueryClient();
  const draft = useOwnMessage(thread);
  const { queryKey } = threadOptions(thread.id);
  return useMutation({
    mutationKey: [['conversations', 'reply']],
    mutationFn: (answer: Answer) => client.conversations.reply(answer),
    onMutate: async (answer) => {
      await queries.cancelQueries({ queryKey });
      const before = queries.getQueryData<Pages>(queryKey);
      queries.setQueryData<Pages>(queryKey, (pages) => withMessage(pages, draft(answer)));
      return { before };
    },
    onError: (_error, _answer, kept) => queries.setQueryData(queryKey, kept?.before),
  });
}

/** An answer as it will look, before the server has said so. */
function useOwnMessage(thread: Thread): (answer: Answer) => Message {
  const { memberId, name } = useSeat();
  const face = useMe()?.face ?? null;
  return ({ key, text, replyTo }) => ({
    id: key,
    parentId: replyTo ?? answered(thread)?.id ?? null,
    direction: 'out',
    author: { kind: 'member', id: memberId, name, avatar: face },
    text,
    language: null,
    attachments: [],
    visibility: thread.visibility,
    permalink: null,
    sentAt: new Date().toISOString(),
    editedAt: null,
    deletedAt: null,
    hiddenAt: null,
    history: false,
    automatic: false,
    reading: { kind: 'other', tone: 'neutral', severe: false, correctedBy: null, words: [] },
    findings: null,
    send: { state: 'sending', problem: null, until: null },
  });
}

/** What an answer to the whole conversation answers: the last thing the person said. */
function answered({ items }: Thread): Message | undefined {
  return items.findLast(({ direction, deletedAt }) => direction === 'in' && !deletedAt);
}

function withMessage(pages: Pages | undefined, message: Message): Pages | undefined {
  const [newest, ...older] = pages?.pages ?? [];
  if (!pages || !newest) return pages;
  return { ...pages, pages: [{ ...newest, items: [...newest.items, message] }, ...older] };
}

/** Closes a conversation, with a way back for whoever pressed too soon. */
export function useClose() {
  const { t } = useLingui();
  const reopen = useMutation(api.conversations.reopen.mutationOptions());
  return useMutation(
    api.conversations.close.mutationOptions({
      onSuccess: ({ id }) => say({ text: t`Closed.`, undo: () => reopen.mutate({ id }) }),
    }),
  );
}

/** Gives a conversation to a member or to nobody; undo gives it back. */
export function useAssign(thread: Thread) {
  const { t } = useLingui();
  const before = thread.assignee?.id ?? null;
  const giveBack = useMutation(api.conversations.assign.mutationOptions());
  return useMutation(
    api.conversations.assign.mutationOptions({
      onSuccess: ({ id, assignee }) => {
        const name = assignee?.name;
        const text = name ? t`It is now with ${name}.` : t`It is nobody’s now.`;
        say({ text, undo: () => giveBack.mutate({ id, memberId: before }) });
      },
    }),
  );
}
