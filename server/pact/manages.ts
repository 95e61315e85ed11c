import type { Trx } from '#server/platform/database.ts';
import { refuse } from '#server/platform/refusal.ts';
import type { Acting } from '#server/team/access.ts';

/**
 * Refuses `forbidden` to who may not change this promise: owners and admins may, and members who were given the pact, whole
 * or of one channel.
 */
export async function checkManages(
  trx: Trx,
  member: Acting,
  channelId: string | null,
): Promise<void> {
  if (member.role === 'owner' || member.role === 'admin') return;
  const grants = await trx
    .selectFrom('member_grant')
    .select('channel_id')
    .where('member_id', '=', member.id)
    .where('right', '=', 'manage_pact')
    .where('department_id', 'is', null)
    .execute();
  if (!grants.some((grant) => !grant.channel_id || grant.channel_id === channelId))
    throw refuse('forbidden');
}
