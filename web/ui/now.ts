import { useSyncExternalStore } from 'react';

const beat = 10_000;
const listeners = new Set<() => void>();
let now = new Date();
let timer: ReturnType<typeof setInterval> | undefined;

/** The present, told again every ten seconds: all relative times on a screen turn together. */
export function useNow(): Date {
  return useSyncExternalStore(listen, () => now);
}

function listen(tell: () => void): () => void {
  listeners.add(tell);
  now = stale() ? new Date() : now;
  timer ??= setInterval(tick, beat);
  return () => {
    listeners.delete(tell);
    if (listeners.size === 0) rest();
  };
}

function stale(): boolean {
  return Date.now() - now.getTime() > beat;
}

function tick(): void {
  now = new Date();
  for (const tell of listeners) tell();
}

function rest(): void {
  clearInterval(timer);
  timer = undefined;
}
