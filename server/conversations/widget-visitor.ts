import { createHmac, timingSafeEqual } from 'node:crypto';
import { newId } from '#server/platform/ids.ts';
import { refuse } from '#server/platform/refusal.ts';
import type { Secrets } from '#server/platform/secrets.ts';

/** Where a visitor is known: an id is worth nothing in another channel. */
export type Place = { workspaceId: string; channelId: string };
export type Visitor = { visitor: string; token: string };

/** A new visitor of a channel, with the token that alone speaks and reads as them. */
export function newVisitor(secrets: Secrets, place: Place): Visitor {
  const visitor = newId();
  return { visitor, token: tokenOf(secrets, place, visitor) };
}

/** Who speaks, from `Authorization: Bearer <visitor>.<token>`; null without one. Refuses `signed_out` for a false one. */
export function visitorOf(
  secrets: Secrets,
  place: Place,
  header: string | undefined,
): string | null {
  if (!header) return null;
  const [, visitor, token] = /^Bearer ([0-9a-f-]{36})\.([\w-]{43})$/.exec(header) ?? [];
  if (!visitor || !token || !same(token, tokenOf(secrets, place, visitor)))
    throw refuse('signed_out', { what: 'visitor' });
  return visitor;
}

function tokenOf(secrets: Secrets, { workspaceId, channelId }: Place, visitor: string): string {
  return createHmac('sha256', secrets.derive('widget'))
    .update(`${workspaceId}.${channelId}.${visitor}`)
    .digest('base64url');
}

function same(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
