import { type Bus, inWorkspace, type Scope, type Trx } from '#server/platform/database.ts';
import type { App } from '#server/platform/http.ts';
import { nameOf } from './payloads.ts';
import type { Said, Thread } from './told.ts';

/** Where a story is told: the shop's workspace, its channels and members by the keys of the script. */
export type Place = {
  app: App;
  workspaceId: string;
  channels: ReadonlyMap<string, string>;
  members: ReadonlyMap<string, string>;
};

/** A transaction whose clock is turned while it runs: `scope.now = at`. */
export type Past = { trx: Trx; scope: Scope };

/** Does something at another time. What we store we read ourselves: no job is called for it. */
export function inThePast<T>(
  { app, workspaceId }: Place,
  work: (past: Past) => Promise<T>,
): Promise<T> {
  const { bus, now } = app.scope(workspaceId);
  const quiet: Bus = {
    emit: bus.emit,
    enqueue: async (trx, job) => {
      if (job.name !== 'intake') await bus.enqueue(trx, job);
    },
  };
  const scope = { workspaceId, now, bus: quiet };
  return inWorkspace(app.db, scope, (trx) => work({ trx, scope }));
}

/** The channel of a key of the script. */
export function channelOf({ channels }: Place, key: string): string {
  const channelId = channels.get(key);
  if (!channelId) throw new Error(`the demo has no channel ${key}`);
  return channelId;
}

/** The member of a key of the script. */
export function memberOf({ members }: Place, key: string): string {
  const memberId = members.get(key);
  if (!memberId) throw new Error(`the demo has no member ${key}`);
  return memberId;
}

export type Spot = { thread: Thread; said: Said };
export type Found = { conversationId: string; messageId: string };

/** The conversations and messages of what the networks named. */
export async function whereIs(
  trx: Trx,
  place: Place,
  spots: readonly Spot[],
): Promise<Map<string, Found>> {
  const found = new Map<string, Found>();
  for (const [key, list] of Map.groupBy(spots, ({ thread }) => thread.channel.key)) {
    const names = list.map(({ thread, said }) => nameOf(thread, said));
    const rows = await trx
      .selectFrom('message_key')
      .select(['external_id as name', 'conversation_id', 'message_id'])
      .where('channel_id', '=', channelOf(place, key))
      .where('external_id', 'in', names)
      .execute();
    for (const { name, conversation_id: conversationId, message_id: messageId } of rows)
      found.set(name, { conversationId, messageId });
  }
  return found;
}
