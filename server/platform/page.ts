import { z } from 'zod';
import { refuse } from './refusal.ts';

/** Opaque to the caller: the sort values of the last row seen. */
export function encodeCursor(values: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

const anyValues = z.array(z.unknown());

/** The values of a cursor, of the given shape; null without one. A broken cursor is refused as `invalid`. */
export function decodeCursor<T = unknown[]>(
  cursor: string | undefined,
  shape: z.ZodType<T> = anyValues as never,
): T | null {
  if (!cursor) return null;
  try {
    return shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw refuse('invalid', { field: 'cursor' });
  }
}

/** A page of rows read one further than asked: whether there is a next one, and where it begins. */
export function pageFrom<Row, Item>(
  rows: readonly Row[],
  limit: number,
  how: { item(row: Row): Item; key(row: Row): unknown[] },
): { items: Item[]; next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(how.item),
    next: rows.length > limit && last ? encodeCursor(how.key(last)) : null,
  };
}
