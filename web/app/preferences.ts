import { useSyncExternalStore } from 'react';

export type Density = 'calm' | 'dense';

const key = 'patto-density';
const listeners = new Set<() => void>();

/** How close rows stand on this device; the attribute on the root drives the stylesheet. */
export function useDensity(): Density {
  return useSyncExternalStore(listen, density);
}

export function chooseDensity(next: Density): void {
  localStorage.setItem(key, next);
  document.documentElement.dataset.density = next;
  for (const tell of listeners) tell();
}

function density(): Density {
  return document.documentElement.dataset.density === 'dense' ? 'dense' : 'calm';
}

function listen(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}
