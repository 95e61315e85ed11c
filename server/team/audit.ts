import { nowOf, type Trx } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { tell } from '#server/platform/live.ts';

/** What is written down of a change of grants, credentials, promises, holds or deletions. */
export type Audited = {
  memberId: string | null;
  act: string;
  subject: string;
  detail?: Record<string, unknown>;
};

/** Writes an audit entry in the transaction of the change itself, and tells who looks at the team. */
export async function audit(
  trx: Trx,
  { memberId, act, subject, detail = {} }: Audited,
): Promise<void> {
  const entry = { entry_id: newId(), at: nowOf(trx), member_id: memberId, act, subject };
  await trx
    .insertInto('audit_entry')
    .values({ ...entry, detail: JSON.stringify(detail) })
    .execute();
  await tell(trx, { type: 'team' });
}
