import { api } from '#web/app/client.ts';
import type { Outputs } from '#web/app/place.ts';

export type Person = Outputs['people']['get'];
export type PersonLine = Outputs['people']['list']['items'][number];
export type Suggestion = Outputs['people']['suggestions'][number];

interface Asked {
  search: string | undefined;
  network: string | undefined;
}

type Page = string | undefined;
const first = undefined as Page;

/** Persons, last seen first, page after page. */
export function listOptions({ search, network }: Asked) {
  return api.people.list.infiniteOptions({
    input: (cursor: Page) => ({
      limit: 40,
      ...(search && { search }),
      ...(network && { network }),
      ...(cursor && { cursor }),
    }),
    initialPageParam: first,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** What a person and we said, newest first, page after page. */
export function timelineOptions(id: string) {
  return api.conversations.timeline.infiniteOptions({
    input: (cursor: Page) => ({ id, limit: 30, ...(cursor && { cursor }) }),
    initialPageParam: first,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}
