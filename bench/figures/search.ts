import { search } from '#server/conversations/search.ts';
import { inWorkspace } from '#server/platform/database.ts';
import { type Line, lineOf, type Run } from '../figure.ts';
import { random } from '../firm.ts';
import { closedLoop, type Request } from '../load.ts';
import { commonWords, rareWords, type Seeded } from '../many.ts';
import { interleave, type Pass } from '../rounds.ts';

/**
 * Searching all messages over all time, newest first: the product's own call (what the procedure calls, in a transaction of the
 * workspace, rows joined and marked), and the whole request over HTTP. The bare query is the owner's on the same table, in the
 * faster of its two plans: for a rare word through the index of words, for a frequent one back from the newest.
 */
export async function measure(run: Run): Promise<Line[]> {
  const { most } = await run.many();
  return [
    ...(await searchFor(run, most, { words: rareWords, what: 'rare', bare: byIndex })),
    ...(await searchFor(run, most, { words: commonWords, what: 'frequent', bare: byTime })),
  ];
}

type Words = { words: readonly string[]; what: string; bare: string };

async function searchFor(run: Run, seeded: Seeded, { words, what, bare }: Words): Promise<Line[]> {
  const name = `search of ${seeded.size} messages, a ${what} word`;
  const load = { atOnce: 1, requests: run.quick ? 40 : 100 };
  const next = random(23);
  const asked = Array.from(
    { length: load.requests },
    () => words[Math.floor(next() * words.length)] ?? '',
  );
  run.note(`${name}: found in some ${await hitsOf(seeded, asked[0] ?? '')} messages`);
  const [http, call] = [throughHttp(seeded, asked), asCalled(seeded, asked)];
  const owner = asOwner(seeded, asked, bare);
  const ours = async () => named(await closedLoop(http, load), await closedLoop(call, load));
  const against = async () => {
    const pass = await closedLoop(owner, load);
    return named(pass, pass);
  };
  await ours();
  await against();
  const found = await interleave({ ...run, name, by: 'call p50', ours, bare: against });
  return ['call p50', 'call p99', 'HTTP p50', 'HTTP p99'].map((key) =>
    lineOf(found, { figure: `${name}, ${key}`, unit: 'ms', key, against: 'bare query' }),
  );
}

function named(http: Pass, call: Pass): Pass {
  const entries = (what: string, pass: Pass) =>
    Object.entries(pass).map(([key, value]) => [`${what} ${key}`, value]);
  return Object.fromEntries([...entries('HTTP', http), ...entries('call', call)]);
}

function throughHttp({ call }: Seeded, asked: readonly string[]): Request {
  return async (n) => {
    const { items } = await call<{ items: unknown[] }>(`/api/search?limit=25&q=${asked[n]}`);
    if (items.length === 0) throw new Error(`nothing found for ${asked[n]}`);
  };
}

function asCalled({ running, workspaceId }: Seeded, asked: readonly string[]): Request {
  const { db, scope } = running.app;
  return async (n) => {
    const wanted = { q: asked[n] ?? '', limit: 25 };
    const { items } = await inWorkspace(db, scope(workspaceId), (trx) => search(trx, wanted));
    if (items.length === 0) throw new Error(`nothing found for ${asked[n]}`);
  };
}

const words = `plainto_tsquery('italian', $2) || plainto_tsquery('english', $2) || plainto_tsquery('simple', $2)`;
const hits = `select message_id, conversation_id, text, sent_at, direction, language from message
  where workspace_id = $1 and search @@ (${words})`;
const newest = 'order by sent_at desc, message_id desc limit 26';
const byTime = `${hits} ${newest}`;
const byIndex = `with hit as materialized (${hits}) select * from hit ${newest}`;

function asOwner({ bare, workspaceId }: Seeded, asked: readonly string[], text: string): Request {
  return (n) => bare.query(text, [workspaceId, asked[n]]);
}

async function hitsOf({ bare, workspaceId }: Seeded, word: string): Promise<number> {
  const text = `select count(*)::int as n from (${hits}) hit`;
  return (await bare.query<{ n: number }>(text, [workspaceId, word])).rows[0]?.n ?? 0;
}
