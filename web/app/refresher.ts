import type { QueryClient, QueryKey } from '@tanstack/react-query';

export interface LiveEvent {
  type: 'conversations' | 'people' | 'channels' | 'pact' | 'team' | 'presence';
  ids?: string[];
}

/** Between two rounds of asking anew, so that a busy minute does not become a storm of requests. */
const gap = 400;

/** What each event touches, by the first parts of the query keys. */
const touched: Record<LiveEvent['type'], string[][]> = {
  conversations: [['conversations'], ['pact', 'clocks']],
  people: [['people']],
  channels: [['channels']],
  pact: [['pact']],
  team: [['me'], ['workspaces'], ['members'], ['grants'], ['departments'], ['hours'], ['audit']],
  presence: [['conversations', 'get']],
};

/** One resource by id: an event that names ids leaves the others of its kind alone. */
const single = ['conversations.get', 'people.get', 'pact.clocks', 'conversations.timeline'];

export interface Refresher {
  hear: (event: LiveEvent) => void;
  hearAll: () => void;
  stop: () => void;
}

/** Gathers live events and invalidates what they touch: at once, then at most every `gap` ms. */
export function makeRefresher(queries: Pick<QueryClient, 'invalidateQueries'>): Refresher {
  let waiting: LiveEvent[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const refresh = () => {
    const events = waiting;
    waiting = [];
    timer = events.length > 0 ? setTimeout(refresh, gap) : undefined;
    if (events.length === 0) return;
    void queries.invalidateQueries({
      predicate: ({ queryKey }) => events.some((event) => touches(event, queryKey)),
    });
  };
  const hear = (event: LiveEvent) => {
    if (!(event.type in touched)) return;
    waiting.push(event);
    if (!timer) refresh();
  };
  const all = Object.keys(touched) as LiveEvent['type'][];
  const hearAll = () => all.forEach((type) => void hear({ type }));
  return { hear, hearAll, stop: () => clearTimeout(timer) };
}

/** Whether an event makes what stands under this key out of date. */
export function touches({ type, ids }: LiveEvent, queryKey: QueryKey): boolean {
  const [path, options] = queryKey as [string[], { input?: { id?: string } }?];
  const hit = touched[type].some((parts) => parts.every((part, at) => path[at] === part));
  if (!hit || !ids?.length || !single.includes(path.join('.'))) return hit;
  if (path.at(-1) === 'timeline') return true;
  const id = options?.input?.id;
  return !id || ids.includes(id);
}
