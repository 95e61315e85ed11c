import { useLingui } from '@lingui/react/macro';
import { NumberInput, Select } from '@mantine/core';
import { useState } from 'react';
import { wholeUnit } from '#web/ui/time.ts';
import classes from './pact.module.css';

type Unit = 'minute' | 'hour' | 'day';
const lengths = { minute: 1, hour: 60, day: 1440 };

interface MinutesFieldProps {
  label: string;
  description?: string;
  minutes: number | null;
  change: (minutes: number | null) => void;
}

/** A stretch of time as people say it: a number and a unit. Empty means none. */
export function MinutesField({ label, description, minutes, change }: MinutesFieldProps) {
  const { t } = useLingui();
  const [start, startUnit] = wholeUnit(minutes ?? 60);
  const [unit, setUnit] = useState<Unit>(startUnit);
  const [amount, setAmount] = useState<number | ''>(minutes === null ? '' : start);
  const set = (next: number | '', nextUnit: Unit) => {
    setAmount(next);
    setUnit(nextUnit);
    change(next === '' ? null : Math.round(next * lengths[nextUnit]));
  };
  return (
    <div className={classes.minutes}>
      <NumberInput
        label={label}
        description={description}
        min={1}
        max={999}
        allowDecimal={false}
        value={amount}
        onChange={(value) => set(value === '' ? '' : Number(value), unit)}
      />
      <Select
        aria-label={t`Unit of time`}
        value={unit}
        onChange={(value) => set(amount, (value as Unit | null) ?? unit)}
        data={[
          { value: 'minute', label: t`minutes` },
          { value: 'hour', label: t`hours` },
          { value: 'day', label: t`days` },
        ]}
      />
    </div>
  );
}
