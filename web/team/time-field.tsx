import { TextInput } from '@mantine/core';
import { useState } from 'react';
import classes from './hours.module.css';
import { readTime } from './read-time.ts';

interface TimeFieldProps {
  label: string;
  time: string;
  broken: boolean;
  change: (time: string) => void;
}

/** A time of 24 hours, whatever the browser's own habit: "9", "930" and "9.30" are understood. */
export function TimeField({ label, time, broken, change }: TimeFieldProps) {
  const [typed, setTyped] = useState<string>();
  const settle = () => {
    if (typed !== undefined) change(readTime(typed) ?? '');
    setTyped(undefined);
  };
  return (
    <TextInput
      className={classes.time ?? ''}
      aria-label={label}
      inputMode="numeric"
      placeholder="00:00"
      maxLength={5}
      value={typed ?? time}
      error={broken && typed === undefined}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={settle}
    />
  );
}
