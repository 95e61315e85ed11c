import { createHash, randomBytes } from 'node:crypto';
import { refuse } from '#server/platform/refusal.ts';

/** The workspace's id, so that the door is found before it is open, and 192 bits of chance. */
export function newToken(workspaceId: string): string {
  return workspaceId.replaceAll('-', '') + randomBytes(24).toString('base64url');
}

/** The workspace a token leads to; refuses `invitation_over` for what is none. */
export function workspaceIn(token: string): string {
  const [, ...parts] =
    /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})[\w-]{32}$/.exec(token) ??
    [];
  if (parts.length === 0) throw refuse('invitation_over');
  return parts.join('-');
}

/** What is kept of a token. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
