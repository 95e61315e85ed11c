import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type * as shape from '#contract/people.ts';
import { isId } from '#server/platform/ids.ts';
import { decodeCursor } from '#server/platform/page.ts';
import { refuse } from '#server/platform/refusal.ts';

export type PeoplePage = { items: z.output<typeof shape.PersonLine>[]; next: string | null };
export type Listing = {
  cursor?: string | undefined;
  limit: number;
  search?: string | undefined;
  network?: string | undefined;
};

/** Of `person p`: who is known on a network. */
export function onNetwork(network: string | undefined): RawBuilder<unknown> {
  if (!network) return sql``;
  return sql`and exists (select from identity n where n.person_id = p.person_id and n.network = ${network})`;
}

type CursorKind = 'instant' | 'id' | 'text';

/** The values of a cursor of ours, empty without one. Whatever else was sent is refused as `invalid`. */
export function cursorValues(cursor: string | undefined, kinds: readonly CursorKind[]): string[] {
  const values = decodeCursor(cursor);
  if (!values) return [];
  const fits = kinds.length === values.length && kinds.every((kind, i) => is[kind](values[i]));
  if (!fits) throw refuse('invalid', { field: 'cursor' });
  return values as string[];
}

const is: Record<CursorKind, (value: unknown) => boolean> = {
  instant: (value) =>
    typeof value === 'string' && !Number.isNaN(Date.parse(value)) && /^\d{4}-/.test(value),
  id: (value) => typeof value === 'string' && isId(value),
  text: (value) => typeof value === 'string' && !value.includes('\0'),
};
