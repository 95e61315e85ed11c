import type { z } from 'zod';
import type * as shape from '#contract/findings.ts';
import type { Field } from '#server/reading/field.ts';
import { questionFor } from '#server/reading/reservation/questions.ts';
import { asksBack, type Reservation } from '#server/reading/reservation/reservation.ts';
import { type Booking as ReadBooking, unsaid } from '#server/reading/reservation/tables.ts';
import type { Tongue } from '#server/reading/tongue.ts';
import type { BookingField } from './tables.ts';

type Shown = NonNullable<z.output<typeof shape.Findings>['reservation']>;
type Booking = z.output<typeof shape.Booking>;
type Intent = Shown['intent']['value'];

/** What a member said a field is, and who. */
export type FindingCorrection = { field: BookingField; value: unknown; by: string };

/** What members said of a message, the latest first, and the language a question would be asked in. */
export type Corrected = {
  corrections: readonly FindingCorrection[];
  isCalledSo: boolean;
  language: Tongue | null;
};

/**
 * A reservation as read, with what members said instead. Null for what is none: nothing read and nobody called it so, or a visit
 * that was. What members said counts also where the reader, older or newer, finds nothing.
 */
export function corrected(
  read: Reservation | null,
  { corrections, isCalledSo, language }: Corrected,
): Shown | null {
  const wanted = read?.intent === 'past_visit' ? null : read;
  if (!wanted && !isCalledSo && corrections.length === 0) return null;
  const said = lastOf(corrections);
  const intent = intentOf(wanted, said);
  const booking = bookingOf(wanted?.booking ?? unsaid, said);
  return {
    intent,
    booking,
    second: wanted?.second ? bookingOf(wanted.second, new Map()) : null,
    wishes: (wanted?.wishes ?? []).map(({ wish, words }) => ({ wish, words: [...words] })),
    question: language && asksBack(intent.value) ? questionFor(booking, language) : null,
  };
}

type Said = ReadonlyMap<BookingField, FindingCorrection>;

function lastOf(corrections: readonly FindingCorrection[]): Said {
  return new Map(corrections.toReversed().map((one) => [one.field, one]));
}

function intentOf(read: Reservation | null, said: Said): Shown['intent'] {
  const other = said.get('intent');
  if (other) return { value: other.value as Intent, confidence: 1, correctedBy: other.by };
  const value = read && read.intent !== 'past_visit' ? read.intent : 'reserve';
  return { value, confidence: read?.confidence ?? 1, correctedBy: null };
}

function bookingOf(read: ReadBooking, said: Said): Booking {
  return {
    party: fieldOf(read.party, said.get('party')),
    children: fieldOf(read.children, said.get('children')),
    date: fieldOf(read.date, said.get('date')),
    time: fieldOf(read.time, said.get('time')),
  };
}

type ShownField<T> = Omit<Booking['date'], 'value' | 'alternatives'> & {
  value: T | null;
  alternatives: T[];
};

/** The words stay under a value they may have meant: the one read, or one of several. */
function fieldOf<T>(read: Field<T>, said: FindingCorrection | undefined): ShownField<T> {
  const { value, confidence, words, alternatives } = read;
  if (!said)
    return {
      ...{ value, confidence, words: [...words] },
      ...{ alternatives: [...alternatives], correctedBy: null },
    };
  const meant = [value, ...alternatives].includes(said.value as T);
  return {
    ...{ value: said.value as T | null, confidence: 1, words: meant ? [...words] : [] },
    ...{ alternatives: [], correctedBy: said.by },
  };
}
