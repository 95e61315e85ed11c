import { setTimeout as pause } from 'node:timers/promises';
import { percentile } from './firm.ts';
import type { Pass } from './rounds.ts';

/** One request; `n` counts from 0. It throws when the answer is not the right one. */
export type Request = (n: number) => Promise<unknown>;

/** Closed loop: so many at once, each sends its next when the last was answered. Milliseconds. */
export async function closedLoop(
  request: Request,
  { atOnce, requests }: { atOnce: number; requests: number },
): Promise<Pass> {
  const times: number[] = [];
  let next = 0;
  const one = async () => {
    while (next < requests) times.push(await timed(request, next++));
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return summary(times);
}

/** Open loop: requests leave at their hour whether or not the others are back; time counts from that hour. Milliseconds. */
export async function openLoop(
  request: Request,
  { perSecond, seconds }: { perSecond: number; seconds: number },
): Promise<Pass> {
  const began = performance.now();
  const flying: Promise<number>[] = [];
  for (let n = 0; n < perSecond * seconds; n++) {
    const due = began + (n * 1000) / perSecond;
    const wait = due - performance.now();
    if (wait > 0) await pause(wait);
    flying.push(timed(request, n, due));
  }
  return summary(await Promise.all(flying));
}

async function timed(request: Request, n: number, from = performance.now()): Promise<number> {
  await request(n);
  return performance.now() - from;
}

export function summary(times: readonly number[]): Pass {
  const at = (p: number) => percentile(times, p);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
