import type { JobKind } from '#server/platform/jobs.ts';
import { watchClocks } from './watch.ts';

declare module '#server/platform/jobs.ts' {
  interface Jobs {
    'pact-watch': Record<string, never>;
  }
}

export const pactJobs: readonly JobKind[] = [
  { queue: 'pact-watch', every: 60, run: (trx) => watchClocks(trx) },
];
