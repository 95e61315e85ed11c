import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Switch } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/app/client.ts';
import type { Outputs } from '#web/app/place.ts';
import { useKeeper, useWorkspace } from '#web/app/workspace.tsx';
import { Card, CardBody } from '#web/ui/card.tsx';
import { BlockShape, Loaded } from '#web/ui/states.tsx';
import { say } from '#web/ui/toast.ts';
import { Exceptions } from './exceptions.tsx';
import { Holidays } from './holidays.tsx';
import { brokenPeriods } from './hours-draft.ts';
import { SectionHead } from './section-head.tsx';
import { Week } from './week.tsx';

export type Hours = Outputs['hours']['get'];
export type HoursDraft = Omit<Hours, 'holidays'>;

/** When the firm is open: the usual week, days unlike the others, holidays. Promises count by it. */
export function HoursSection() {
  const { t } = useLingui();
  const hours = useQuery(api.hours.get.queryOptions());
  const zone = useWorkspace()?.timeZone;
  return (
    <>
      <SectionHead
        title={t`Opening hours`}
        lead={
          <Trans>
            Promises count the time only while you are there. Times are those of {zone}.
          </Trans>
        }
      />
      <Loaded query={hours} shape={<BlockShape lines={7} />}>
        {(known) => <Editor hours={known} key={JSON.stringify(known)} />}
      </Loaded>
    </>
  );
}

function Editor({ hours }: { hours: Hours }) {
  const { t } = useLingui();
  const keeper = useKeeper();
  const { holidays, ...start } = hours;
  const [draft, setDraft] = useState<HoursDraft>(start);
  const set = useMutation(
    api.hours.set.mutationOptions({ onSuccess: () => say({ text: t`Kept.`, tone: 'kept' }) }),
  );
  const change = (part: Partial<HoursDraft>) => setDraft({ ...draft, ...part });
  const changed = JSON.stringify(draft) !== JSON.stringify(start);
  const broken = brokenPeriods(draft);
  return (
    <fieldset disabled={!keeper} className="p-fieldset">
      <Week periods={draft.periods} change={(periods) => change({ periods })} />
      <Exceptions exceptions={draft.exceptions} change={(exceptions) => change({ exceptions })} />
      <Card title={t`Holidays`}>
        <CardBody>
          <Switch
            label={t`Closed on public holidays`}
            checked={draft.closedOnHolidays}
            onChange={(event) => change({ closedOnHolidays: event.currentTarget.checked })}
          />
          <Holidays holidays={holidays} closed={draft.closedOnHolidays} />
        </CardBody>
      </Card>
      {changed && (
        <div className="p-savebar">
          <Button disabled={broken} loading={set.isPending} onClick={() => set.mutate(draft)}>
            <Trans>Keep the hours</Trans>
          </Button>
          <Button variant="default" onClick={() => setDraft(start)}>
            <Trans>As before</Trans>
          </Button>
        </div>
      )}
    </fieldset>
  );
}
