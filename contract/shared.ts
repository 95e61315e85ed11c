import { oc } from '@orpc/contract';
import { z } from 'zod';
import { type RefusalCode, refusals } from './refusals.ts';

export const Id = z.uuid();
/** An instant, ISO 8601 with offset or Z. */
export const Instant = z.iso.datetime({ offset: true });
/** A local calendar day, `2026-11-22`. */
export const Day = z.iso.date();
/** A local wall-clock time, `09:30`; `24:00` and beyond are past midnight, up to `36:00`. */
export const WallTime = z.string().regex(/^([0-2]\d|3[0-5]):[0-5]\d$|^36:00$/);
export const Language = z.string().regex(/^[a-z]{2}$/);
export const Cursor = z.string().max(200);
export const Name = z.string().trim().min(1).max(120);
export const Text = z.string().max(20_000);
export const Nothing = z.object({});

export const RequestKind = z.enum([
  'question',
  'complaint',
  'reservation',
  'order',
  'idea',
  'praise',
  'spam',
  'other',
]);
export const Tone = z.enum(['positive', 'neutral', 'negative']);
export const Visibility = z.enum(['public', 'followers', 'private']);
export const Network = z.enum(['website', 'bluesky', 'import']);

export const Page = {
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
};

/** A page of a list: `next` is the cursor of the following page, null at the end. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: Cursor.nullable() });
}

/** A procedure that may refuse with the common codes and the given ones. */
export function procedure(...codes: RefusalCode[]) {
  const all: RefusalCode[] = ['signed_out', 'forbidden', 'not_found', 'invalid', ...codes];
  return oc.errors(Object.fromEntries(all.map((code) => [code, refusals[code]])));
}
