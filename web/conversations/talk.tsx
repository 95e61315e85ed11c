import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import classes from './conversations.module.css';
import { MessageBlock } from './message.tsx';
import { PostAbove } from './post-above.tsx';
import type { Message, Thread } from './queries.ts';
import { type Branch, treeOf } from './tree.ts';

interface TalkProps {
  thread: Thread;
  messages: Message[];
  older: (() => Promise<unknown>) | undefined;
  loadingOlder: boolean;
}

/** Everything that was said: under a post as a tree, in private one after the other. */
export function Talk({ thread, messages, older, loadingOlder }: TalkProps) {
  const isTree = thread.visibility !== 'private';
  const branches = isTree
    ? treeOf(messages)
    : messages.map((message) => ({ message, answers: [] }));
  const pane = useLatestInSight(messages, older);
  return (
    <div className={classes.talk} ref={pane}>
      {thread.post && <PostAbove post={thread.post} channel={thread.channel} />}
      {older && (
        <div>
          <Button variant="subtle" size="xs" loading={loadingOlder} onClick={() => older()}>
            <Trans>Earlier messages</Trans>
          </Button>
        </div>
      )}
      <div className={thread.post ? classes.tree : classes.flat}>
        {branches.map((branch) => (
          <BranchBlock branch={branch} thread={thread} key={branch.message.id} />
        ))}
      </div>
    </div>
  );
}

function BranchBlock({ branch, thread }: { branch: Branch; thread: Thread }) {
  return (
    <div className={classes.branch}>
      <MessageBlock message={branch.message} thread={thread} />
      {branch.answers.length > 0 && (
        <div className={classes.tree}>
          {branch.answers.map((answer) => (
            <BranchBlock branch={answer} thread={thread} key={answer.message.id} />
          ))}
        </div>
      )}
    </div>
  );
}

/** Brings the message asked for in the address, else the latest one, into sight. */
function useLatestInSight(messages: Message[], older: TalkProps['older']) {
  const pane = useRef<HTMLDivElement>(null);
  const { message: asked } = useSearch({ from: '/$slug/conversations/{-$id}' });
  const [shown, setShown] = useState<string>();
  const latest = messages.reduce<Message | undefined>(
    (last, one) => (!last || one.sentAt >= last.sentAt ? one : last),
    undefined,
  );
  const there = !asked || messages.some(({ id }) => id === asked);
  const wanted = asked && (there || older) ? asked : latest?.id;
  useEffect(() => {
    if (!wanted || wanted === shown) return;
    if (!there) return void older?.();
    const block = pane.current?.querySelector(`[id="m-${wanted}"]`);
    block?.scrollIntoView({ block: asked ? 'center' : 'nearest' });
    setShown(wanted);
  }, [wanted, shown, there, asked, older]);
  return pane;
}
