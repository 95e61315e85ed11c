import { v7 } from 'uuid';

/** A new UUIDv7: sorts by the time it was made. */
export function newId(): string {
  return v7();
}

/** An id that sorts at the given time: for what happened before we heard of it. */
export function idAt(at: Date): string {
  return v7({ msecs: Math.max(0, at.getTime()) });
}
