import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Textarea } from '@mantine/core';
import { IconSend2 } from '@tabler/icons-react';
import { type KeyboardEvent, useCallback, useRef } from 'react';
import { v7 as newId } from 'uuid';
import { useHotkeys } from '#web/app/keys.ts';
import { useMe, useSeat } from '#web/app/workspace.tsx';
import { Face } from '#web/ui/face.tsx';
import { useReply } from './changes.ts';
import { ComposerFoot } from './composer-foot.tsx';
import classes from './conversations.module.css';
import { lengthIn } from './count.ts';
import type { Thread } from './queries.ts';
import { ReplyingTo } from './replying-to.tsx';
import { addsSignature, signed } from './signed.ts';
import { type Draft, useDraft } from './use-draft.ts';

interface ComposerProps {
  thread: Thread;
  onWrite: () => void;
}

/** The answer, signed by who writes it; or why no answer is possible here. */
export function Composer({ thread, onWrite }: ComposerProps) {
  const { allowed, reason } = thread.canReply;
  if (allowed) return <Writing thread={thread} onWrite={onWrite} />;
  return (
    <p className={classes.noAnswer}>
      {reason === 'disconnected' ? (
        <Trans>This channel is disconnected: reconnect it to answer.</Trans>
      ) : (
        <Trans>This channel can only be read: no answer leaves from here.</Trans>
      )}
    </p>
  );
}

function Writing({ thread, onWrite }: ComposerProps) {
  const { t } = useLingui();
  const { name } = useSeat();
  const me = useMe();
  const field = useRef<HTMLTextAreaElement>(null);
  const focus = useCallback(() => field.current?.focus(), []);
  const { draft, saving, write, answerNobody, replace } = useDraft(thread, field);
  const send = useSend(thread, draft, replace);
  useHotkeys({ r: focus });
  const signature = me?.signature ?? '';
  const { network } = thread.channel;
  const length = lengthIn(thread.limits.unit, signed(draft.text, signature, network));
  const ready = draft.text.trim() !== '' && length <= thread.limits.text;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') field.current?.blur();
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (ready) send();
  };
  return (
    <div className={classes.composer} data-written={draft.text !== '' || undefined}>
      <Face name={name} src={me?.face ?? null} size="small" />
      <div className={classes.writing}>
        <ReplyingTo thread={thread} id={draft.replyTo} forget={answerNobody} />
        <Textarea
          ref={field}
          autosize
          minRows={1}
          maxRows={9}
          variant="unstyled"
          aria-label={t`Your answer`}
          placeholder={t`Write an answer`}
          value={draft.text}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            write(event.currentTarget.value);
            onWrite();
          }}
        />
        {addsSignature(draft.text, signature, network) && draft.text.trim() !== '' && (
          <p className={classes.signature}>{signature}</p>
        )}
        <ComposerFoot thread={thread} length={length} saving={saving}>
          <SendButton disabled={!ready} send={send} />
        </ComposerFoot>
      </div>
    </div>
  );
}

/** Sends and clears the field; what could not be sent comes back, with the key it had. */
function useSend(thread: Thread, draft: Draft, replace: (draft: Draft) => void): () => void {
  const reply = useReply(thread);
  const signature = useMe()?.signature ?? '';
  const key = useRef(newId());
  return () => {
    const text = signed(draft.text, signature, thread.channel.network);
    replace({ text: '', replyTo: null });
    reply.mutate(
      { id: thread.id, key: key.current, text, replyTo: draft.replyTo },
      {
        onSuccess: () => {
          key.current = newId();
        },
        onError: () => replace(draft),
      },
    );
  };
}

/** On a phone the name stands above already, as the signature. */
function SendButton({ disabled, send }: { disabled: boolean; send: () => void }) {
  const { t } = useLingui();
  const { name } = useSeat();
  const [first = name] = name.split(' ');
  return (
    <Button
      size="xs"
      leftSection={<IconSend2 size={16} stroke={1.7} />}
      disabled={disabled}
      onClick={send}
      aria-label={t`Answer as ${first}`}
      aria-keyshortcuts="Control+Enter"
    >
      <span className={classes.roomy}>{t`Answer as ${first}`}</span>
      <span className={classes.tight}>{t`Answer`}</span>
    </Button>
  );
}
