import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Drawer, Popover } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type ReactElement, useState } from 'react';
import { type Booking, correctorOf, type Slot } from './booking.ts';
import { SlotFields } from './booking-fields.tsx';
import classes from './findings.module.css';
import type { Message } from './queries.ts';
import { type BookingSaid, useCorrectBooking } from './use-correct-booking.ts';

interface BookingEditorProps {
  slot: Slot;
  message: Message;
  booking: Booking;
  target: ReactElement;
  open: boolean;
  close: () => void;
}

/** Corrects one thing of a booking: beside its chip on a desk, a sheet from below on a phone. */
export function BookingEditor({ target, open, close, ...of }: BookingEditorProps) {
  const { t } = useLingui();
  const isPhone = useMediaQuery('(max-width: 767px)', undefined, {
    getInitialValueInEffect: false,
  });
  const title = { party: t`How many come`, date: t`Which day`, time: t`At what time` }[of.slot];
  if (isPhone)
    return (
      <>
        {target}
        <Drawer
          position="bottom"
          classNames={{ content: classes.sheet ?? '' }}
          opened={open}
          onClose={close}
          title={title}
        >
          {open && <Correction {...of} close={close} />}
        </Drawer>
      </>
    );
  return (
    <Popover
      opened={open}
      onChange={(next) => !next && close()}
      position="bottom-start"
      width={300}
      withRoles={false}
      trapFocus
      returnFocus
    >
      <Popover.Target>{target}</Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={title}>
        {open && <Correction {...of} close={close} />}
      </Popover.Dropdown>
    </Popover>
  );
}

type CorrectionProps = Pick<BookingEditorProps, 'slot' | 'message' | 'booking' | 'close'>;

function Correction({ slot, message, booking, close }: CorrectionProps) {
  const correct = useCorrectBooking(message);
  const [said, setSaid] = useState<BookingSaid>({});
  const [isWhole, setWhole] = useState(true);
  const save = (what: BookingSaid) => {
    close();
    if (Object.keys(what).length > 0) correct(what);
  };
  const change = (what: BookingSaid, whole = true) => {
    setSaid((before) => ({ ...before, ...what }));
    setWhole(whole);
  };
  const { value } = booking[slot];
  const correctedBy = correctorOf(slot, booking);
  return (
    <form
      className={classes.editor}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) save(changed(said, booking));
      }}
    >
      <SlotFields slot={slot} booking={booking} change={change} />
      {correctedBy && (
        <p className="p-meta">
          <Trans>Corrected by {correctedBy}</Trans>
        </p>
      )}
      <div className="p-line">
        <Button type="submit" size="xs" disabled={!isWhole}>
          <Trans>Keep</Trans>
        </Button>
        {value !== null && (
          <Button size="xs" variant="subtle" color="gray" onClick={() => save(unsaid(slot))}>
            <Trans>It is not said</Trans>
          </Button>
        )}
      </div>
    </form>
  );
}

function unsaid(slot: Slot): BookingSaid {
  return slot === 'party' ? { party: null, children: null } : { [slot]: null };
}

/** Only what is other than shown is a correction. */
function changed(said: BookingSaid, booking: Booking): BookingSaid {
  const shown: Record<string, unknown> = {
    party: booking.party.value,
    children: booking.children.value ?? 0,
    date: booking.date.value,
    time: booking.time.value,
  };
  return Object.fromEntries(Object.entries(said).filter(([field, one]) => one !== shown[field]));
}
