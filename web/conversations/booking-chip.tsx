import { useLingui } from '@lingui/react/macro';
import { UnstyledButton } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { usePlace } from '#web/app/workspace.tsx';
import {
  type Booking,
  correctorOf,
  dayWords,
  type Intent,
  partyWords,
  type Slot,
} from './booking.ts';
import classes from './findings.module.css';
import { isUnsure } from './intent-chip.tsx';
import type { Message } from './queries.ts';
import { useCorrectBooking } from './use-correct-booking.ts';

const editor = () => import('./booking-editor.tsx').then((m) => ({ default: m.BookingEditor }));
const BookingEditor = lazy(editor);

interface BookingChipProps {
  slot: Slot;
  message: Message;
  booking: Booking;
  intent: Intent;
  light: (what: string | null) => void;
}

/** One thing read of a booking: tapped, it opens what corrects it; where several were meant, each is a tap away. */
export function BookingChip({ slot, message, booking, intent, light }: BookingChipProps) {
  const words = useWords(slot, booking, message.sentAt);
  const { alternatives } = booking[slot];
  if (!words && alternatives.length === 0 && !isWanting(intent, slot)) return null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing here only brightens words
    <span
      className={classes.slot}
      onPointerEnter={() => light(slot)}
      onPointerLeave={() => light(null)}
      onFocus={() => light(slot)}
      onBlur={() => light(null)}
    >
      <Opener slot={slot} message={message} booking={booking} words={words} />
      {slot !== 'party' && <Choices slot={slot} message={message} field={booking[slot]} />}
    </span>
  );
}

/** Of what is cancelled the host has the rest in the book; of what is moved, who comes. */
function isWanting(intent: Intent, slot: Slot): boolean {
  return intent !== 'cancel' && !(intent === 'move' && slot === 'party');
}

function useWords(slot: Slot, booking: Booking, said: string): string {
  const { i18n } = useLingui();
  const { language } = usePlace();
  if (slot === 'party') return partyWords(booking, i18n);
  const { value } = booking[slot];
  return slot === 'date' && value ? dayWords(value, language, said) : (value ?? '');
}

interface OpenerProps {
  slot: Slot;
  message: Message;
  booking: Booking;
  words: string;
}

/** The chip as a button; what it opens is on no first screen's bill. */
function Opener({ slot, message, booking, words }: OpenerProps) {
  const { t } = useLingui();
  const [asked, setAsked] = useState(false);
  const [open, setOpen] = useState(false);
  const { alternatives, confidence } = booking[slot];
  const correctedBy = correctorOf(slot, booking);
  const name = { party: t`people`, date: t`day`, time: t`time` }[slot];
  const unsaid = alternatives.length > 0 ? `${name}?` : `+ ${name}`;
  const chip = (
    <UnstyledButton
      className={classes.chip}
      data-open={!words || undefined}
      data-corrected={correctedBy !== null || undefined}
      title={correctedBy ? t`Corrected by ${correctedBy}` : undefined}
      data-soft={(words && isUnsure(confidence)) || undefined}
      aria-label={words ? t`${words}: correct it` : unsaid}
      aria-haspopup="dialog"
      aria-expanded={open}
      onPointerEnter={() => void editor()}
      onClick={() => {
        setAsked(true);
        setOpen(true);
      }}
    >
      {words || unsaid}
    </UnstyledButton>
  );
  if (!asked) return chip;
  return (
    <Suspense fallback={chip}>
      <BookingEditor
        {...{ slot, message, booking, open }}
        target={chip}
        close={() => setOpen(false)}
      />
    </Suspense>
  );
}

interface ChoicesProps {
  slot: 'date' | 'time';
  message: Message;
  field: Booking['date'];
}

/** What else may have been meant: a tap says which. */
function Choices({ slot, message, field: { value, alternatives } }: ChoicesProps) {
  const { t } = useLingui();
  const { language } = usePlace();
  const correct = useCorrectBooking(message);
  const others = alternatives.filter((one) => one !== value);
  return others.map((one) => {
    const words = slot === 'date' ? dayWords(one, language, message.sentAt) : one;
    return (
      <UnstyledButton
        className={classes.choice}
        key={one}
        aria-label={t`${words}: this is meant`}
        onClick={() => correct({ [slot]: one })}
      >
        {words}
      </UnstyledButton>
    );
  });
}
