import { Trans } from '@lingui/react/macro';
import { UnstyledButton } from '@mantine/core';
import { IconMessageQuestion } from '@tabler/icons-react';
import classes from './findings.module.css';
import type { Message, Thread } from './queries.ts';
import { writeDown } from './write-down.ts';

interface AskBackProps {
  message: Message;
  thread: Thread;
  question: string | null;
}

/** Puts the ready question into the answer being written; nothing is sent. Whoever was answered since is not asked again. */
export function AskBack({ message, thread, question }: AskBackProps) {
  const isAnswered = thread.items.some(
    ({ direction, sentAt }) => direction === 'out' && sentAt > message.sentAt,
  );
  if (!question || isAnswered || !thread.canReply.allowed) return null;
  return (
    <UnstyledButton
      className={classes.ask}
      lang={message.language ?? undefined}
      onClick={() => writeDown({ text: question, message })}
    >
      <IconMessageQuestion size={15} stroke={1.7} aria-hidden="true" />
      <span>
        <Trans>Ask: “{question}”</Trans>
      </span>
    </UnstyledButton>
  );
}
