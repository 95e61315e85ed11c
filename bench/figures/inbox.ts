import pg from 'pg';
import { connectionOf } from '#server/platform/database.ts';
import { type Line, lineOf, type Run } from '../figure.ts';
import { closedLoop, type Request } from '../load.ts';
import type { Seeded } from '../many.ts';
import { interleave } from '../rounds.ts';

/** The first pages of who waits, 25 a page, due first, with their persons: through HTTP, signed in, against a bare keyset query. */
export async function measure(run: Run): Promise<Line[]> {
  const { all, least, most } = await run.many();
  const lines: Line[] = [];
  for (const seeded of all)
    for (const atOnce of [1, 8]) lines.push(...(await againstBare(run, seeded, atOnce)));
  return [...lines, await flat(run, least, most)];
}

const pages = 20;

async function againstBare(run: Run, seeded: Seeded, atOnce: number): Promise<Line[]> {
  const name = `inbox page of ${seeded.size}, c${atOnce}`;
  const load = { atOnce, requests: (run.quick ? 60 : 200) * Math.min(atOnce, 2) };
  const pool = new pg.Pool({ ...connectionOf(seeded.databaseUrl), max: 8 });
  try {
    const [page, keyset] = [await pagesOf(seeded), await keysetOf(seeded, pool)];
    await closedLoop(page, load);
    await closedLoop(keyset, load);
    const passes = { ours: () => closedLoop(page, load), bare: () => closedLoop(keyset, load) };
    const found = await interleave({ ...run, name, by: 'p50', ...passes });
    const against = 'bare keyset query';
    return ['p50', 'p99'].map((key) =>
      lineOf(found, { figure: `${name}, ${key}`, unit: 'ms', key, against }),
    );
  } finally {
    await pool.end();
  }
}

async function flat(run: Run, least: Seeded, most: Seeded): Promise<Line> {
  const name = `inbox page of ${most.size} against ${least.size}, p50`;
  const load = { atOnce: 1, requests: run.quick ? 60 : 300 };
  const [small, large] = [await pagesOf(least), await pagesOf(most)];
  const passes = { ours: () => closedLoop(large, load), bare: () => closedLoop(small, load) };
  const found = await interleave({ ...run, name, by: 'p50', ...passes });
  return lineOf(found, {
    figure: name,
    unit: 'ms',
    key: 'p50',
    against: `the same page of ${least.size}`,
  });
}

type Page = { items: unknown[]; next: string };

/** The first twenty pages, by turns. */
async function pagesOf({ call }: Seeded): Promise<Request> {
  const paths = ['/api/conversations?view=due&limit=25'];
  const open = async (n: number) => {
    const page = await call<Page>(paths[n % paths.length] ?? '');
    if (page.items.length !== 25) throw new Error(`${page.items.length} lines`);
    return page;
  };
  while (paths.length < pages)
    paths.push(`${paths[0]}&cursor=${encodeURIComponent((await open(paths.length - 1)).next)}`);
  return open;
}

const waiting = 'workspace_id = $1 and waiting and closed_at is null and merged_into is null';

/** The same pages by the same order, as the owner of the database. */
async function keysetOf({ workspaceId, bare }: Seeded, pool: pg.Pool): Promise<Request> {
  const { rows } = await bare.query<{ due: string; id: string }>(
    `select due_at::text as due, conversation_id as id from conversation where ${waiting}
     order by due_at, conversation_id limit ${pages * 25}`,
    [workspaceId],
  );
  const starts = Array.from({ length: pages }, (_, page) => rows[page * 25]);
  const text = `select c.*, p.name, p.avatar from (select * from conversation
      where ${waiting} and (due_at, conversation_id) >= ($2, $3) order by due_at, conversation_id limit 26) c
    left join person p on p.workspace_id = c.workspace_id and p.person_id = c.person_id order by c.due_at, c.conversation_id`;
  return async (n) => {
    const start = starts[n % pages];
    const page = await pool.query(text, [workspaceId, start?.due, start?.id]);
    if (page.rows.length !== 26) throw new Error(`${page.rows.length} rows`);
  };
}
