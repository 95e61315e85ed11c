import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { api } from '#web/app/client.ts';
import { usePlace, useSeat } from '#web/app/workspace.tsx';
import { useNow } from '#web/ui/now.ts';
import { longDay } from '#web/ui/time.ts';
import { ChannelsCard } from './channels-card.tsx';
import { FirstSteps } from './first-steps.tsx';
import { hourOf, openToday } from './open-today.ts';
import { PactCard } from './pact-card.tsx';
import { PeopleCard } from './people-card.tsx';
import classes from './today.module.css';
import { WaitingCard } from './waiting-card.tsx';

/** Home: who waits, how the pact is kept, who was here. Only what exists; nothing to impress. */
export function Today() {
  const { t } = useLingui();
  return (
    <div className="p-page">
      <title>{`${t`Today`} · Patto`}</title>
      <Greeting />
      <FirstSteps />
      <Cards />
    </div>
  );
}

/** Without a channel nobody can be waiting: the first steps are all there is. */
function Cards() {
  const { data } = useQuery(api.channels.list.queryOptions());
  if (data?.length === 0) return null;
  return (
    <div className={classes.grid}>
      <WaitingCard />
      <div className={classes.side}>
        <PactCard />
        <ChannelsCard />
        <PeopleCard />
      </div>
    </div>
  );
}

function Greeting() {
  const { t } = useLingui();
  const { name } = useSeat();
  const [first = name] = name.split(' ');
  const place = usePlace();
  const now = useNow();
  const hour = hourOf(now, place);
  const { data: hours } = useQuery(api.hours.get.queryOptions({ staleTime: 300_000 }));
  const open = hours ? openToday(hours, now, place) : null;
  const facts = [
    longDay(now, place),
    ...(open?.periods ?? []),
    open && hours?.periods.length && open.periods.length === 0 ? t`closed today` : null,
    open?.reason,
  ];
  return (
    <header>
      <h1>
        {hour < 13 && t`Good morning, ${first}`}
        {hour >= 13 && hour < 18 && t`Good afternoon, ${first}`}
        {hour >= 18 && t`Good evening, ${first}`}
      </h1>
      <p className={`p-meta ${classes.facts}`}>{facts.filter(Boolean).join(' · ')}</p>
    </header>
  );
}
