import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { usePlace } from '#web/app/workspace.tsx';
import { Card, CardBody } from '#web/ui/card.tsx';
import { useNow } from '#web/ui/now.ts';
import { isoDay } from '#web/ui/time.ts';
import classes from './hours.module.css';
import type { HoursDraft } from './hours.tsx';
import { PeriodFields, type Span } from './period-fields.tsx';

type Exception = HoursDraft['exceptions'][number];

interface ExceptionsProps {
  exceptions: Exception[];
  change: (exceptions: Exception[]) => void;
}

/** Days unlike the others: other hours, or closed. They win over the week and over holidays. */
export function Exceptions({ exceptions, change }: ExceptionsProps) {
  const { t } = useLingui();
  const [looksBack, lookBack] = useState(false);
  const today = isoDay(useNow(), usePlace());
  const isOver = ({ day }: Exception) => day !== '' && day < today;
  const over = exceptions.filter(isOver).length;
  const add = () => change([...exceptions, { day: '', name: '', periods: [] }]);
  const replace = (at: number, next: Exception[]) => change(exceptions.toSpliced(at, 1, ...next));
  const button = (
    <Button
      variant="default"
      size="xs"
      leftSection={<IconPlus size={14} stroke={1.8} />}
      onClick={add}
    >
      <Trans>Add a day</Trans>
    </Button>
  );
  return (
    <Card title={t`Days unlike the others`} aside={button}>
      {exceptions.length === 0 && (
        <CardBody>
          <p className="p-soft">
            <Trans>
              A feast, a fair, a week away: say it here, and no promise runs out meanwhile.
            </Trans>
          </p>
        </CardBody>
      )}
      {over > 0 && !looksBack && <Over days={over} show={() => lookBack(true)} />}
      {exceptions.map((exception, at) =>
        isOver(exception) && !looksBack ? null : (
          <ExceptionRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a day just added has no name yet
            key={at}
            exception={exception}
            change={(next) => replace(at, next ? [next] : [])}
          />
        ),
      )}
    </Card>
  );
}

/** The days gone by: they still count for the promises of then, and are in nobody's way. */
function Over({ days, show }: { days: number; show: () => void }) {
  return (
    <section className={classes.exception}>
      <div className="p-line">
        <span className="p-soft">
          <Plural value={days} one="# day is over" other="# days are over" />
        </span>
        <Button variant="subtle" size="compact-sm" onClick={show}>
          <Trans>Show</Trans>
        </Button>
      </div>
    </section>
  );
}

interface ExceptionRowProps {
  exception: Exception;
  change: (exception: Exception | null) => void;
}

function ExceptionRow({ exception, change }: ExceptionRowProps) {
  const { t } = useLingui();
  const { day, name, periods } = exception;
  const put = (at: number, next: Span[]) =>
    change({ ...exception, periods: periods.toSpliced(at, 1, ...next) });
  return (
    <section className={classes.exception}>
      <div className={classes.exceptionHead}>
        <TextInput
          type="date"
          aria-label={t`Day`}
          value={day}
          error={!day}
          onChange={(event) => change({ ...exception, day: event.currentTarget.value })}
        />
        <TextInput
          className={classes.name ?? ''}
          aria-label={t`What it is`}
          placeholder={t`New Year’s dinner`}
          maxLength={80}
          value={name}
          error={!name.trim()}
          onChange={(event) => change({ ...exception, name: event.currentTarget.value })}
        />
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t`Remove this day`}
          onClick={() => change(null)}
        >
          <IconX size={16} stroke={1.8} />
        </ActionIcon>
      </div>
      {periods.map((span, at) => (
        <PeriodFields
          // biome-ignore lint/suspicious/noArrayIndexKey: a period has no name of its own
          key={at}
          span={span}
          day={name || day}
          change={(next) => put(at, [next])}
          remove={() => put(at, [])}
        />
      ))}
      <div className="p-line">
        {periods.length === 0 && (
          <span className="p-soft">
            <Trans>shut</Trans>
          </span>
        )}
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} stroke={1.8} />}
          onClick={() => put(periods.length, [{ opens: '09:00', closes: '18:00', name: null }])}
        >
          <Trans>Open from … to …</Trans>
        </Button>
      </div>
    </section>
  );
}
