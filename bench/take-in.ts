import { setTimeout as pause } from 'node:timers/promises';
import { drain, type IntakeGround, store } from '#server/channels/intake.ts';
import { connectorOf } from '#server/connectors/registry.ts';
import { inWorkspace } from '#server/platform/database.ts';
import type { Bench } from './firm.ts';

export function groundOf({ running: { app }, workspaceId }: Bench): IntakeGround {
  return { db: app.db, scope: () => app.scope(workspaceId), connectorOf };
}

/** Stores raw events as a door does, a thousand a transaction. */
export async function storeAll(bench: Bench, events: readonly object[]): Promise<void> {
  const { db, scope } = groundOf(bench);
  for (let from = 0; from < events.length; from += 1000) {
    const some = events.slice(from, from + 1000);
    await inWorkspace(db, scope(), (trx) => store(trx, bench.channelId, some));
  }
}

/** Stores events while they are read, as a door and the intake's worker do side by side; ends when nothing waits. */
export async function takeIn(bench: Bench, events: readonly object[]): Promise<void> {
  let stored = false;
  const storing = storeAll(bench, events).finally(() => {
    stored = true;
  });
  for (let last = false; !last; ) {
    last = stored;
    await drain(groundOf(bench), bench.channelId);
    if (!stored) await pause(1);
  }
  await storing;
}

/** What is there, durable: counted in the database. */
export async function countOf({ bare }: Bench, table: string): Promise<number> {
  const { rows } = await bare.query<{ n: number }>(`select count(*)::int as n from ${table}`);
  return rows[0]?.n ?? 0;
}

/** As if the promises had been made two months ago: the bench's messages are a month old. */
export async function promiseEarlier({ bare }: Bench): Promise<void> {
  await bare.query(`update promise set since = now() - interval '60 days'`);
}
