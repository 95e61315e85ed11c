import { connectorOf } from '#server/connectors/registry.ts';
import type { App } from '#server/platform/http.ts';
import type { JobKind } from '#server/platform/jobs.ts';
import { drain, drainAll } from './intake.ts';
import { confirm, send, watchOutbox } from './outbox.ts';
import { pull } from './pull.ts';

type InWorkspace = { workspaceId: string };

declare module '#server/platform/jobs.ts' {
  interface Jobs {
    intake: { channelId: string };
    send: { outboxId: string };
    confirm: { outboxId: string };
  }
}

/** What channels do on their own: read what waits, send, read back, pull, and look after what a dead process left. */
export function channelJobs(app: App): JobKind[] {
  const ground = (workspaceId: string) => ({
    db: app.db,
    scope: () => app.scope(workspaceId),
    connectorOf,
  });
  return [
    {
      queue: 'intake',
      urgent: true,
      concurrency: 2,
      outside: (job: InWorkspace & { channelId: string }) =>
        drain(ground(job.workspaceId), job.channelId),
    },
    {
      queue: 'intake-watch',
      every: 20,
      outside: (job: InWorkspace) => drainAll(ground(job.workspaceId)),
    },
    {
      queue: 'send',
      urgent: true,
      concurrency: 4,
      outside: (job: InWorkspace & { outboxId: string }) =>
        send({ app, workspaceId: job.workspaceId }, job.outboxId),
    },
    {
      queue: 'confirm',
      urgent: true,
      concurrency: 2,
      outside: (job: InWorkspace & { outboxId: string }) =>
        confirm({ app, workspaceId: job.workspaceId }, job.outboxId),
    },
    { queue: 'outbox-watch', every: 20, run: watchOutbox },
    {
      queue: 'pull',
      outside: (job: InWorkspace & { subject: string }) => pull(app, job.workspaceId, job.subject),
    },
  ];
}
