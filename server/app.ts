import type pg from 'pg';
import type { PgBoss } from 'pg-boss';
import { createAuth } from '#server/platform/auth.ts';
import { installQueues, runJob, startBoss, type Work, work } from '#server/platform/boss.ts';
import { type Clock, systemClock } from '#server/platform/clock.ts';
import {
  type Access,
  type Bus,
  createDatabase,
  createPool,
  type Database,
  type Scope,
} from '#server/platform/database.ts';
import { react } from '#server/platform/events.ts';
import { guardedFetch } from '#server/platform/guarded-fetch.ts';
import type { App } from '#server/platform/http.ts';
import { type JobKind, sendWithin } from '#server/platform/jobs.ts';
import { startLive } from '#server/platform/live.ts';
import { createLog, type Log } from '#server/platform/log.ts';
import { type AppRole, grantTables, migrate } from '#server/platform/migrate.ts';
import { type Rounds, startRounds } from '#server/platform/rounds.ts';
import { createSecrets, type Secrets } from '#server/platform/secrets.ts';
import { isExpected } from '#server/team/expected.ts';
import { jobs, reactions } from './modules.ts';
import { createWeb } from './web.ts';

export type Start = {
  /** The database as its owner: migrations run with it, nothing else. */
  databaseUrl: string;
  secret: string;
  home: string;
  origin: string;
  clock?: Clock;
  log?: Log;
  /** Without workers, jobs wait: tests run them by name. */
  workers?: boolean;
  limitRate?: boolean;
  /** Strangers may make themselves an account; otherwise the first one and the invited. */
  openSignUp?: boolean;
  fetch?: typeof globalThis.fetch;
};

export type Running = {
  app: App;
  fetch(request: Request): Response | Promise<Response>;
  /** Runs a job of a workspace now. */
  run(queue: string, workspaceId: string, data?: object): Promise<void>;
  stop(): Promise<void>;
};

/** Brings the database up to date, composes the modules, starts the workers. */
export async function startApp(start: Start): Promise<Running> {
  const log = start.log ?? createLog();
  const secrets = createSecrets(start.secret);
  const access = await prepareDatabase(start, secrets, log);
  const db = createDatabase(createPool(access));
  const boss = await startBoss(access);
  const scope = scopes(boss, start.clock ?? systemClock);
  const live = startLive(access);
  const { origin, home, limitRate = true } = start;
  const maySignUp = signUpRule(start, db);
  const auth = createAuth({ db, secrets, origin, limitRate, log, maySignUp });
  const fetch = start.fetch ?? guardedFetch(process.env.PATTO_PRIVATE_NETWORKS === '1');
  const app: App = { db, auth, secrets, live, log, origin, home, scope, fetch };
  const kinds = [...jobs(app), reactionJob];
  const rounds = start.workers === false ? null : await startWork({ boss, db, scope, kinds, log });
  return {
    app,
    fetch: createWeb(app).fetch,
    run: (queue, workspaceId, data) => runNamed(app, kinds, { queue, workspaceId, data }),
    stop: async () => {
      await rounds?.stop();
      await boss.stop({ graceful: true, timeout: 5000 });
      await live.stop();
      await db.destroy();
    },
  };
}

function signUpRule(start: Start, db: Database): (email: string) => Promise<boolean> {
  const { openSignUp = process.env.PATTO_OPEN_SIGN_UP === '1', clock = systemClock } = start;
  return async (email) => openSignUp || isExpected(db, email, clock.now());
}

async function startWork(w: Work): Promise<Rounds> {
  await work(w);
  return startRounds(w);
}

async function prepareDatabase(start: Start, secrets: Secrets, log: Log): Promise<Access> {
  const owner = createPool({ url: start.databaseUrl, max: 2, log });
  try {
    const role = await appRole(owner, secrets);
    await migrate(owner, role);
    await installQueues(owner, everyQueue());
    await grantTables(owner, `"${role.name}"`);
    return { url: start.databaseUrl, as: { user: role.name, password: role.password }, log };
  } finally {
    await owner.end();
  }
}

/** The role the app connects as: one a database, with a password nobody types. */
export async function appRole(owner: pg.Pool, secrets: Secrets): Promise<AppRole> {
  const { rows } = await owner.query<{ name: string }>('select current_database() as name');
  return { name: `${rows[0]?.name}_app`, password: secrets.derive('database role') };
}

/** What every transaction knows: where it is, what time it is, who reacts. */
function scopes(boss: PgBoss, clock: Clock): (workspaceId: string) => Scope {
  const bus: Bus = {
    emit: (trx, event, list) => react(reactions, trx, { event, list }),
    enqueue: (trx, job) => sendWithin(boss, trx, job),
  };
  return (workspaceId) => ({ workspaceId, now: clock.now(), bus });
}

/** Runs a `later` reaction. */
const reactionJob: JobKind = {
  queue: 'reaction',
  urgent: true,
  run: async (trx, data: { name: string; list: never[] }) => {
    const reaction = reactions.find((one) => one.name === data.name);
    await reaction?.run(trx, data.list);
  },
};

/** Every queue there is, for whoever prepares a database. */
export function everyQueue(): readonly JobKind[] {
  // only names and settings are read: no job runs without an app
  return [...jobs({} as App), reactionJob];
}

type Named = { queue: string; workspaceId: string; data: object | undefined };

async function runNamed(
  app: App,
  kinds: readonly JobKind[],
  { queue, workspaceId, data }: Named,
): Promise<void> {
  const kind = kinds.find((one) => one.queue === queue);
  if (!kind) throw new Error(`no job ${queue}`);
  await runJob(app, kind, { ...data, workspaceId });
}
