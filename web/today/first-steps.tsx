import { Trans, useLingui } from '@lingui/react/macro';
import { IconChevronRight, IconCircle, IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, linkOptions } from '@tanstack/react-router';
import { api } from '#web/app/client.ts';
import { useKeeper, useSeat } from '#web/app/workspace.tsx';
import { Card, RowText, rowClass } from '#web/ui/card.tsx';
import classes from './today.module.css';

interface Step {
  done: boolean;
  title: string;
  why: string;
  link: ReturnType<typeof useLinks>['pact' | 'channels' | 'hours'];
}

/** What a new workspace still misses; gone when all is there. */
export function FirstSteps() {
  const { t } = useLingui();
  const keeper = useKeeper();
  const steps = useSteps();
  if (!keeper || !steps || steps.every(({ done }) => done)) return null;
  const left = steps.filter(({ done }) => !done).length;
  return (
    <Card title={t`First steps`} aside={<Trans>{left} left</Trans>}>
      <ul>
        {steps.map((step) => (
          <StepRow step={step} key={step.title} />
        ))}
      </ul>
    </Card>
  );
}

/** The steps with what is done of them; null until all is known. */
function useSteps(): Step[] | null {
  const { t } = useLingui();
  const links = useLinks();
  const channels = useQuery(api.channels.list.queryOptions()).data;
  const hours = useQuery(api.hours.get.queryOptions({ staleTime: 300_000 })).data;
  const pact = useQuery(api.pact.keeping.queryOptions({ input: {} })).data;
  if (!channels || !hours || !pact) return null;
  return [
    {
      done: channels.length > 0,
      title: t`Connect a channel`,
      why: t`Your site or Bluesky: where people already talk to you.`,
      link: links.channels,
    },
    {
      done: hours.periods.length > 0,
      title: t`Say when you are open`,
      why: t`Promises count the time only while you are there.`,
      link: links.hours,
    },
    {
      done: pact.promises.length > 0,
      title: t`Make a promise`,
      why: t`How soon do you answer? Start from a ready-made pact.`,
      link: links.pact,
    },
  ];
}

function useLinks() {
  const { slug } = useSeat().workspace;
  const to = '/$slug/settings/{-$section}';
  return {
    channels: linkOptions({ to, params: { slug, section: 'channels' } }),
    hours: linkOptions({ to, params: { slug, section: 'hours' } }),
    pact: linkOptions({ to: '/$slug/pact', params: { slug } }),
  };
}

function StepRow({ step: { done, title, why, link } }: { step: Step }) {
  const Icon = done ? IconCircleCheck : IconCircle;
  return (
    <li>
      <Link {...link} className={rowClass}>
        <Icon size={20} stroke={1.7} className={done ? classes.done : classes.open} />
        <RowText title={<b className={classes.name}>{title}</b>}>{!done && why}</RowText>
        {!done && <IconChevronRight size={18} stroke={1.7} className={classes.open} />}
      </Link>
    </li>
  );
}
