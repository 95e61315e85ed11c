import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '#web/app/client.ts';
import { useSeat } from '#web/app/workspace.tsx';
import { Empty } from '#web/ui/states.tsx';
import type { View } from './queries.ts';

/** An empty list says why, and what comes next. */
export function NothingHere({ view }: { view: View }) {
  const { t } = useLingui();
  const { data } = useQuery(api.channels.list.queryOptions());
  if (data?.length === 0) return <NoChannel />;
  const titles: Record<View, string> = {
    due: t`Nobody is waiting`,
    mine: t`Nothing is with you`,
    answered: t`Nothing answered yet`,
    all: t`No conversation yet`,
    closed: t`Nothing is closed`,
  };
  return (
    <Empty title={titles[view]}>
      {view === 'due' && (
        <p>
          <Trans>Everyone has an answer. New messages appear here by themselves.</Trans>
        </p>
      )}
      {view === 'mine' && (
        <p>
          <Trans>
            Open a conversation and press <kbd>a</kbd> to take it.
          </Trans>
        </p>
      )}
    </Empty>
  );
}

function NoChannel() {
  const { t } = useLingui();
  const params = { slug: useSeat().workspace.slug, section: 'channels' };
  return (
    <Empty title={t`Where do people talk to you?`}>
      <p>
        <Trans>Connect a first channel: conversations begin there.</Trans>
      </p>
      <Button
        renderRoot={(props) => <Link to="/$slug/settings/{-$section}" params={params} {...props} />}
      >
        <Trans>Connect a channel</Trans>
      </Button>
    </Empty>
  );
}
