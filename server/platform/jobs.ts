import { CompiledQuery } from 'kysely';
import type { JobInsert, PgBoss, Queue } from 'pg-boss';
import { type EnqueueOptions, scopeOf, type Trx } from './database.ts';
import { sendRaw } from './pipeline.ts';

/** The jobs of all modules: each module's `jobs.ts` adds its queue and what a job carries. */
export interface Jobs {
  reaction: { name: string; list: unknown[] };
}
export type QueueName = keyof Jobs & string;

/** One line a queue: what runs, how many at once, how it is tried again. */
export type JobKind = {
  queue: string;
  concurrency?: number;
  retryLimit?: number;
  /** How many that wait are taken at once; those among them that ask for the same are done once. */
  gather?: number;
  /** Wakes the worker at once instead of at the next poll. */
  urgent?: boolean;
  /** Seconds between rounds; done once a round for every workspace, whatever the number of processes. */
  every?: number;
} & (Inside | Outside);
/** Runs in one transaction of the job's workspace. */
type Inside = { run(trx: Trx, data: never): Promise<void> };
/** Opens its own transactions: it talks to a network in between. */
type Outside = { outside(data: never): Promise<void> };

/** Enqueues in the caller's transaction: no commit, no job. */
export async function enqueue<Q extends QueueName>(
  trx: Trx,
  queue: Q,
  data: Jobs[Q] & EnqueueOptions,
): Promise<void> {
  const { startAfter, ...rest } = data as Record<string, unknown> & EnqueueOptions;
  const { bus, workspaceId } = scopeOf(trx);
  const later = startAfter && { startAfter };
  await bus.enqueue(trx, { name: queue, data: { ...rest, workspaceId }, ...later });
}

/** pg-boss sending inside our transaction. It would like the id of the job, which nobody needs. */
export async function sendWithin(
  boss: PgBoss,
  trx: Trx,
  job: JobInsert & { name: string },
): Promise<void> {
  const { name, data, ...options } = job;
  const executeSql = async (text: string, values: unknown[] = []) => {
    await sendRaw(trx, CompiledQuery.raw(text, values));
    return { rows: [] };
  };
  await boss.send(name, data ?? {}, { ...options, db: { executeSql } });
}

/** How pg-boss keeps a queue of this kind. */
export function queueOf(kind: JobKind): Omit<Queue, 'name'> {
  return {
    retryLimit: kind.retryLimit ?? 8,
    retryDelay: 2,
    retryBackoff: true,
    retryDelayMax: 900,
    expireInSeconds: 300,
    deleteAfterSeconds: 3600,
    notify: kind.urgent ?? false,
  };
}
