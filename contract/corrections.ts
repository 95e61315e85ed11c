import { z } from 'zod';
import { BookingIntent } from './findings.ts';
import { Message } from './messages.ts';
import { Day, Id, Language, procedure, RequestKind, Tone } from './shared.ts';

const BookingField = z.enum(['intent', 'party', 'children', 'date', 'time']);

/** The hour a table begins, `20:30`. */
const Hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** What a member may say a booking is, field by field; null = it is not said. */
const bookingValues = {
  intent: BookingIntent.optional(),
  party: z.number().int().min(1).max(999).nullable().optional(),
  children: z.number().int().min(0).max(999).nullable().optional(),
  date: Day.nullable().optional(),
  time: Hour.nullable().optional(),
};

const OfMessage = z.object({ id: Id });

/** What members say was meant, instead of what was read. */
export const corrections = {
  correct: procedure()
    .route({
      method: 'PUT',
      path: '/messages/{id}/reading',
      tags: ['conversations'],
      summary: 'Correct what was read in a message',
    })
    .input(
      OfMessage.extend({
        kind: RequestKind.optional(),
        tone: Tone.optional(),
        language: Language.optional(),
        ...bookingValues,
      }),
    )
    .output(Message),
  undoCorrection: procedure()
    .route({
      method: 'DELETE',
      path: '/messages/{id}/reading/{field}',
      tags: ['conversations'],
      summary: 'Take back the last correction of a field of the booking',
    })
    .input(OfMessage.extend({ field: BookingField }))
    .output(Message),
  corrections: procedure()
    .route({
      method: 'GET',
      path: '/corrections',
      tags: ['conversations'],
      summary: 'Messages whose booking was corrected, as cases the reader is tested with (YAML)',
    })
    .input(z.object({ limit: z.coerce.number().int().min(1).max(1000).default(1000) }))
    .output(z.object({ cases: z.number().int(), yaml: z.string() })),
};
