import { Trans, useLingui } from '@lingui/react/macro';
import { CloseButton } from '@mantine/core';
import classes from './conversations.module.css';
import type { Thread } from './queries.ts';

interface ReplyingToProps {
  thread: Thread;
  id: string | null;
  forget: () => void;
}

/** Which message is being answered, when one was chosen. */
export function ReplyingTo({ thread, id, forget }: ReplyingToProps) {
  const { t } = useLingui();
  const message = thread.items.find((one) => one.id === id);
  if (!message) return null;
  const { text } = message;
  const { name } = message.author;
  return (
    <p className={classes.replyingTo}>
      <span>
        <Trans>
          to {name}: {text}
        </Trans>
      </span>
      <CloseButton size="sm" onClick={forget} aria-label={t`Answer the whole conversation`} />
    </p>
  );
}
