import { useLingui } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import { BlockShape, Failure } from '#web/ui/states.tsx';
import { Beside } from './beside.tsx';
import { Composer } from './composer.tsx';
import classes from './conversations.module.css';
import { usePresence, WhoElse } from './presence.tsx';
import { type Message, type Thread, threadOptions } from './queries.ts';
import { Talk } from './talk.tsx';
import { ThreadHead } from './thread-head.tsx';

/** One conversation: its head, what was said, the answer being written, the person beside. */
export function ThreadPane({ id }: { id: string }) {
  const query = useInfiniteQuery(threadOptions(id));
  const newest = query.data?.pages[0];
  const messages = query.data?.pages.toReversed().flatMap((page) => page.items) ?? [];
  if (!newest) return <Unready query={query} />;
  return (
    <Open
      thread={newest}
      messages={messages}
      older={query.hasNextPage ? () => query.fetchNextPage() : undefined}
      loadingOlder={query.isFetchingNextPage}
    />
  );
}

interface OpenProps {
  thread: Thread;
  messages: Message[];
  older: (() => Promise<unknown>) | undefined;
  loadingOlder: boolean;
}

function Open({ thread, messages, older, loadingOlder }: OpenProps) {
  const { t } = useLingui();
  const { name } = thread.person;
  const presence = usePresence(thread.id);
  return (
    <>
      <article className={classes.thread} data-thread="" aria-label={t`Conversation with ${name}`}>
        <ThreadHead thread={thread} />
        <Talk thread={thread} messages={messages} older={older} loadingOlder={loadingOlder} />
        <WhoElse presence={thread.presence} />
        <Composer thread={thread} onWrite={presence.write} />
      </article>
      <aside className={classes.beside} aria-label={name}>
        <Beside thread={thread} />
      </aside>
    </>
  );
}

interface UnreadyProps {
  query: { error: Error | null; isPending: boolean; refetch: () => unknown };
}

function Unready({ query }: UnreadyProps) {
  return (
    <article className={classes.thread} data-thread="">
      {query.isPending ? (
        <div className={classes.talk}>
          <BlockShape lines={4} />
          <BlockShape lines={2} />
        </div>
      ) : (
        <Failure error={query.error} retry={query.refetch} />
      )}
    </article>
  );
}
