import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { usePlace, useWorkspace } from '#web/app/workspace.tsx';
import { Moment } from '#web/ui/ago.tsx';
import { Face } from '#web/ui/face.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { languageName } from '#web/ui/words.ts';
import { Attachments } from './attachments.tsx';
import { partsOf } from './booking.ts';
import classes from './conversations.module.css';
import { FindingsLine } from './findings.tsx';
import { Original } from './post-above.tsx';
import type { Message, Thread } from './queries.ts';
import { ReadAs } from './read-as.tsx';
import { answerTo } from './reply-to.ts';
import { SaidWords } from './said-words.tsx';
import { SendStanding } from './send-standing.tsx';

interface MessageProps {
  message: Message;
  thread: Thread;
}

/** One message: who said it, what, how it was read, and how far an answer of ours got. */
export function MessageBlock({ message, thread }: MessageProps) {
  const { author, direction } = message;
  const ours = direction === 'out';
  const [lit, setLit] = useState<string | null>(null);
  return (
    <div className={classes.message} id={`m-${message.id}`} data-ours={ours || undefined}>
      <Face name={author.name} src={author.avatar} size={ours ? 'small' : 'middle'} />
      <div className={classes.bubble}>
        <p className={classes.who}>
          <b>{author.name}</b>
          {ours && author.kind === 'account' && (
            <span className="p-meta">
              <Trans>from the network’s own app</Trans>
            </span>
          )}
          <span className="p-meta">
            <Moment at={message.sentAt} />
          </span>
          <Remarks message={message} />
        </p>
        <Body message={message} lit={lit} />
        <Attachments list={message.attachments} />
        <FindingsLine message={message} thread={thread} light={setLit} />
        {ours ? <SendStanding message={message} /> : <Foot message={message} thread={thread} />}
      </div>
    </div>
  );
}

function Body({ message, lit }: { message: Message; lit: string | null }) {
  if (message.deletedAt)
    return (
      <p className="p-soft">
        <Trans>The message was deleted where it was written. Its clock stays.</Trans>
      </p>
    );
  return (
    <p className={classes.words} lang={message.language ?? undefined}>
      <SaidWords text={message.text} parts={partsOf(message)} lit={lit} />
    </p>
  );
}

/** What is unusual about a message, in a word each. */
function Remarks({ message }: { message: Message }) {
  const { t } = useLingui();
  const { language } = usePlace();
  const home = useWorkspace()?.language;
  const foreign = message.language && home && message.language !== home ? message.language : null;
  return (
    <>
      {foreign && <Tag>{languageName(foreign, language)}</Tag>}
      {message.automatic && <Tag>{t`automatic`}</Tag>}
      {message.history && (
        <Tag title={t`It was there before the channel was connected: no clock runs for it.`}>
          {t`from before`}
        </Tag>
      )}
      {message.editedAt && <Tag>{t`edited`}</Tag>}
      {message.hiddenAt && <Tag>{t`hidden`}</Tag>}
    </>
  );
}

function Foot({ message, thread }: MessageProps) {
  return (
    <div className={classes.foot}>
      <ReadAs message={message} />
      <span className={classes.footEnd}>
        {thread.visibility !== 'private' && thread.canReply.allowed && (
          <Button
            className={classes.quiet ?? ''}
            variant="subtle"
            size="compact-xs"
            onClick={() => answerTo(message)}
          >
            <Trans>Answer this</Trans>
          </Button>
        )}
        {message.permalink && <Original href={message.permalink} brief />}
      </span>
    </div>
  );
}
