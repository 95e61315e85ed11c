import { useLingui } from '@lingui/react/macro';
import { ActionIcon, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import classes from './hours.module.css';
import { asClock, closingAfter, isBroken } from './hours-draft.ts';
import { TimeField } from './time-field.tsx';

export interface Span {
  opens: string;
  closes: string;
  name: string | null;
}

interface PeriodFieldsProps {
  span: Span;
  day: string;
  change: (span: Span) => void;
  remove: () => void;
}

/** One opening period: from, to (past midnight too), and what it is called. */
export function PeriodFields({ span, day, change, remove }: PeriodFieldsProps) {
  const { t } = useLingui();
  const { opens, closes, name } = span;
  const closesAt = asClock(closes);
  const setOpens = (value: string) =>
    change({ ...span, opens: value, closes: closingAfter(value, closesAt) });
  return (
    <div className={classes.period}>
      <TimeField
        label={t`${day}: opens at`}
        time={opens}
        broken={isBroken(span)}
        change={setOpens}
      />
      <span aria-hidden="true">–</span>
      <TimeField
        label={t`${day}: closes at`}
        time={closesAt}
        broken={isBroken(span)}
        change={(value) => change({ ...span, closes: closingAfter(opens, value) })}
      />
      <TextInput
        className={classes.name ?? ''}
        aria-label={t`${day}: name of the period`}
        placeholder={t`lunch`}
        maxLength={40}
        value={name ?? ''}
        onChange={(event) => change({ ...span, name: event.currentTarget.value || null })}
      />
      <ActionIcon variant="subtle" color="gray" aria-label={t`${day}: remove`} onClick={remove}>
        <IconX size={16} stroke={1.8} />
      </ActionIcon>
      {closes >= '24:00' && <span className="p-meta">{t`the day after`}</span>}
    </div>
  );
}
