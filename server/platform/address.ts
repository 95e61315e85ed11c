import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/**
 * Who calls, to count attempts by. Behind a proxy (PATTO_ORIGIN is set) it is what the proxy appended last to
 * `x-forwarded-for`; what a caller writes there itself counts for nothing. Null where there is no socket, as in tests.
 */
export function addressOf(c: Context): string | null {
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  if (process.env.PATTO_ORIGIN && forwarded) return forwarded;
  return c.env?.incoming ? (getConnInfo(c).remote.address ?? null) : null;
}
