import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button } from '@mantine/core';
import { IconArrowLeft, IconCircleCheck, IconRotate } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api } from '#web/app/client.ts';
import { useHotkeys } from '#web/app/keys.ts';
import { useSeat } from '#web/app/workspace.tsx';
import { Face } from '#web/ui/face.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { networkName, placeWords } from '#web/ui/words.ts';
import { AssignMenu } from './assign-menu.tsx';
import { useClose } from './changes.ts';
import classes from './conversations.module.css';
import type { Thread } from './queries.ts';
import { Standing } from './standing.tsx';

const from = '/$slug/conversations/{-$id}';

/** Who it is, how long is left, whose it is, and whether it is done. */
export function ThreadHead({ thread }: { thread: Thread }) {
  const { t } = useLingui();
  const navigate = useNavigate({ from });
  const back = () =>
    navigate({ params: { id: undefined }, search: ({ message: _, ...kept }) => kept });
  useHotkeys({ Escape: back });
  return (
    <header className={classes.head}>
      <ActionIcon
        className={classes.back ?? ''}
        variant="subtle"
        size={44}
        onClick={back}
        aria-label={t`Back to the list`}
      >
        <IconArrowLeft size={20} stroke={1.7} />
      </ActionIcon>
      <Who thread={thread} />
      <Standing line={thread} />
      <div className={classes.actions}>
        <AssignMenu thread={thread} />
        <CloseButton thread={thread} />
      </div>
    </header>
  );
}

function Who({ thread }: { thread: Thread }) {
  const { i18n, t } = useLingui();
  const { person, channel, visibility, severe, closedAt } = thread;
  return (
    <PersonLink id={person.id}>
      <Face name={person.name} src={person.avatar} />
      <span className={classes.lineText}>
        <span className={classes.who}>
          <b>{person.name}</b>
          {severe && <Tag tone="late">{t`serious`}</Tag>}
          {closedAt && <Tag>{t`closed`}</Tag>}
        </span>
        <span className={`p-meta ${classes.excerpt}`}>
          {i18n._(placeWords[visibility])} · {networkName(channel.network, i18n)}
        </span>
      </span>
    </PersonLink>
  );
}

/** To the person's page; nowhere while only our own account has spoken. */
function PersonLink({ id, children }: { id: string | null; children: ReactNode }) {
  const { slug } = useSeat().workspace;
  if (!id) return <div className={classes.headWho}>{children}</div>;
  return (
    <Link to="/$slug/people/$id" params={{ slug, id }} className={classes.headWho}>
      {children}
    </Link>
  );
}

function CloseButton({ thread: { id, closedAt } }: { thread: Thread }) {
  const close = useClose();
  const reopen = useMutation(api.conversations.reopen.mutationOptions());
  const act = () => (closedAt ? reopen.mutate({ id }) : close.mutate({ id }));
  useHotkeys({ e: act });
  const Icon = closedAt ? IconRotate : IconCircleCheck;
  return (
    <Button
      className={classes.close ?? ''}
      variant="default"
      size="xs"
      leftSection={<Icon size={16} stroke={1.7} />}
      loading={close.isPending || reopen.isPending}
      onClick={act}
      aria-keyshortcuts="e"
    >
      <span className={classes.wordy}>
        {closedAt ? <Trans>Reopen</Trans> : <Trans>Close</Trans>}
      </span>
    </Button>
  );
}
