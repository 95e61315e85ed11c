import type { Right, Role } from './tables.ts';

/** A right given to a member, perhaps only in one department or on one channel. */
export type Given = { right: Right; departmentId: string | null; channelId: string | null };
/** What somebody is about to do, and where. */
export type Asked = {
  right: Right;
  departmentId?: string | null | undefined;
  channelId?: string | null | undefined;
};

/**
 * Owners and admins may everything, guests nothing outside their rooms. A member may reply everywhere, unless replying was
 * given somewhere: then there only. All else a member may do only where it was given.
 */
export function allows(role: Role, given: readonly Given[], asked: Asked): boolean {
  if (role === 'owner' || role === 'admin') return true;
  if (role === 'guest') return false;
  const relevant = given.filter((one) => one.right === asked.right);
  if (relevant.length === 0) return openToMembers.has(asked.right);
  return relevant.some((one) => reaches(one, asked));
}

const openToMembers: ReadonlySet<Right> = new Set(['reply', 'reply_private']);

function reaches(given: Given, asked: Asked): boolean {
  const here = (limit: string | null, place: string | null | undefined) =>
    limit === null || limit === place;
  return here(given.departmentId, asked.departmentId) && here(given.channelId, asked.channelId);
}
