import type pg from 'pg';
import { PgBoss } from 'pg-boss';
import { type Access, connectionOf, type Database, inWorkspace, type Scope } from './database.ts';
import { type JobKind, queueOf } from './jobs.ts';
import type { Log } from './log.ts';
import { reasonOf } from './reason.ts';

/** As the owner: pg-boss's own tables and one queue a kind of job. */
export async function installQueues(owner: pg.Pool, kinds: readonly JobKind[]): Promise<void> {
  const db = { executeSql: (text: string, values?: unknown[]) => owner.query(text, values) };
  const boss = new PgBoss({ db, supervise: false, schedule: false });
  boss.on('error', () => {});
  await boss.start();
  for (const kind of kinds) {
    if (await boss.getQueue(kind.queue)) await boss.updateQueue(kind.queue, queueOf(kind));
    else await boss.createQueue(kind.queue, queueOf(kind));
  }
  await boss.stop({ graceful: false });
}

/** As the app: sends and works, cannot change the schema. */
export async function startBoss({ url, as, log }: Access): Promise<PgBoss> {
  const boss = new PgBoss({
    ...(connectionOf(url, as) as object),
    max: 4,
    application_name: 'patto-jobs',
    migrate: false,
    createSchema: false,
    reindex: false,
    monitorVacuum: false,
    useListenNotify: true,
  });
  boss.on('error', (error) => log.warn({ error: error.message }, 'jobs'));
  await boss.start();
  return boss;
}

export type Work = {
  boss: PgBoss;
  db: Database;
  scope: (workspaceId: string) => Scope;
  kinds: readonly JobKind[];
  log: Log;
};
type Carried = { workspaceId: string };

/** Starts a worker a kind of job. */
export async function work(w: Work): Promise<void> {
  for (const kind of w.kinds) {
    const options = {
      localConcurrency: kind.concurrency ?? 1,
      batchSize: kind.gather ?? 1,
      pollingIntervalSeconds: 2,
      // @NOTE its default is 30 s, and a delayed job (a confirm, a retry) is never announced
      notifyPollingIntervalSeconds: 2,
    };
    await w.boss.work<Carried>(kind.queue, options, async (jobs) => {
      for (const data of distinct(jobs)) await runJob(w, kind, data);
    });
  }
}

/** Jobs that ask for the same are one. */
function distinct(jobs: readonly { data: Carried }[]): Iterable<Carried> {
  return new Map(jobs.map(({ data }) => [JSON.stringify(data), data])).values();
}

/** Runs one job now; also used by rounds and by tests. */
export async function runJob(
  w: Pick<Work, 'db' | 'scope' | 'log'>,
  kind: JobKind,
  data: Carried,
): Promise<void> {
  try {
    if ('outside' in kind) await kind.outside(data as never);
    else await inWorkspace(w.db, w.scope(data.workspaceId), (trx) => kind.run(trx, data as never));
  } catch (error) {
    w.log.warn({ queue: kind.queue, error: reasonOf(error) }, 'job failed');
    throw error;
  }
}
