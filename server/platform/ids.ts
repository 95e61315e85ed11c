import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

const shape = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a text is an id as we write it: nothing else is asked of the database. */
export function isId(text: string): boolean {
  return shape.test(text);
}

/** A new UUIDv7: sorts by the time it was made, also within a millisecond. */
export function newId(): string {
  const now = Date.now();
  const random = nextRandom();
  if (now > last.msecs) last = { msecs: now, seq: startOf(random) };
  else last.seq += 1;
  return v7({ random, ...last });
}

// The library asks the system for chance once an id, a tenth of what intake does: we ask once in a while.
const size = 16;
const pool = new Uint8Array(size * 512);
let used = pool.length;

function nextRandom(): Uint8Array {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += size;
  return pool.subarray(used - size, used);
}

let last = { msecs: 0, seq: 0 };

/** A millisecond's count begins somewhere in the lower half of its 32 bits: it never runs over. */
function startOf(random: Uint8Array): number {
  return new DataView(random.buffer, random.byteOffset).getUint32(0) >>> 1;
}
