import type pg from 'pg';

/** A table as a backup sees it: what can be written back, and what must be there before. */
export type Kept = { schema: 'public' | 'auth'; name: string; columns: string[]; after: string[] };

/** Every table that holds something, parents before children; the migrations themselves are told apart. */
export async function tablesOf(client: pg.ClientBase): Promise<Kept[]> {
  const { rows } = await client.query<Kept>(`
    select n.nspname as schema, c.relname as name,
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
        and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
      array(select distinct f.confrelid::regclass::text from pg_constraint f
        where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as after
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('public', 'auth') and not (n.nspname = 'auth' and c.relname = 'migration')
    order by n.nspname, c.relname`);
  return inOrder(rows);
}

/** Pure: parents before children. Foreign keys among our tables make no circle. */
function inOrder(tables: readonly Kept[]): Kept[] {
  const placed = new Set<string>();
  const order: Kept[] = [];
  for (let left = [...tables]; left.length > 0; ) {
    const ready = left.filter((table) => table.after.every((parent) => placed.has(plain(parent))));
    if (ready.length === 0)
      throw new Error(`tables in a circle: ${left.map((table) => table.name).join(', ')}`);
    for (const table of ready) placed.add(plain(full(table)));
    order.push(...ready);
    left = left.filter((table) => !ready.includes(table));
  }
  return order;
}

/** The name of a table with its schema, as SQL takes it. */
export function full({ schema, name }: Pick<Kept, 'schema' | 'name'>): string {
  return `${schema}."${name}"`;
}

function plain(name: string): string {
  return name.replaceAll('"', '').replace(/^public\./, '');
}
