import type { Clock } from './clock-row.ts';
import type { Wait } from './clock-rule.ts';

/** A wait and the clock that keeps it; a wait alone wants a new clock, a clock alone is void. */
export type Pair<P> = { wait: Wait<P> | null; clock: Clock | null };

/**
 * Pure: which stored clock keeps which wait, after something was learnt of the past. The same first message is the same
 * clock; else the first clock that ran at the same time.
 */
export function pairUp<P>(waits: readonly Wait<P>[], clocks: readonly Clock[]): Pair<P>[] {
  const free = new Set([...clocks].sort((a, b) => a.started_at.getTime() - b.started_at.getTime()));
  const pairs = waits.map(
    (wait): Pair<P> => ({
      wait,
      clock: take(free, (clock) => clock.started_by === wait.startedBy),
    }),
  );
  for (const pair of pairs)
    if (pair.wait && !pair.clock) pair.clock = take(free, overlapping(pair.wait));
  return [...pairs, ...[...free].map((clock) => ({ wait: null, clock }))];
}

function take(free: Set<Clock>, fits: (clock: Clock) => boolean): Clock | null {
  for (const clock of free) {
    if (!fits(clock)) continue;
    free.delete(clock);
    return clock;
  }
  return null;
}

function overlapping<P>(wait: Wait<P>): (clock: Clock) => boolean {
  return (clock) =>
    (!clock.stopped_at || clock.stopped_at >= wait.startedAt) &&
    (!wait.stoppedAt || clock.started_at <= wait.stoppedAt);
}
