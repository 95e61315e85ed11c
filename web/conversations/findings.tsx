import { Trans, useLingui } from '@lingui/react/macro';
import { IconEye } from '@tabler/icons-react';
import { usePlace } from '#web/app/workspace.tsx';
import { AskBack } from './ask-back.tsx';
import { type Booking, dayWords, partyWords, type Reservation, wishName } from './booking.ts';
import { BookingChip } from './booking-chip.tsx';
import classes from './findings.module.css';
import { IntentChip } from './intent-chip.tsx';
import type { Message, Thread } from './queries.ts';

interface FindingsProps {
  message: Message;
  thread: Thread;
  /** Brightens the words of what is pointed at. */
  light: (what: string | null) => void;
}

/** What was found in a message, as quiet hints: a member corrects them by tapping, nothing is decided by them. */
export function FindingsLine({ message, thread, light }: FindingsProps) {
  const { reservation, contacts } = message.findings ?? {};
  if (message.deletedAt || !message.findings) return null;
  const isOpenToAll = message.visibility !== 'private' && !message.hiddenAt;
  return (
    <>
      {reservation && (
        <BookingLine message={message} reservation={reservation} light={light}>
          <AskBack message={message} thread={thread} question={reservation.question} />
        </BookingLine>
      )}
      {isOpenToAll && contacts && contacts.length > 0 && <OpenContacts contacts={contacts} />}
    </>
  );
}

interface BookingLineProps {
  message: Message;
  reservation: Reservation;
  light: FindingsProps['light'];
  children: React.ReactNode;
}

function BookingLine({ message, reservation, light, children }: BookingLineProps) {
  const { t, i18n } = useLingui();
  const { intent, booking, second, wishes } = reservation;
  const chip = { message, booking, intent: intent.value, light };
  return (
    <fieldset className={classes.line} aria-label={t`Read in this message`}>
      <IntentChip message={message} intent={intent} />
      {intent.value !== 'none' && (
        <>
          <BookingChip slot="party" {...chip} />
          <BookingChip slot="date" {...chip} />
          <BookingChip slot="time" {...chip} />
          {wishes.map(({ wish }) => (
            <span
              className={classes.wish}
              key={wish}
              onPointerEnter={() => light(wish)}
              onPointerLeave={() => light(null)}
            >
              {wishName(wish, i18n)}
            </span>
          ))}
          {second && <Second booking={second} said={message.sentAt} light={light} />}
          {children}
        </>
      )}
    </fieldset>
  );
}

interface SecondProps {
  booking: Booking;
  said: string;
  light: FindingsProps['light'];
}

/** A second table asked for in the same message, to read. */
function Second({ booking, said, light }: SecondProps) {
  const { i18n } = useLingui();
  const { language } = usePlace();
  const { date, time } = booking;
  const days = date.value ? [date.value] : date.alternatives;
  const hours = time.value ? [time.value] : time.alternatives;
  const day = days.map((one) => dayWords(one, language, said)).join(' / ');
  const words = [partyWords(booking, i18n), day, hours.join(' / ')].filter(Boolean).join(' · ');
  return (
    <span
      className={classes.wish}
      onPointerEnter={() => light('second')}
      onPointerLeave={() => light(null)}
    >
      <Trans>and another: {words}</Trans>
    </span>
  );
}

type Contacts = NonNullable<Message['findings']>['contacts'];

/** A phone or an address where everybody reads it: who wrote it may not have thought of that. */
function OpenContacts({ contacts }: { contacts: Contacts }) {
  const { t } = useLingui();
  const { language } = usePlace();
  const names = { phone: t`a phone number`, mail: t`a mail address`, address: t`an address` };
  const kinds = [...new Set(contacts.map(({ kind }) => names[kind]))];
  const list = new Intl.ListFormat(language).format(kinds);
  return (
    <p className={classes.open}>
      <IconEye size={16} stroke={1.7} aria-hidden="true" />
      <Trans>It contains {list}, and everybody can read it here.</Trans>
    </p>
  );
}
