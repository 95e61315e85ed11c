import { connectorOf } from '#server/connectors/registry.ts';
import type { App } from '#server/platform/http.ts';
import type { JobKind } from '#server/platform/jobs.ts';
import { drain, drainAll } from './intake.ts';
import { pull } from './pull.ts';
import { confirm, send, watchOutbox } from './sending.ts';

type InWorkspace = { workspaceId: string };

declare module '#server/platform/jobs.ts' {
  interface Jobs {
    intake: { channelId: string };
    send: { outboxId: string };
    confirm: { outboxId: string };
  }
}

type Intake = InWorkspace & { channelId: string };
type Sending = InWorkspace & { outboxId: string };
type Pulling = InWorkspace & { subject: string };

/** What channels do on their own: read what waits, send, read back, pull, and look after what a dead process left. */
export function channelJobs(app: App): JobKind[] {
  const ground = ({ workspaceId }: InWorkspace) => ({
    db: app.db,
    scope: () => app.scope(workspaceId),
    connectorOf,
  });
  const from = ({ workspaceId }: InWorkspace) => ({ app, workspaceId });
  const read = (job: Intake) => drain(ground(job), job.channelId);
  const readAll = (job: InWorkspace) => drainAll(ground(job));
  const sendOne = (job: Sending) => send(from(job), job.outboxId);
  const confirmOne = (job: Sending) => confirm(from(job), job.outboxId);
  const pullOne = (job: Pulling) => pull(app, job.workspaceId, job.subject);
  return [
    { queue: 'intake', urgent: true, concurrency: 2, gather: 200, outside: read },
    { queue: 'intake-watch', every: 10, outside: readAll },
    { queue: 'send', urgent: true, concurrency: 4, outside: sendOne },
    { queue: 'confirm', urgent: true, concurrency: 2, outside: confirmOne },
    { queue: 'outbox-watch', every: 10, run: watchOutbox },
    { queue: 'pull', outside: pullOne },
  ];
}
