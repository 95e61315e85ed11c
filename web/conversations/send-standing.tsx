import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { api } from '#web/app/client.ts';
import { usePlace } from '#web/app/workspace.tsx';
import { problemSentence } from '#web/channels/problem-words.ts';
import { useNow } from '#web/ui/now.ts';
import { Tag, type Tone } from '#web/ui/tag.tsx';
import { stretch } from '#web/ui/time.ts';
import { sendWords } from '#web/ui/words.ts';
import classes from './conversations.module.css';
import { Original } from './post-above.tsx';
import type { Message } from './queries.ts';

type Send = NonNullable<Message['send']>;

const tones: Record<Send['state'], Tone> = {
  waiting: 'soon',
  sending: 'plain',
  accepted: 'plain',
  visible: 'kept',
  delivered: 'kept',
  failed: 'late',
  unknown: 'soon',
  withdrawn: 'plain',
};

/** How far our answer got, and what can still be done about it. */
export function SendStanding({ message }: { message: Message }) {
  const { i18n } = useLingui();
  const { send, permalink } = message;
  if (!send) return permalink ? <Original href={permalink} brief /> : null;
  return (
    <div className={classes.foot}>
      <Tag tone={tones[send.state]}>{i18n._(sendWords[send.state])}</Tag>
      {send.state === 'waiting' && <Withdraw id={message.id} until={send.until} />}
      {(send.state === 'failed' || send.state === 'unknown') && (
        <Again id={message.id} send={send} />
      )}
      {permalink && (send.state === 'visible' || send.state === 'delivered') && (
        <Original href={permalink} brief />
      )}
    </div>
  );
}

/** An answer that has not left can be taken back. */
function Withdraw({ id, until }: { id: string; until: string | null }) {
  const { language } = usePlace();
  const now = useNow();
  const withdraw = useMutation(api.conversations.withdrawReply.mutationOptions());
  const left = until ? (Date.parse(until) - now.getTime()) / 1000 : 0;
  const time = left > 0 ? stretch(left, language) : null;
  return (
    <Button
      variant="subtle"
      size="compact-xs"
      loading={withdraw.isPending}
      onClick={() => withdraw.mutate({ id })}
    >
      {time ? <Trans>Take back (leaves in {time})</Trans> : <Trans>Take back</Trans>}
    </Button>
  );
}

function Again({ id, send }: { id: string; send: Send }) {
  const { i18n } = useLingui();
  const retry = useMutation(api.conversations.retryReply.mutationOptions());
  return (
    <>
      {send.problem && (
        <span className="p-meta" title={send.problem}>
          {problemSentence(send.problem, i18n)}
        </span>
      )}
      {send.state === 'unknown' && !send.problem && (
        <span className="p-meta">
          <Trans>The network did not say. Look there before sending again.</Trans>
        </span>
      )}
      <Button
        variant="default"
        size="compact-xs"
        loading={retry.isPending}
        onClick={() => retry.mutate({ id })}
      >
        <Trans>Send again</Trans>
      </Button>
    </>
  );
}
