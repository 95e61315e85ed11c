import type { Context } from 'hono';
import { refuse } from '#server/platform/refusal.ts';

/** How much may come from one key at once, and how fast it grows back. */
export type Allowance = { burst: number; perSecond: number };
export type Limiter = (key: string) => void;

type Bucket = { left: number; at: number };
const most = 20_000;

/** A bucket a key, in this process's memory. Taking from an empty one is refused as `too_many`, with the seconds to wait. */
export function createLimiter({ burst, perSecond }: Allowance, now: () => Date): Limiter {
  const buckets = new Map<string, Bucket>();
  return (key) => {
    const at = now().getTime();
    const before = buckets.get(key) ?? { left: burst, at };
    const left = Math.min(burst, before.left + ((at - before.at) / 1000) * perSecond);
    if (buckets.size >= most && !buckets.has(key)) forgetOldest(buckets);
    if (left < 1)
      throw refuse('too_many', { retryAfter: Math.max(1, Math.ceil((1 - left) / perSecond)) });
    buckets.delete(key);
    buckets.set(key, { left: left - 1, at });
  };
}

/** The map is in the order of last use: whoever was quiet longest has a full bucket by now. */
function forgetOldest(buckets: Map<string, Bucket>): void {
  const [oldest] = buckets.keys();
  if (oldest !== undefined) buckets.delete(oldest);
}

type Bindings = { incoming?: { socket?: { remoteAddress?: string } } } | undefined;

/**
 * Where a request comes from, as a key of limits. A proxy on this machine or net is believed about whom it speaks for; of
 * IPv6 the network counts, since one visitor has many addresses in it.
 */
export function addressOf(c: Context): string {
  const peer = (c.env as Bindings)?.incoming?.socket?.remoteAddress ?? '';
  const told = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  return networkOf(told && isNear(peer) ? told : peer);
}

const near = /^($|::1$|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|f[cd][0-9a-f]{2}:|fe80:)/i;

function isNear(peer: string): boolean {
  return near.test(peer.replace(/^::ffff:/i, ''));
}

function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:/i, '').slice(0, 45);
  return plain.includes(':') ? plain.split(':').slice(0, 4).join(':') : plain;
}
