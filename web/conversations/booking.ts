import type { I18n } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';
import type { Message } from './queries.ts';
import type { Part } from './segments.ts';

export type Reservation = NonNullable<NonNullable<Message['findings']>['reservation']>;
export type Booking = Reservation['booking'];
export type Intent = Reservation['intent']['value'];
/** What one chip shows: who comes, children among them; or the day; or the hour. */
export type Slot = 'party' | 'date' | 'time';

export const intentWords = {
  reserve: msg`Booking`,
  ask_availability: msg`Is there room?`,
  cancel: msg`Cancellation`,
  move: msg`Change of booking`,
  none: msg`Not a booking`,
};

const wishWords: Record<string, ReturnType<typeof msg>> = {
  high_chair: msg`high chair`,
  allergy: msg`allergy`,
  dog: msg`dog`,
  outside: msg`outside`,
  inside: msg`inside`,
  quiet: msg`quiet`,
  birthday: msg`birthday`,
  wheelchair: msg`wheelchair`,
  window: msg`window`,
  parking: msg`parking`,
};

export function wishName(wish: string, i18n: I18n): string {
  const word = wishWords[wish];
  return word ? i18n._(word) : wish;
}

/** "5 people, 1 child": who comes, as a host would write it down. Everybody is counted, the children too. */
export function partyWords({ party, children }: Booking, i18n: I18n): string {
  const { value: count } = party;
  const { value: small } = children;
  const people =
    count === null ? '' : i18n._(msg`${plural(count, { one: '# person', other: '# people' })}`);
  const among = small ? i18n._(msg`${plural(small, { one: '# child', other: '# children' })}`) : '';
  return people && among ? i18n._(msg`${people}, ${among} among them`) : people || among;
}

/** Who said otherwise of what a chip shows. */
export function correctorOf(slot: Slot, booking: Booking): string | null {
  const { correctedBy } = booking[slot];
  return slot === 'party' ? (correctedBy ?? booking.children.correctedBy) : correctedBy;
}

/** "Sat 28 Nov", with the year where it is another one than that of the message. */
export function dayWords(day: string, language: string, said: string): string {
  const year = day.slice(0, 4) === said.slice(0, 4) ? {} : { year: 'numeric' as const };
  return new Intl.DateTimeFormat(language, {
    ...{ weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' },
    ...year,
  }).format(new Date(`${day}T12:00:00Z`));
}

/** The words of a message that say something, each with what it says. */
export function partsOf({ findings, text, deletedAt }: Message): Part[] {
  if (!findings || deletedAt) return [];
  const { reservation, contacts } = findings;
  const shown = reservation && reservation.intent.value !== 'none' ? reservation : null;
  const parts = [
    ...contacts.map((words) => ({ ...words, of: 'contact' })),
    ...(shown ? bookingParts(shown) : []),
  ];
  return parts.map(({ from, to, of }) => ({ from, to: Math.min(to, text.length), of }));
}

function bookingParts({ booking, second, wishes }: Reservation): Part[] {
  return [
    ...fieldsOf(booking).flatMap(([of, { words }]) => words.map((one) => ({ ...one, of }))),
    ...(second ? fieldsOf(second) : []).flatMap(([, { words }]) =>
      words.map((one) => ({ ...one, of: 'second' })),
    ),
    ...wishes.flatMap(({ wish, words }) => words.map((one) => ({ ...one, of: wish }))),
  ];
}

function fieldsOf({ party, children, date, time }: Booking): [Slot, Booking['date' | 'party']][] {
  return [
    ['party', party],
    ['party', children],
    ['date', date],
    ['time', time],
  ];
}
