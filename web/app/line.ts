import { useSyncExternalStore } from 'react';

let lost = false;
const listeners = new Set<() => void>();

/** Whether nothing is heard from the server at the moment: what is on screen may be old. */
export function useLineLost(): boolean {
  return useSyncExternalStore(listen, () => lost);
}

/** Tells the screens whether the server is heard. */
export function tellLineLost(now: boolean): void {
  if (now === lost) return;
  lost = now;
  for (const tell of listeners) tell();
}

function listen(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}
