import { sql } from 'kysely';
import { inWorkspace, type Trx } from '#server/platform/database.ts';
import type { App } from '#server/platform/http.ts';
import type { Live } from '#server/platform/live.ts';

/** What is worth asking for again: never content, so that nothing can leak here. */
type Hint = 'comments' | 'chat';

/** A browser that looks at a page of a channel, or waits as a visitor, or both. */
export type Watcher = {
  channelId: string;
  page: string | null;
  visitor: string | null;
  tell(hint: Hint): void;
};

type Changed = 'all' | Set<string>;
type Room = {
  watchers: Set<Watcher>;
  changed: Changed;
  timer: NodeJS.Timeout | undefined;
  stop(): void;
};

const gatherFor = 40;
const mostIds = 500;

export type Watch = (workspaceId: string, watcher: Watcher) => () => void;

/** One listener a workspace, however many watch: changes are gathered for a moment and looked up together. */
export function createWatch(app: App): Watch {
  const rooms = new Map<string, Room>();
  return (workspaceId, watcher) => {
    const room = rooms.get(workspaceId) ?? openRoom(app, workspaceId);
    rooms.set(workspaceId, room);
    room.watchers.add(watcher);
    return () => {
      room.watchers.delete(watcher);
      if (room.watchers.size > 0 || rooms.get(workspaceId) !== room) return;
      rooms.delete(workspaceId);
      room.stop();
    };
  };
}

function openRoom(app: App, workspaceId: string): Room {
  const room: Room = { watchers: new Set(), changed: new Set(), timer: undefined, stop: () => {} };
  const tellSoon = (live: Live) => {
    if (live.type !== 'conversations' && live.type !== 'presence') return;
    gather(room, live);
    room.timer ??= setTimeout(() => void tellAll(app, workspaceId, room), gatherFor);
  };
  const deafen = app.live.listen(workspaceId, tellSoon);
  room.stop = () => {
    deafen();
    clearTimeout(room.timer);
  };
  return room;
}

function gather(room: Room, { ids }: Live): void {
  if (!ids || room.changed === 'all' || room.changed.size > mostIds) room.changed = 'all';
  else for (const id of ids) room.changed.add(id);
}

async function tellAll(app: App, workspaceId: string, room: Room): Promise<void> {
  const { changed, watchers } = room;
  Object.assign(room, { changed: new Set(), timer: undefined });
  try {
    const concerned =
      changed === 'all'
        ? () => ['comments', 'chat'] as const
        : await inWorkspace(app.db, app.scope(workspaceId), (trx) =>
            concern(trx, changed, watchers),
          );
    for (const watcher of watchers) for (const hint of concerned(watcher)) send(watcher, hint);
  } catch (error) {
    app.log.warn({ error: String(error) }, 'the widgets were not told');
  }
}

function send({ page, visitor, tell }: Watcher, hint: Hint): void {
  if (hint === 'comments' ? page : visitor) tell(hint);
}

/** Whom a change concerns: the page a conversation is under, the visitor it is with. */
async function concern(
  trx: Trx,
  changed: Set<string>,
  watchers: ReadonlySet<Watcher>,
): Promise<(watcher: Watcher) => Hint[]> {
  const visitors = [...new Set([...watchers].flatMap((one) => one.visitor ?? []))];
  const { rows } = await sql<{ channel: string; page: string | null; visitor: string | null }>`
    select c.channel_id as channel, p.external_id as page, i.external_id as visitor from conversation c
      left join post p on p.post_id = c.post_id
      left join identity i on i.network = 'website' and i.scope = '' and i.external_id = any(${visitors}::text[])
        and i.person_id = c.person_id
    where c.conversation_id = any(${[...changed]}::uuid[])`.execute(trx);
  const pages = new Set(rows.map((row) => `${row.channel} ${row.page}`));
  const spoken = new Set(rows.map((row) => `${row.channel} ${row.visitor}`));
  return ({ channelId, page, visitor }) => [
    ...(pages.has(`${channelId} ${page}`) ? (['comments'] as const) : []),
    ...(spoken.has(`${channelId} ${visitor}`) ? (['chat'] as const) : []),
  ];
}
