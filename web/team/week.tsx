import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { usePlace } from '#web/app/workspace.tsx';
import { Card } from '#web/ui/card.tsx';
import classes from './hours.module.css';
import { likeEveryDay, nextPeriod, type Period } from './hours-draft.ts';
import { PeriodFields } from './period-fields.tsx';

interface WeekProps {
  periods: Period[];
  change: (periods: Period[]) => void;
}

const weekdays = [1, 2, 3, 4, 5, 6, 7];

/** The usual week, Monday first; a day without periods is closed. */
export function Week({ periods, change }: WeekProps) {
  const { t } = useLingui();
  return (
    <Card title={t`The usual week`}>
      {weekdays.map((weekday) => (
        <Day key={weekday} weekday={weekday} periods={periods} change={change} />
      ))}
    </Card>
  );
}

function Day({ weekday, periods, change }: WeekProps & { weekday: number }) {
  const { language } = usePlace();
  const name = weekdayName(weekday, language);
  const day = periods.filter((period) => period.weekday === weekday);
  const replace = (old: Period, next: Period[]) =>
    change(periods.flatMap((one) => (one === old ? next : [one])));
  return (
    <section className={classes.day}>
      <h3>{name}</h3>
      <div className={classes.periods}>
        {day.length === 0 && (
          <span className="p-soft">
            <Trans>shut</Trans>
          </span>
        )}
        {day.map((period, at) => (
          <PeriodFields
            // biome-ignore lint/suspicious/noArrayIndexKey: a period has no name of its own
            key={at}
            span={period}
            day={name}
            change={(span) => replace(period, [{ ...span, weekday }])}
            remove={() => replace(period, [])}
          />
        ))}
      </div>
      <div className={classes.dayActions}>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} stroke={1.8} />}
          onClick={() => change([...periods, nextPeriod(weekday, day)])}
        >
          <Trans>Add</Trans>
        </Button>
        {day.length > 0 && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            onClick={() => change(likeEveryDay(periods, weekday))}
          >
            <Trans>Same every day</Trans>
          </Button>
        )}
      </div>
    </section>
  );
}

/** 1 is Monday: 2024-01-01 was one. */
function weekdayName(weekday: number, language: string): string {
  const date = new Date(Date.UTC(2024, 0, weekday));
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(date);
}
