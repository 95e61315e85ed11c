import { api } from '#web/app/client.ts';
import type { Outputs } from '#web/app/place.ts';

export type Line = Outputs['conversations']['list']['items'][number];
export type Thread = Outputs['conversations']['get'];
export type Message = Outputs['conversations']['reply'];
export type View = 'due' | 'mine' | 'answered' | 'all' | 'closed';

export const views: readonly View[] = ['due', 'mine', 'answered', 'all', 'closed'];

type Page = string | undefined;
const first = undefined as Page;

/** Live events tell at once; should one be lost, nobody waits longer than this to be seen. */
const slowly = 60_000;

/** The conversations of a view, page after page. */
export function listOptions(view: View, channelId: string | undefined) {
  return api.conversations.list.infiniteOptions({
    input: (cursor: Page) => ({
      view,
      limit: 30,
      ...(channelId ? { channelId } : {}),
      ...(cursor ? { cursor } : {}),
    }),
    initialPageParam: first,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: view === 'due' ? slowly : false,
  });
}

/** What was ever written, found by its words. */
export function searchOptions(q: string) {
  return api.conversations.search.infiniteOptions({
    input: (cursor: Page) => ({ q, limit: 25, ...(cursor ? { cursor } : {}) }),
    initialPageParam: first,
    getNextPageParam: (page) => page.next ?? undefined,
    enabled: q !== '',
  });
}

/** One conversation; its pages go back in time, the newest first. */
export function threadOptions(id: string) {
  return api.conversations.get.infiniteOptions({
    input: (before: Page) => ({ id, ...(before ? { before } : {}) }),
    initialPageParam: first,
    getNextPageParam: (page) => page.olderCursor ?? undefined,
  });
}
