import { inWorkspace, type Trx } from '#server/platform/database.ts';
import type { App } from '#server/platform/http.ts';
import { claim, finish, note, release } from './ledger.ts';
import { shopOf } from './shops.ts';
import { type Story, storyOf } from './story.ts';
import { tellBatch } from './telling.ts';

/**
 * Fills a shop with what was ever said to it, batch by batch, newest first; goes on where another process stopped. Does nothing
 * when it is full, or somebody is at it.
 */
export async function fill(app: App, workspaceId: string): Promise<void> {
  const turn = takeTurn();
  try {
    await fillIn(app, workspaceId, turn);
  } finally {
    turn.over();
  }
}

async function fillIn(app: App, workspaceId: string, turn: Turn): Promise<void> {
  const inside = <T>(work: (trx: Trx) => Promise<T>) =>
    inWorkspace(app.db, app.scope(workspaceId), work);
  const claimed = await inside(claim);
  if (!claimed) return;
  const story = await storyOf(app, workspaceId, shopOf(claimed.shop));
  if (claimed.done === 0) await tell(story, 0);
  await inside(release);
  await turn.mine;
  const again = await inside(claim);
  if (!again) return;
  for (let batch = again.done; batch < story.batches.length; batch++) await tell(story, batch);
  await inside((trx) => finish(trx, again.shop));
}

async function tell({ place, batches }: Story, batch: number): Promise<void> {
  await tellBatch(place, batches[batch] ?? [], (trx) => note(trx, batch));
}

type Turn = { mine: Promise<void>; over(): void };

let last: Promise<void> = Promise.resolve();

/** What is of today comes first in every shop; the rest one shop after the other, as they were opened. */
function takeTurn(): Turn {
  const mine = last;
  const { promise, resolve } = Promise.withResolvers<void>();
  last = mine.then(() => promise);
  return { mine, over: resolve };
}
