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
      <p>
        <Next view={view} />
      </p>
    </Empty>
  );
}

function Next({ view }: { view: View }) {
  const keys = matchMedia('(hover: hover)').matches;
  if (view === 'due')
    return <Trans>Everyone has an answer. New messages appear here by themselves.</Trans>;
  if (view === 'answered') return <Trans>Whoever you answer is listed here.</Trans>;
  if (view === 'closed')
    return <Trans>Close what needs nothing more: it waits here, and can be reopened.</Trans>;
  if (view === 'all') return <Trans>The first message opens one by itself.</Trans>;
  if (!keys) return <Trans>Open a conversation and assign it to yourself.</Trans>;
  return (
    <Trans>
      Open a conversation and press <kbd>a</kbd> to take it.
    </Trans>
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
