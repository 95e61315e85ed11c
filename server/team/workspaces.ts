import type { Database, Scope, Trx } from '#server/platform/database.ts';
import { inWorkspace, nowOf, workspaceOf } from '#server/platform/database.ts';
import { emit } from '#server/platform/events.ts';
import { newId } from '#server/platform/ids.ts';
import { refuse } from '#server/platform/refusal.ts';
import type { Acting } from './access.ts';
import { audit } from './audit.ts';
import { defined } from './defined.ts';
import { takeSeat } from './seats.ts';

export type NewWorkspace = {
  /** The demo's workspaces choose theirs, so that each is opened once. */
  id?: string;
  name: string;
  slug?: string | undefined;
  timeZone: string;
  country: string;
  language: string;
  memberName: string;
  demo?: boolean;
};
/** Without an account the owner cannot sign in: who works in a demo's firm. */
export type Founder = { userId: string | null; email: string };
export type Opened = { workspaceId: string; memberId: string };

/** Where a workspace is opened: outside of all others. */
type Ground = { db: Database; scope(workspaceId: string): Scope };

/** Opens a workspace; who opens it owns it. Refuses `already_exists` for a taken address, `invalid` for a zone unknown. */
export async function openWorkspace(
  ground: Ground,
  founder: Founder,
  wanted: NewWorkspace,
): Promise<Opened> {
  const workspaceId = wanted.id ?? newId();
  checkZone(wanted.timeZone);
  return inWorkspace(ground.db, ground.scope(workspaceId), async (trx) => {
    const slug = await freeSlug(trx, wanted);
    await trx
      .insertInto('auth.workspace_directory')
      .values({ workspace_id: workspaceId, slug })
      .execute();
    await insertWorkspace(trx, { ...wanted, slug });
    const memberId = await seatOwner(trx, founder, wanted);
    await audit(trx, { memberId, act: 'workspace.opened', subject: wanted.name });
    return { workspaceId, memberId };
  });
}

export type WorkspaceChange = {
  name?: string | undefined;
  timeZone?: string | undefined;
  country?: string | undefined;
  language?: string | undefined;
  languages?: string[] | undefined;
};

/** Changes this workspace; its language is always among its languages. Refuses `invalid` for a zone unknown. */
export async function changeWorkspace(
  trx: Trx,
  acting: Acting,
  change: WorkspaceChange,
): Promise<void> {
  if (change.timeZone) checkZone(change.timeZone);
  const before = await trx.selectFrom('workspace').selectAll().executeTakeFirstOrThrow();
  const language = change.language ?? before.language;
  const languages = [...new Set([language, ...(change.languages ?? before.languages)])];
  const { name, timeZone: time_zone, country } = change;
  const after = await trx
    .updateTable('workspace')
    .set({ ...defined({ name, time_zone, country }), language, languages })
    .returning('name')
    .executeTakeFirstOrThrow();
  await audit(trx, {
    memberId: acting.id,
    act: 'workspace.changed',
    subject: after.name,
    detail: { ...change },
  });
  if (change.timeZone || change.country)
    await emit(trx, 'hours.changed', [{ workspaceId: workspaceOf(trx) }]);
}

async function insertWorkspace(trx: Trx, wanted: NewWorkspace & { slug: string }): Promise<void> {
  const { name, slug, timeZone, country, language, demo = false } = wanted;
  const languages = [...new Set([language, 'it', 'en'])];
  await trx
    .insertInto('workspace')
    .values({
      name,
      slug,
      time_zone: timeZone,
      country,
      language,
      languages,
      demo,
      created_at: nowOf(trx),
    })
    .execute();
}

async function seatOwner(trx: Trx, founder: Founder, wanted: NewWorkspace): Promise<string> {
  const member_id = newId();
  const { memberName: name, language } = wanted;
  const row = { member_id, user_id: founder.userId, name, email: founder.email, language };
  await trx
    .insertInto('member')
    .values({
      ...row,
      role: 'owner',
      title: null,
      face: null,
      joined_at: nowOf(trx),
      left_at: null,
    })
    .execute();
  if (founder.userId) await takeSeat(trx, founder.userId, member_id);
  await emit(trx, 'members.joined', [{ memberId: member_id }]);
  return member_id;
}

/** Addresses of our own: a workspace there could not be reached. */
const reserved = [
  'api',
  'assets',
  'demo',
  'files',
  'healthz',
  'invitation',
  'p',
  'readyz',
  'setup',
  'sign-in',
  'widget',
];

async function freeSlug(trx: Trx, wanted: NewWorkspace): Promise<string> {
  const wish = wanted.slug ?? slugOf(wanted.name);
  const taken = await trx
    .selectFrom('auth.workspace_directory')
    .select('slug')
    .where('slug', 'like', `${wish}%`)
    .execute();
  const names = new Set([...reserved, ...taken.map((row) => row.slug)]);
  if (!names.has(wish)) return wish;
  if (wanted.slug) throw refuse('already_exists', { field: 'slug' });
  for (let n = 2; ; n++) if (!names.has(`${wish}-${n}`)) return `${wish}-${n}`;
}

/** "Osteria del Ponte" -> "osteria-del-ponte". */
function slugOf(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return (
    plain
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 36) || 'workspace'
  );
}

/** Refuses a time zone this machine does not know. */
function checkZone(timeZone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch {
    throw refuse('invalid', { field: 'timeZone' });
  }
}
