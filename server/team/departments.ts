import { nowOf, type Trx } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { found, refuse } from '#server/platform/refusal.ts';
import type { Acting } from './access.ts';
import { audit } from './audit.ts';

/** Opens a department. The database refuses a name in use as `already_exists`. Returns its id. */
export async function openDepartment(trx: Trx, acting: Acting, name: string): Promise<string> {
  const department_id = newId();
  await trx
    .insertInto('department')
    .values({ department_id, name, created_at: nowOf(trx), closed_at: null })
    .execute();
  await audit(trx, { memberId: acting.id, act: 'department.opened', subject: name });
  return department_id;
}

/** Renames an open department; a name in use is refused as when opening. */
export async function renameDepartment(
  trx: Trx,
  acting: Acting,
  { id, name }: { id: string; name: string },
): Promise<void> {
  const { name: before } = found(await openOne(trx, id), 'department');
  await trx.updateTable('department').set({ name }).where('department_id', '=', id).execute();
  await audit(trx, {
    memberId: acting.id,
    act: 'department.renamed',
    subject: name,
    detail: { before },
  });
}

/** Closes a department. It stays in the books, and so do the limits on grants that name it. */
export async function closeDepartment(trx: Trx, acting: Acting, id: string): Promise<void> {
  const { name } = found(await openOne(trx, id), 'department');
  await trx
    .updateTable('department')
    .set({ closed_at: nowOf(trx) })
    .where('department_id', '=', id)
    .execute();
  await audit(trx, { memberId: acting.id, act: 'department.closed', subject: name });
}

/** Puts a member in exactly these departments; refuses `not_found` for one that is not open. */
export async function placeMember(
  trx: Trx,
  memberId: string,
  departmentIds: readonly string[],
): Promise<void> {
  const ids = [...new Set(departmentIds)];
  const open = await openOnes(trx, ids);
  if (open.length < ids.length) throw refuse('not_found', { what: 'department' });
  await trx.deleteFrom('department_member').where('member_id', '=', memberId).execute();
  if (ids.length === 0) return;
  await trx
    .insertInto('department_member')
    .values(ids.map((department_id) => ({ department_id, member_id: memberId })))
    .execute();
}

/** Those of the given departments that are open. */
export async function openOnes(trx: Trx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await trx
    .selectFrom('department')
    .select('department_id')
    .where('department_id', 'in', ids)
    .where('closed_at', 'is', null)
    .execute();
  return rows.map((row) => row.department_id);
}

async function openOne(trx: Trx, id: string): Promise<{ name: string } | undefined> {
  return trx
    .selectFrom('department')
    .select('name')
    .where('department_id', '=', id)
    .where('closed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
}
