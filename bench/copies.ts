import type pg from 'pg';
import type { Bench } from './firm.ts';

/** A copy of the table of messages with the same indexes, and without row-level security. */
export type Copy = { table: string; insert(rows: readonly Row[]): Promise<void> };
type Row = Record<string, string | null>;
type Column = { name: string; type: string };

/** An empty copy, written to in statements of a thousand rows, one array a column, each its own transaction. */
export async function copyOfMessages({ bare }: Bench, table: string): Promise<Copy> {
  await bare.query(`create table ${table} (like message including all)`);
  const columns = await columnsOf(bare);
  const names = columns.map((column) => column.name).join(', ');
  const arrays = columns.map(({ type }, i) => `$${i + 1}::${type}[]`).join(', ');
  const text = `insert into ${table} (${names}) select * from unnest(${arrays})`;
  const insert = async (rows: readonly Row[]) => {
    for (let from = 0; from < rows.length; from += 1000) {
      const some = rows.slice(from, from + 1000);
      await bare.query(
        text,
        columns.map(({ name }) => some.map((row) => row[name] ?? null)),
      );
    }
  };
  return { table, insert };
}

/** The rows of the newest messages, as texts the database reads back. */
export async function newestMessages({ bare }: Bench, count: number): Promise<Row[]> {
  const columns = await columnsOf(bare);
  const texts = columns.map(({ name }) => `${name}::text as ${name}`).join(', ');
  const { rows } = await bare.query<Row>(
    `select ${texts} from (select * from message order by message_id desc limit ${count}) m order by m.message_id`,
  );
  return rows;
}

async function columnsOf(bare: pg.Client): Promise<Column[]> {
  const { rows } =
    await bare.query<Column>(`select attname as name, format_type(atttypid, atttypmod) as type
    from pg_attribute where attrelid = 'message'::regclass and attnum > 0 and attgenerated = '' and not attisdropped`);
  return rows;
}
