import { sql } from 'kysely';
import { runJob, type Work } from './boss.ts';
import { type Database, type Trx, workspaceOf } from './database.ts';
import { reasonOf } from './reason.ts';

/** Recurring work below a minute, which pg-boss's cron cannot do: a due time a row, claimed by one process at a time. */
export type Rounds = { stop(): Promise<void> };
type Round = { workspaceId: string; queue: string; subject: string };

const tick = 1000;

/** Asks every second what is due, and does it; a slow round holds up nothing but itself. */
export async function startRounds(w: Work): Promise<Rounds> {
  await addWorkspaceRounds(w);
  const running = new Map<string, Promise<void>>();
  let asking: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    asking = asking.then(() => goRound(w, running));
  }, tick);
  return {
    stop: async () => {
      clearInterval(timer);
      await asking;
      await Promise.all(running.values());
    },
  };
}

const atOnce = 20;

async function goRound(w: Work, running: Map<string, Promise<void>>): Promise<void> {
  try {
    await addWorkspaceRounds(w);
    if (running.size >= atOnce) return;
    for (const round of await claim(w.db)) {
      const name = `${round.queue} ${round.workspaceId} ${round.subject}`;
      if (!running.has(name))
        running.set(
          name,
          runRound(w, round).finally(() => running.delete(name)),
        );
    }
  } catch (error) {
    w.log.warn({ error: reasonOf(error) }, 'rounds');
  }
}

/** `subject` reaches the job as it was given to `addRound`. A round that fails, and said so, is due again at its time. */
async function runRound(w: Work, { queue, ...data }: Round): Promise<void> {
  const kind = w.kinds.find((one) => one.queue === queue);
  if (kind) await runJob(w, kind, data).catch(() => {});
}

async function claim(db: Database): Promise<Round[]> {
  const { rows } =
    await sql<Round>`update auth.round r set next_at = now() + make_interval(secs => r.every_seconds)
    from (select workspace_id, queue, subject from auth.round where next_at <= now()
      order by next_at limit 50 for update skip locked) due
    where (r.workspace_id, r.queue, r.subject) = (due.workspace_id, due.queue, due.subject)
    returning r.workspace_id as "workspaceId", r.queue, r.subject`.execute(db);
  return rows;
}

const known = new WeakMap<Database, string>();

/** Every workspace has the rounds of every kind; new workspaces get theirs within a second. */
async function addWorkspaceRounds({ db, kinds }: Work): Promise<void> {
  const { rows } = await sql<{
    n: string;
  }>`select count(*)::text as n from auth.workspace_directory`.execute(db);
  const recurring = kinds.flatMap((kind) =>
    kind.every ? [{ queue: kind.queue, every: kind.every }] : [],
  );
  const now = `${rows[0]?.n} ${JSON.stringify(recurring)}`;
  if (now === known.get(db)) return;
  await sql`insert into auth.round (workspace_id, queue, every_seconds)
    select d.workspace_id, k.queue, k.every from auth.workspace_directory d,
      unnest(${recurring.map((one) => one.queue)}::text[], ${recurring.map((one) => one.every)}::int[]) as k (queue, every)
    on conflict (workspace_id, queue, subject) do update set every_seconds = excluded.every_seconds`.execute(
    db,
  );
  known.set(db, now);
}

/** A round of its own for one subject (a channel to pull). */
export async function addRound(
  trx: Trx,
  { queue, subject, every }: { queue: string; subject: string; every: number },
): Promise<void> {
  await sql`insert into auth.round (workspace_id, queue, subject, every_seconds)
    values (${workspaceOf(trx)}, ${queue}, ${subject}, ${every})
    on conflict (workspace_id, queue, subject) do update set every_seconds = excluded.every_seconds, next_at = now()`.execute(
    trx,
  );
}

/** No more rounds for this subject. */
export async function dropRound(trx: Trx, queue: string, subject: string): Promise<void> {
  await sql`delete from auth.round where workspace_id = ${workspaceOf(trx)} and queue = ${queue} and subject = ${subject}`.execute(
    trx,
  );
}

/** The next round of a subject waits: the network asked us to. */
export async function delayRound(
  trx: Trx,
  { queue, subject, ms }: { queue: string; subject: string; ms: number },
): Promise<void> {
  await sql`update auth.round set next_at = now() + make_interval(secs => ${ms / 1000}::float8)
    where workspace_id = ${workspaceOf(trx)} and queue = ${queue} and subject = ${subject}`.execute(
    trx,
  );
}
