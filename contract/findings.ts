import { z } from 'zod';
import { Day } from './shared.ts';

/** Offsets into the text of a message, UTF-16, `to` excluded. */
const Words = z.object({ from: z.number().int(), to: z.number().int() });

/** What a message wants with a table; `none` only as a member's word: it is no booking. */
export const BookingIntent = z.enum(['reserve', 'ask_availability', 'cancel', 'move', 'none']);
export const BookingField = z.enum(['intent', 'party', 'children', 'date', 'time']);

/** The hour a table begins, `20:30`. */
const Hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** What a member may say a booking is, field by field; null = it is not said. */
export const bookingValues = {
  intent: BookingIntent.optional(),
  party: z.number().int().min(1).max(999).nullable().optional(),
  children: z.number().int().min(0).max(999).nullable().optional(),
  date: Day.nullable().optional(),
  time: Hour.nullable().optional(),
};

/** One thing read of a booking: no value and no alternatives = not said; no value and several = the host must ask. */
function said<T extends z.ZodType>(value: T) {
  return z.object({
    value: value.nullable(),
    /** 0 to 1; 1 once a member has said so. */
    confidence: z.number(),
    words: z.array(Words),
    alternatives: z.array(value),
    correctedBy: z.string().nullable(),
  });
}

export const Booking = z.object({
  party: said(z.number().int()),
  children: said(z.number().int()),
  date: said(z.string()),
  time: said(z.string()),
});

/** Proposals read from the words of a message, for a person to correct: never decisions. */
export const Findings = z.object({
  reservation: z
    .object({
      intent: z.object({
        value: BookingIntent,
        confidence: z.number(),
        correctedBy: z.string().nullable(),
      }),
      booking: Booking,
      second: Booking.nullable(),
      wishes: z.array(z.object({ wish: z.string(), words: z.array(Words) })),
      question: z.string().nullable(),
    })
    .nullable(),
  contacts: z.array(
    Words.extend({ kind: z.enum(['phone', 'mail', 'address']), value: z.string() }),
  ),
});
