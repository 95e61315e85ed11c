import { type Line, lineOf, type Run } from '../figure.ts';
import { random } from '../firm.ts';
import { closedLoop, type Request } from '../load.ts';
import { commonWords, rareWords, type Seeded } from '../many.ts';
import { interleave } from '../rounds.ts';

/** Searching all messages over all time, newest first, through HTTP; the bare query is the owner's on the same table. */
export async function measure(run: Run): Promise<Line[]> {
  const { most } = await run.many();
  return [
    ...(await searchFor(run, most, { words: rareWords, what: 'rare' })),
    ...(await searchFor(run, most, { words: commonWords, what: 'frequent' })),
  ];
}

type Words = { words: readonly string[]; what: string };

async function searchFor(run: Run, seeded: Seeded, { words, what }: Words): Promise<Line[]> {
  const name = `search of ${seeded.size} messages, a ${what} word`;
  const load = { atOnce: 1, requests: run.quick ? 40 : 100 };
  const next = random(23);
  const asked = Array.from(
    { length: load.requests },
    () => words[Math.floor(next() * words.length)] ?? '',
  );
  const hits = await hitsOf(seeded, asked[0] ?? '');
  run.note(`${name}: found in some ${hits} messages`);
  const [ours, bare] = [throughHttp(seeded, asked), asOwner(seeded, asked)];
  await closedLoop(ours, load);
  const passes = { ours: () => closedLoop(ours, load), bare: () => closedLoop(bare, load) };
  const found = await interleave({ ...run, name, by: 'p50', ...passes });
  const against = 'bare query';
  return ['p50', 'p99'].map((key) =>
    lineOf(found, { figure: `${name}, ${key}`, unit: 'ms', key, against }),
  );
}

function throughHttp({ call }: Seeded, asked: readonly string[]): Request {
  return async (n) => {
    const { items } = await call<{ items: unknown[] }>(`/api/search?limit=25&q=${asked[n]}`);
    if (items.length === 0) throw new Error(`nothing found for ${asked[n]}`);
  };
}

const query = `plainto_tsquery('italian', $2) || plainto_tsquery('english', $2) || plainto_tsquery('simple', $2)`;

function asOwner({ bare, workspaceId }: Seeded, asked: readonly string[]): Request {
  const text = `select message_id, conversation_id, text, sent_at, direction, language from message
    where workspace_id = $1 and search @@ (${query}) order by sent_at desc, message_id desc limit 26`;
  return (n) => bare.query(text, [workspaceId, asked[n]]);
}

async function hitsOf({ bare, workspaceId }: Seeded, word: string): Promise<number> {
  const text = `select count(*)::int as n from message where workspace_id = $1 and search @@ (${query})`;
  return (await bare.query<{ n: number }>(text, [workspaceId, word])).rows[0]?.n ?? 0;
}
