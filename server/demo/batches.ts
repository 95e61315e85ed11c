import { plus } from './local-time.ts';
import type { Thread } from './told.ts';

const many = 28;

/** What is told at once: first what is of the last two days, then the rest, newest first. */
export function batchesOf(threads: readonly Thread[], anchor: Date): Thread[][] {
  const recent = plus(anchor, -2 * 1440);
  const isRecent = ({ said: [first] }: Thread) => first !== undefined && first.at >= recent;
  const now = threads.filter(isRecent);
  const before = threads.filter((thread) => !isRecent(thread));
  const batches = [now];
  for (let from = 0; from < before.length; from += many)
    batches.push(before.slice(from, from + many));
  return batches;
}

/** The next stretch of a thread: what people said until we spoke, or what we said until they did. */
export type Turn = { thread: Thread; from: number; to: number; side: 'in' | 'out' };

/** The turns of all threads, the first of each together, then the second: in a thread nothing is told before its time. */
export function turnsOf(threads: readonly Thread[]): Turn[][] {
  const rounds: Turn[][] = [];
  for (const thread of threads) {
    let n = 0;
    for (let from = 0; from < thread.said.length; n++) {
      const side = thread.said[from]?.side ?? 'in';
      const next = thread.said.findIndex((one, at) => at > from && one.side !== side);
      const to = next < 0 ? thread.said.length : next;
      const round = rounds[n] ?? [];
      rounds[n] = round;
      round.push({ thread, from, to, side });
      from = to;
    }
  }
  return rounds;
}
