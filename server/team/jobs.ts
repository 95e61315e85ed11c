import { dropFile } from '#server/platform/files.ts';
import type { App } from '#server/platform/http.ts';
import type { JobKind } from '#server/platform/jobs.ts';

declare module '#server/platform/jobs.ts' {
  interface Jobs {
    /** A face nobody wears any more: removed only when the change is committed. */
    'team.drop-file': { path: string };
  }
}

export function teamJobs(app: App): readonly JobKind[] {
  return [
    {
      queue: 'team.drop-file',
      urgent: true,
      outside: ({ path }: { path: string }) => dropFile(app.home, path),
    },
  ];
}
