import type { App } from '#server/platform/http.ts';
import type { JobKind } from '#server/platform/jobs.ts';
import { fill } from './fill.ts';

/** Fills a shop that was opened. Its round looks again every few seconds, until the shop is full. */
export function demoJobs(app: App): readonly JobKind[] {
  return [{ queue: 'demo', outside: (job: { workspaceId: string }) => fill(app, job.workspaceId) }];
}
