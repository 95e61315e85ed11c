import { scopeOf, type Trx } from './database.ts';
import { enqueue } from './jobs.ts';

/** The events of all modules: each module's `events.ts` adds its own. An event always carries a list. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging, so that the platform knows no domain word
export interface Events {}

export type EventName = keyof Events & string;
type Item<E extends EventName> = Events[E];

/** What a module does when an earlier module says that something happened. */
export type Reaction = {
  event: string;
  name: string;
  run(trx: Trx, list: readonly never[]): Promise<void>;
  later: boolean;
};

/** In the same transaction, set-based, our tables only. */
export function on<E extends EventName>(
  event: E,
  run: (trx: Trx, list: readonly Item<E>[]) => Promise<void>,
): Reaction {
  return { event, name: `${event}:${run.name}`, run: run as Reaction['run'], later: false };
}

/** In a job enqueued by the same transaction: idempotent, retried, dead-lettered visibly. */
export function later<E extends EventName>(
  event: E,
  run: (trx: Trx, list: readonly Item<E>[]) => Promise<void>,
): Reaction {
  return { event, name: `${event}:${run.name}`, run: run as Reaction['run'], later: true };
}

/** Says that something happened. Nobody hears an empty list. */
export async function emit<E extends EventName>(
  trx: Trx,
  event: E,
  list: readonly Item<E>[],
): Promise<void> {
  if (list.length > 0) await scopeOf(trx).bus.emit(trx, event, list);
}

/** Runs the reactions in the order of the modules. */
export async function react(
  reactions: readonly Reaction[],
  trx: Trx,
  happened: Happened,
): Promise<void> {
  for (const reaction of reactions) {
    if (reaction.event !== happened.event) continue;
    if (reaction.later)
      await enqueue(trx, 'reaction', { name: reaction.name, list: [...happened.list] });
    else await reaction.run(trx, happened.list as readonly never[]);
  }
}

export type Happened = { event: string; list: readonly unknown[] };
