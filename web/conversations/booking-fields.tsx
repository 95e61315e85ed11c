import { useLingui } from '@lingui/react/macro';
import { ActionIcon, NumberInput, TextInput } from '@mantine/core';
import { IconMinus, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { readTime } from '#web/team/read-time.ts';
import type { Booking, Slot } from './booking.ts';
import classes from './findings.module.css';
import type { BookingSaid } from './use-correct-booking.ts';

interface FieldsProps {
  booking: Booking;
  /** `whole` is false while what stands there is no value. */
  change: (said: BookingSaid, whole?: boolean) => void;
}

/** The fields that say one thing of a booking. */
export function SlotFields({ slot, ...rest }: FieldsProps & { slot: Slot }) {
  if (slot === 'party') return <PartyFields {...rest} />;
  return slot === 'date' ? <DateField {...rest} /> : <HourField {...rest} />;
}

function PartyFields({ booking, change }: FieldsProps) {
  const { t } = useLingui();
  const [party, setParty] = useState<number | null>(booking.party.value);
  const [children, setChildren] = useState(booking.children.value ?? 0);
  const told = (people: number | null, small: number) => {
    setParty(people);
    setChildren(small);
    change({ party: people, children: small }, people !== null && small <= people);
  };
  return (
    <>
      <Stepper
        label={t`People in all`}
        least={1}
        value={party}
        change={(next) => told(next, children)}
        first
      />
      <Stepper
        label={t`Children among them`}
        least={0}
        value={children}
        change={(next) => told(party, next ?? 0)}
      />
    </>
  );
}

interface StepperProps {
  label: string;
  least: number;
  value: number | null;
  change: (value: number | null) => void;
  first?: boolean;
}

/** A number with a large less and more, for floury hands. */
function Stepper({ label, least, value, change, first }: StepperProps) {
  const { t } = useLingui();
  const step = (by: number) => change(Math.min(999, Math.max(least, (value ?? least - by) + by)));
  const look = { variant: 'default', size: 36 } as const;
  return (
    <div className={classes.stepper}>
      <NumberInput
        label={label}
        hideControls
        allowDecimal={false}
        allowNegative={false}
        min={least}
        max={999}
        data-autofocus={first || undefined}
        value={value ?? ''}
        onChange={(next) => change(next === '' ? null : Number(next))}
        onFocus={(event) => event.currentTarget.select()}
      />
      <ActionIcon {...look} aria-label={t`${label}: one less`} onClick={() => step(-1)}>
        <IconMinus size={16} stroke={1.8} />
      </ActionIcon>
      <ActionIcon {...look} aria-label={t`${label}: one more`} onClick={() => step(1)}>
        <IconPlus size={16} stroke={1.8} />
      </ActionIcon>
    </div>
  );
}

function DateField({ booking: { date }, change }: FieldsProps) {
  const { t } = useLingui();
  return (
    <TextInput
      type="date"
      label={t`Day`}
      data-autofocus
      defaultValue={date.value ?? ''}
      onChange={({ currentTarget: { value } }) => change({ date: value }, value !== '')}
    />
  );
}

function HourField({ booking: { time }, change }: FieldsProps) {
  const { t } = useLingui();
  return (
    <TextInput
      label={t`Time`}
      data-autofocus
      inputMode="numeric"
      placeholder="20:30"
      maxLength={5}
      defaultValue={time.value ?? ''}
      onFocus={(event) => event.currentTarget.select()}
      onChange={({ currentTarget: { value } }) => {
        const hour = readTime(value);
        change({ time: hour }, hour !== null);
      }}
    />
  );
}
