import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { failed } from '#web/ui/toast.ts';
import { currentWorkspace } from './place.ts';
import { troubleOf } from './refusals.ts';

declare module '@tanstack/react-query' {
  interface Register {
    /** `quiet`: its screen tells the trouble itself. `still`: nothing else changes by it. */
    mutationMeta: { quiet?: boolean; still?: boolean };
  }
}

/** Areas that show what another area changed. */
const follows: Record<string, string[]> = {
  conversations: ['pact'],
  pact: ['conversations'],
  people: ['conversations'],
  channels: ['conversations'],
};

/** The cache of what the server said. A change is followed by asking its whole area anew. */
export const queries = new QueryClient({
  queryCache: new QueryCache({ onError: leaveIfSignedOut }),
  mutationCache: new MutationCache({
    onError: (error, ...[, , mutation]) => {
      leaveIfSignedOut(error);
      if (!mutation.meta?.quiet) failed(error);
    },
    onSuccess: (_data, ...[, , mutation]) => {
      const [path] = (mutation.options.mutationKey ?? []) as [string[]?];
      const area = path?.[0];
      if (!area || mutation.meta?.still) return;
      for (const one of [area, ...(follows[area] ?? [])])
        void queries.invalidateQueries({ queryKey: [[one]] });
    },
  }),
  defaultOptions: {
    queries: { staleTime: 30_000, gcTime: 600_000, retry: worthAnotherTry },
    mutations: { retry: false },
  },
});

function worthAnotherTry(count: number, error: Error): boolean {
  return count < 2 && troubleOf(error) === 'unreachable';
}

/** A session that ended inside of a workspace leads to the door, and back here after it. */
function leaveIfSignedOut(error: Error): void {
  if (troubleOf(error) !== 'signed_out' || !currentWorkspace()) return;
  const back = encodeURIComponent(location.pathname + location.search);
  location.assign(`/sign-in?next=${back}`);
}
