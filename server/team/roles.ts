import type { Role } from './tables.ts';

const rank: Record<Role, number> = { guest: 0, member: 1, admin: 2, owner: 3 };

/** Whether a role is the other one or stands above it. */
export function isAtLeast(role: Role, other: Role): boolean {
  return rank[role] >= rank[other];
}
