import { drain, store } from '#server/channels/intake.ts';
import { connectorOf } from '#server/connectors/registry.ts';
import { reply } from '#server/conversations/replies.ts';
import type { Trx } from '#server/platform/database.ts';
import { type Turn, turnsOf } from './batches.ts';
import { nameOf, payloadOf, postPayload } from './payloads.ts';
import {
  channelOf,
  type Found,
  inThePast,
  memberOf,
  type Past,
  type Place,
  type Spot,
  whereIs,
} from './place.ts';
import { settle } from './settling.ts';
import type { Said, Thread } from './told.ts';

/**
 * Tells a batch of talks as if it happened: what people said comes in through the intake at its time, members answer through
 * the real command at theirs. Telling it again changes nothing; `told` notes it in the transaction that ends it.
 */
export async function tellBatch(
  place: Place,
  threads: readonly Thread[],
  told: (trx: Trx) => Promise<void>,
): Promise<void> {
  await storePosts(place, threads);
  for (const round of turnsOf(threads)) {
    await hear(
      place,
      round.filter(({ side }) => side === 'in'),
    );
    await answer(
      place,
      round.filter(({ side }) => side === 'out'),
    );
  }
  await inThePast(place, async (past) => {
    await settle(place, past, threads);
    await told(past.trx);
  });
}

/** Posts of the network; a page of the site is told of by whoever comments on it. */
async function storePosts(place: Place, threads: readonly Thread[]): Promise<void> {
  const posts = new Map(threads.flatMap(({ post }) => (post ? [[post.id, post] as const] : [])));
  const ours = [...posts.values()].filter(({ channel }) => channel.network === 'bluesky');
  await storeAll(
    place,
    ours.map((post) => ({ key: post.channel.key, at: post.at, payload: postPayload(post) })),
  );
}

async function hear(place: Place, turns: readonly Turn[]): Promise<void> {
  const heard = turns.flatMap(({ thread, from, to }) =>
    thread.said.slice(from, to).flatMap((said) => {
      if (said.side === 'out') return [];
      return [{ key: thread.channel.key, at: said.at, payload: payloadOf(thread, said) }];
    }),
  );
  await storeAll(place, heard);
  for (const key of new Set(heard.map((one) => one.key))) await drainChannel(place, key);
}

type Heard = { key: string; at: Date; payload: unknown };

/** Stored as it came: hour by hour, each at its time. */
async function storeAll(place: Place, heard: readonly Heard[]): Promise<void> {
  if (heard.length === 0) return;
  const inOrder = heard.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const hours = Map.groupBy(inOrder, ({ key, at }) => `${key} ${at.toISOString().slice(0, 13)}`);
  await inThePast(place, async ({ trx, scope }) => {
    for (const hour of hours.values()) {
      const last = hour.at(-1);
      if (!last) continue;
      scope.now = last.at;
      const payloads = hour.map((one) => one.payload);
      await store(trx, channelOf(place, last.key), payloads);
    }
  });
}

async function drainChannel(place: Place, key: string): Promise<void> {
  const { app, workspaceId } = place;
  const ground = { db: app.db, scope: () => app.scope(workspaceId), connectorOf };
  await drain(ground, channelOf(place, key));
}

/** In the order of time, each at its own. */
async function answer(place: Place, turns: readonly Turn[]): Promise<void> {
  const answers = turns.flatMap(answersIn).toSorted((a, b) => timeOf(a) - timeOf(b));
  if (answers.length === 0) return;
  await inThePast(place, async (past) => {
    const asked = answers.map(({ thread, to }) => ({ thread, said: to }));
    const places = await whereIs(past.trx, place, asked);
    for (const { thread, said, to } of answers) {
      const found = places.get(nameOf(thread, to));
      if (found && said.side === 'out') await write(place, past, { found, said });
    }
  });
}

type Answer = Spot & { to: Said };

function answersIn({ thread, from, to }: Turn): Answer[] {
  return thread.said
    .slice(from, to)
    .map((said, n) => ({ thread, said, to: askedBefore(thread, from + n) }));
}

function timeOf({ said }: Spot): number {
  return said.at.getTime();
}

/** The last message from outside before the given one. */
function askedBefore({ said }: Thread, index: number): Said {
  const asked = said.slice(0, index).findLast((one) => one.side === 'in');
  if (!asked) throw new Error('an answer to nobody');
  return asked;
}

type Written = { found: Found; said: Said & { side: 'out' } };

async function write(place: Place, { trx, scope }: Past, { found, said }: Written): Promise<void> {
  const { conversationId, messageId: replyTo } = found;
  const { id: key, text, worker, at } = said;
  scope.now = at;
  await reply(trx, { conversationId, replyTo, key, text, memberId: memberOf(place, worker.key) });
}
