import type pg from 'pg';
import { administer, inDatabase } from '#test/support/database.ts';
import { freePort } from '#test/support/process.ts';
import { type Bench, openBench, random, type Server, startServer } from './firm.ts';
import { vocabulary } from './talk.ts';

/** One firm with so many conversations of one message each, in a database of its own. */
export type Seeded = Bench & { size: number };
export type Many = { all: Seeded[]; least: Seeded; most: Seeded; stop(): Promise<void> };

/** Databases of growing size on one embedded PostgreSQL, each with a Patto on it. */
export async function seedMany(
  sizes: readonly number[],
  note: (text: string) => void,
): Promise<Many> {
  const began = performance.now();
  const server = await startServer();
  const all: Seeded[] = [];
  for (const size of sizes) all.push(await seeded(server, size));
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  note(
    `${sizes.join(', ')} conversations of one message seeded by SQL in ${seconds} s: every third waits; 12 words a message out of 20,000, Zipf; analysed`,
  );
  const stop = async () => {
    for (const one of all) await one.stop();
    await server.stop();
  };
  const [least, most] = [all[0], all.at(-1)];
  if (!least || !most) throw new Error('no sizes');
  return { all, least, most, stop };
}

async function seeded(server: Server, size: number): Promise<Seeded> {
  const name = `bench_${size}`;
  await administer(server.url, `create database ${name}`);
  const origin = `http://localhost:${await freePort()}`;
  const bench = await openBench({ ...server, url: inDatabase(server.url, name) }, { origin });
  await fill(bench, size);
  return { ...bench, size };
}

async function fill({ bare, workspaceId, channelId }: Bench, size: number): Promise<void> {
  await bare.query(`set synchronous_commit = off; set maintenance_work_mem = '512MB'`);
  const indexes = await laterIndexes(bare);
  for (const { name } of indexes) await bare.query(`drop index ${name}`);
  await bare.query(persons, [workspaceId, Math.ceil(size / 4)]);
  const say = sentences();
  for (let from = 0; from < size; from += 10_000) {
    const texts = Array.from({ length: Math.min(10_000, size - from) }, say);
    await bare.query(messages, [workspaceId, channelId, size, from, texts]);
  }
  await bare.query(conversations, [workspaceId]);
  await bare.query(keys, [workspaceId]);
  for (const { definition } of indexes) await bare.query(definition);
  await bare.query('vacuum analyze');
  await bare.query('reset synchronous_commit; reset maintenance_work_mem; checkpoint');
}

type Index = { name: string; definition: string };

/** All but the primary keys, as the migrations made them: built after the rows, they are the same and there sooner. */
async function laterIndexes(bare: pg.Client): Promise<Index[]> {
  const { rows } =
    await bare.query<Index>(`select c.relname as name, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
    where t.relname in ('message', 'conversation', 'message_key', 'person') and not i.indisprimary`);
  return rows;
}

/** The words of all seeded messages, commonest first. */
const words = vocabulary(20_000, random(7));
/** In some four of a hundred messages, and in some hundred of a million. */
export const commonWords = words.slice(30, 60);
export const rareWords = words.slice(12_000, 18_000);

/** The nth conversation, from 1. */
export function conversationId(n: number): string {
  return `01930000-0000-7000-9000-${n.toString(16).padStart(12, '0')}`;
}

const id = (kind: '8' | '9' | 'a', n: string) =>
  `('01930000-0000-7000-${kind}000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;

const persons = `insert into person (workspace_id, person_id, name, sort_name, first_seen_at)
  select $1, ${id('a', 'i')}, 'Persona ' || i, 'persona ' || i, now() - interval '300 days' from generate_series(1, $2::int) i`;

/** Twelve words a sentence; a word of rank r comes up in proportion to 1/r. */
function sentences(): () => string {
  const next = random(42);
  const word = () => words[Math.floor(words.length ** next()) - 1];
  return () => Array.from({ length: 12 }, word).join(' ');
}

const messages = `insert into message (workspace_id, channel_id, message_id, conversation_id, direction, person_id, text, language,
    visibility, sent_at, received_at, kind)
  select $1, $2, ${id('8', 'i')}, ${id('9', 'i')}, 'in', ${id('a', '1 + i % (($3::int + 3) / 4)')}, text,
    case when i % 2 = 0 then 'it' else 'en' end, 'public', t, t, 'question'
  from (select $4::int + n as i, text, now() - ($3::int - $4::int - n) * interval '20 seconds' as t
    from unnest($5::text[]) with ordinality as said (text, n)) said`;

const conversations = `insert into conversation (workspace_id, channel_id, conversation_id, person_id, visibility, kind, excerpt,
    messages, first_message_at, last_message_at, last_in_at, waiting, due_at)
  select workspace_id, channel_id, conversation_id, person_id, visibility, kind, left(text, 140), 1, sent_at, sent_at, sent_at,
    waits, case when waits then sent_at + interval '4 hours' else 'infinity' end
  from (select *, get_byte(uuid_send(message_id), 15) % 3 = 0 as waits from message where workspace_id = $1) m`;

const keys = `insert into message_key (workspace_id, channel_id, external_id, conversation_id, message_id, version)
  select workspace_id, channel_id, message_id::text, conversation_id, message_id, '1' from message where workspace_id = $1`;
