import type { JobKind } from '#server/platform/jobs.ts';
import { compareWaiting } from './compare.ts';

declare module '#server/platform/jobs.ts' {
  interface Jobs {
    'people-compare': Record<string, never>;
  }
}

export const peopleJobs: readonly JobKind[] = [
  { queue: 'people-compare', every: 60, run: (trx) => compareWaiting(trx) },
];
