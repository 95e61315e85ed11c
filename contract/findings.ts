import { z } from 'zod';

/** Offsets into the text of a message, UTF-16, `to` excluded. */
const Words = z.object({ from: z.number().int(), to: z.number().int() });

/** What a message wants with a table; `none` only as a member's word: it is no booking. */
export const BookingIntent = z.enum(['reserve', 'ask_availability', 'cancel', 'move', 'none']);

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
