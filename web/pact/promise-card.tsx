import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/app/client.ts';
import { useMay, useMembers } from '#web/app/workspace.tsx';
import { PressMenu } from '#web/ui/press-menu.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { kindTitles } from '#web/ui/words.ts';
import { DaysStrip } from './days-strip.tsx';
import { type Keeping, KeptBar } from './kept-bar.tsx';
import classes from './pact.module.css';
import { PromiseDrawer } from './promise-drawer.tsx';
import { useMinutes, usePromiseWords } from './promise-words.ts';
import { RetirePromise } from './retire-promise.tsx';

interface PromiseCardProps {
  keeping: Keeping;
  from: string;
  to: string;
}

/** One promise: its words, what was kept against the target, how fast, and day by day. */
export function PromiseCard({ keeping, from, to }: PromiseCardProps) {
  const { promise, days, n } = keeping;
  return (
    <section className={classes.promise}>
      <div className={classes.line}>
        <Words keeping={keeping} />
        <div className={classes.kept}>
          <KeptBar keeping={keeping} />
        </div>
        <Actions keeping={keeping} />
      </div>
      <div className={classes.detail}>
        <div className={classes.facts}>
          <Measures keeping={keeping} />
          <Watchers promise={promise} />
        </div>
        {n > 0 && <DaysStrip days={days} from={from} to={to} />}
      </div>
    </section>
  );
}

function Words({ keeping: { promise } }: { keeping: Keeping }) {
  const { i18n } = useLingui();
  const words = usePromiseWords();
  const { data: channels } = useQuery(api.channels.list.queryOptions());
  const channel = channels?.find(({ id }) => id === promise.channelId);
  return (
    <div className={classes.words}>
      <h2>
        {i18n._(kindTitles[promise.kind])}
        {channel && <span className={classes.channel}> {channel.name}</span>}
      </h2>
      <p className="p-soft">{words(promise)}</p>
    </div>
  );
}

/** How sure the figure is, and how fast answers were. */
function Measures({ keeping }: { keeping: Keeping }) {
  const minutes = useMinutes();
  const { n, lower, upper, medianMinutes, p90Minutes, open, late } = keeping;
  if (n === 0 && open === 0) return null;
  const [low, high] = [lower, upper].map((bound) => Math.round((bound ?? 0) * 100));
  const half = minutes(medianMinutes ?? 0);
  const most = minutes(p90Minutes ?? 0);
  return (
    <p className={`p-meta ${classes.measures}`}>
      {n >= 20 && lower !== null && (
        <span>
          <Trans>
            between {low} and {high} of 100, at 95%
          </Trans>
        </span>
      )}
      {medianMinutes !== null && (
        <span>
          <Trans>
            half within {half}, nine of ten within {most}
          </Trans>
        </span>
      )}
      {open > 0 && <Plural value={open} one="# running" other="# running" />}
      {late > 0 && (
        <Tag tone="late">
          <Plural value={late} one="# late now" other="# late now" />
        </Tag>
      )}
    </p>
  );
}

/** Who answers for it, who stands in, whether the public sees it. */
function Watchers({ promise }: { promise: Keeping['promise'] }) {
  const members = useMembers();
  const owner = members.get(promise.ownerId ?? '')?.name;
  const backup = members.get(promise.backupId ?? '')?.name;
  if (!owner && !backup && promise.public) return null;
  return (
    <p className={`p-meta ${classes.measures}`}>
      {owner && (
        <span>
          <Trans>{owner} answers for it</Trans>
        </span>
      )}
      {backup && (
        <span>
          <Trans>{backup} stands in</Trans>
        </span>
      )}
      {!promise.public && (
        <span>
          <Trans>not public</Trans>
        </span>
      )}
    </p>
  );
}

function Actions({ keeping: { promise } }: { keeping: Keeping }) {
  const { t } = useLingui();
  const may = useMay('manage_pact');
  const [doing, setDoing] = useState<'revise' | 'retire'>();
  const close = () => setDoing(undefined);
  const retire = useMutation(api.pact.retire.mutationOptions({ onSuccess: close }));
  if (!may) return null;
  const button = (
    <ActionIcon variant="subtle" color="gray" size={36} aria-label={t`Revise or retire`}>
      <IconDots size={18} stroke={1.7} />
    </ActionIcon>
  );
  const entries = () => [
    { key: 'revise', name: t`Revise`, choose: () => setDoing('revise') },
    { key: 'retire', name: t`Retire`, choose: () => setDoing('retire') },
  ];
  return (
    <>
      <PressMenu target={button} entries={entries} position="bottom-end" width={160} />
      {doing === 'revise' && <PromiseDrawer promise={promise} onClose={close} />}
      {doing === 'retire' && (
        <RetirePromise
          retire={() => retire.mutate({ id: promise.id })}
          pending={retire.isPending}
          onClose={close}
        />
      )}
    </>
  );
}
