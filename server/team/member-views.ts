import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { z } from 'zod';
import type * as shape from '#contract/team.ts';
import { nowOf, type Trx } from '#server/platform/database.ts';
import { found } from '#server/platform/refusal.ts';

type Member = z.output<typeof shape.Member>;
type Department = z.output<typeof shape.Department>;
type Grant = z.output<typeof shape.Grant>;
type Invitation = z.output<typeof shape.Invitation>;

/** Everybody who works here or did, by name. */
export async function viewMembers(trx: Trx): Promise<Member[]> {
  const rows = await membersOf(trx).orderBy('name').orderBy('member_id').execute();
  return rows.map(memberFrom);
}

/** One of them. */
export async function viewMember(trx: Trx, memberId: string): Promise<Member> {
  const row = await membersOf(trx).where('member_id', '=', memberId).executeTakeFirst();
  return memberFrom(found(row, 'member'));
}

function membersOf(trx: Trx) {
  return trx
    .selectFrom('member as m')
    .select(['member_id', 'name', 'email', 'role', 'title', 'signature', 'face', 'language'])
    .select(['joined_at', 'left_at'])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('department_member as dm')
          .innerJoin('department as d', (join) =>
            join
              .onRef('d.workspace_id', '=', 'dm.workspace_id')
              .onRef('d.department_id', '=', 'dm.department_id'),
          )
          .select('d.department_id as id')
          .whereRef('dm.member_id', '=', 'm.member_id')
          .where('d.closed_at', 'is', null)
          .orderBy('d.name'),
      ).as('departments'),
    );
}

type MemberRow = Awaited<ReturnType<ReturnType<typeof membersOf>['executeTakeFirstOrThrow']>>;

function memberFrom(row: MemberRow): Member {
  const { member_id: id, departments, joined_at, left_at, ...rest } = row;
  return {
    id,
    ...rest,
    departments: departments.map((one) => one.id),
    active: left_at === null,
    joinedAt: joined_at.toISOString(),
  };
}

/** The open departments, by name, and how many work in each. */
export async function viewDepartments(trx: Trx): Promise<Department[]> {
  const { rows } = await sql<Department>`
    select d.department_id as id, d.name, count(m.member_id)::int as members
    from department d
    left join department_member dm on (dm.workspace_id, dm.department_id) = (d.workspace_id, d.department_id)
    left join member m on (m.workspace_id, m.member_id) = (dm.workspace_id, dm.member_id) and m.left_at is null
    where d.closed_at is null
    group by d.department_id, d.name order by d.name`.execute(trx);
  return rows;
}

/** One of them. */
export async function viewDepartment(trx: Trx, id: string): Promise<Department> {
  return found(
    (await viewDepartments(trx)).find((one) => one.id === id),
    'department',
  );
}

/** The rights given beyond the role, newest first. */
export async function viewGrants(trx: Trx): Promise<Grant[]> {
  return trx
    .selectFrom('member_grant')
    .select(['grant_id as id', 'member_id as memberId', 'right'])
    .select(['department_id as departmentId', 'channel_id as channelId'])
    .orderBy('grant_id', 'desc')
    .execute();
}

/** Who is waited for, the latest first. The link was shown once, to who invited. */
export async function viewInvitations(trx: Trx): Promise<Invitation[]> {
  const rows = await invitationsOf(trx)
    .where('i.accepted_at', 'is', null)
    .where('i.withdrawn_at', 'is', null)
    .where('i.expires_at', '>', nowOf(trx))
    .orderBy('i.invited_at', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, expiresAt: row.expiresAt.toISOString(), link: null }));
}

/** A new invitation, with the link that leads in. */
export async function viewNewInvitation(
  trx: Trx,
  { invitationId, link }: { invitationId: string; link: string },
): Promise<Invitation> {
  const row = found(
    await invitationsOf(trx).where('i.invitation_id', '=', invitationId).executeTakeFirst(),
  );
  return { ...row, expiresAt: row.expiresAt.toISOString(), link };
}

function invitationsOf(trx: Trx) {
  return trx
    .selectFrom('invitation as i')
    .innerJoin('member as m', (join) =>
      join.onRef('m.workspace_id', '=', 'i.workspace_id').onRef('m.member_id', '=', 'i.invited_by'),
    )
    .select(['i.invitation_id as id', 'i.email', 'i.name', 'i.role', 'm.name as invitedBy'])
    .select('i.expires_at as expiresAt');
}
