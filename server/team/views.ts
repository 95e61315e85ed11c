import type { z } from 'zod';
import type * as shape from '#contract/workspaces.ts';
import { type Database, inWorkspace, type Scope, type Trx } from '#server/platform/database.ts';
import { found } from '#server/platform/refusal.ts';
import { presentMember } from './members.ts';

type Workspace = z.output<typeof shape.Workspace>;
type Seat = z.output<typeof shape.Seat>;
type Ground = { db: Database; scope(workspaceId: string): Scope };

/** This workspace. */
export async function viewWorkspace(trx: Trx): Promise<Workspace> {
  const row = found(await trx.selectFrom('workspace').selectAll().executeTakeFirst(), 'workspace');
  const {
    workspace_id: id,
    slug,
    name,
    time_zone: timeZone,
    country,
    language,
    languages,
    demo,
  } = row;
  return { id, slug, name, timeZone, country, language, languages, demo };
}

/** The seats of a user, over all workspaces. */
export async function viewSeats(ground: Ground, userId: string): Promise<Seat[]> {
  const rows = await ground.db
    .selectFrom('auth.seat')
    .selectAll()
    .where('user_id', '=', userId)
    .execute();
  const seats = await Promise.all(
    rows.map((row) =>
      inWorkspace(ground.db, ground.scope(row.workspace_id), (trx) => viewSeat(trx, row.member_id)),
    ),
  );
  return seats
    .filter((seat) => seat !== null)
    .sort((a, b) => a.workspace.name.localeCompare(b.workspace.name));
}

/** A member's seat in this workspace; null once the member has left. */
export async function viewSeat(trx: Trx, memberId: string): Promise<Seat | null> {
  const member = await presentMember(trx, memberId);
  if (!member) return null;
  const { id, slug, name, demo } = await viewWorkspace(trx);
  return { workspace: { id, slug, name, demo }, memberId, name: member.name, role: member.role };
}
