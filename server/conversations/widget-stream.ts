import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import { refuse } from '#server/platform/refusal.ts';
import type { Watch, Watcher } from './widget-live.ts';

/** Streams one address may hold open at once; a school or an office is one address. */
const mostEach = 60;
const beatEvery = 20_000;
const open = new Map<string, number>();

export type Streaming = {
  watch: Watch;
  workspaceId: string;
  watcher: Omit<Watcher, 'tell'>;
  address: string;
};

/** The stream of hints for one browser, with a beat that keeps proxies from closing it. */
export function hintStream(c: Context, streaming: Streaming): Response {
  const leave = enter(streaming.address);
  // nginx gathers answers unless it is told not to
  c.header('x-accel-buffering', 'no');
  return streamSSE(c, async (stream) => {
    const tell: Watcher['tell'] = (data) => void stream.writeSSE({ data }).catch(() => {});
    const stop = streaming.watch(streaming.workspaceId, { ...streaming.watcher, tell });
    stream.onAbort(() => {
      stop();
      leave();
    });
    await stream.writeSSE({ data: 'hello' });
    while (!stream.aborted) {
      await stream.sleep(beatEvery);
      await stream.writeSSE({ event: 'beat', data: '' });
    }
  });
}

function enter(address: string): () => void {
  const here = open.get(address) ?? 0;
  if (here >= mostEach) throw refuse('too_many', { retryAfter: 30 });
  open.set(address, here + 1);
  return () => {
    const left = (open.get(address) ?? 1) - 1;
    if (left > 0) open.set(address, left);
    else open.delete(address);
  };
}
