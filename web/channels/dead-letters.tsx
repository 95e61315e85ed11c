import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { api } from '#web/app/client.ts';
import type { Outputs } from '#web/app/place.ts';
import { useMay } from '#web/app/workspace.tsx';
import { Ago } from '#web/ui/ago.tsx';
import { Card, CardBody, Row, RowText } from '#web/ui/card.tsx';
import { More } from '#web/ui/more.tsx';
import { say } from '#web/ui/toast.ts';
import classes from './channels.module.css';
import type { Channel } from './health.tsx';

type DeadLetter = Outputs['channels']['deadLetters']['items'][number];

/** What came in and could not be read. Nothing was lost: it waits here until it is tried again. */
export function DeadLetters({ channels }: { channels: Channel[] }) {
  const { t } = useLingui();
  const may = useMay('manage_channel');
  const letters = useInfiniteQuery(lettersOptions());
  const retry = useMutation(
    api.channels.retryDeadLetters.mutationOptions({
      onSuccess: ({ retried }) => say({ text: t`Trying ${retried} again.` }),
    }),
  );
  const list = letters.data?.pages.flatMap((page) => page.items) ?? [];
  const names = new Map(channels.map(({ id, name }) => [id, name]));
  if (list.length === 0) return null;
  const again = may && (
    <Button variant="default" size="xs" loading={retry.isPending} onClick={() => retry.mutate({})}>
      <Trans>Try all again</Trans>
    </Button>
  );
  return (
    <Card title={t`Could not be read`} aside={again}>
      <CardBody>
        <p className="p-soft">
          <Trans>Nothing is lost: these are kept as they came, and can be tried again.</Trans>
        </p>
      </CardBody>
      <ul>
        {list.map((letter) => (
          <LetterRow
            key={letter.id}
            letter={letter}
            channel={names.get(letter.channelId) ?? ''}
            retry={may ? () => retry.mutate({ ids: [letter.id] }) : undefined}
          />
        ))}
      </ul>
      <More query={letters} />
    </Card>
  );
}

function lettersOptions() {
  return api.channels.deadLetters.infiniteOptions({
    input: (cursor: string | undefined) => ({ limit: 20, ...(cursor && { cursor }) }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

interface LetterRowProps {
  letter: DeadLetter;
  channel: string;
  retry: (() => void) | undefined;
}

function LetterRow({ letter, channel, retry }: LetterRowProps) {
  const { tries } = letter;
  return (
    <li>
      <Row>
        <RowText
          title={
            <>
              <b>{letter.reason}</b>
              <span className="p-meta">
                {channel} · <Ago at={letter.receivedAt} /> ·{' '}
                <Plural value={tries} one="# try" other="# tries" />
              </span>
            </>
          }
        >
          <code className={classes.letter}>{letter.excerpt}</code>
        </RowText>
        {retry && (
          <Button variant="subtle" color="gray" size="xs" onClick={retry}>
            <Trans>Try again</Trans>
          </Button>
        )}
      </Row>
    </li>
  );
}
