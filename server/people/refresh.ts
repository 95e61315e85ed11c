import { sql } from 'kysely';
import type { Trx } from '#server/platform/database.ts';
import type { Known } from './known.ts';
import { calledName, sortHandle, sortName, turnedName } from './naming.ts';
import type { Sighting } from './sightings.ts';
import type { Trust } from './tables.ts';

/** Writes down what changed in the profiles of known authors: two statements, or none. */
export async function refresh(
  trx: Trx,
  sightings: readonly Sighting[],
  known: ReadonlyMap<string, Known>,
): Promise<void> {
  const changes: Change[] = [];
  for (const sighting of sightings) {
    const before = known.get(sighting.key);
    const change = before && changeOf(before, sighting);
    if (change) changes.push(change);
  }
  if (changes.length === 0) return;
  const portraits = await lockPortraits(trx, changes);
  await write(trx, changes, redraw(portraits, changes));
}

type Profile = Pick<Known, 'handle' | 'name' | 'avatar' | 'link' | 'trust' | 'firstAt'>;
type Change = { before: Known; now: Profile; id: string };

/** What differs; an older message never overwrites what a newer one showed. */
function changeOf(before: Known, { author, firstAt, lastAt }: Sighting): Change | null {
  const isNews = !before.lastAt || lastAt >= before.lastAt;
  const shown = isNews ? author : before;
  const now: Profile = {
    handle: shown.handle || before.handle,
    name: shown.name ?? before.name,
    avatar: shown.avatar ?? before.avatar,
    link: shown.link ?? before.link,
    trust: rank[author.trust] > rank[before.trust] ? author.trust : before.trust,
    firstAt: firstAt < before.firstAt ? firstAt : before.firstAt,
  };
  const keys = Object.keys(now) as (keyof Profile)[];
  return keys.some((key) => now[key] !== before[key]) ? { before, now, id: author.id } : null;
}

const rank: Record<Trust, number> = { claimed: 0, signature: 1, platform: 2 };

type Portrait = { personId: string; name: string; avatar: string | null; firstAt: Date };

async function lockPortraits(trx: Trx, changes: readonly Change[]): Promise<Portrait[]> {
  return trx
    .selectFrom('person')
    .select(['person_id as personId', 'name', 'avatar', 'first_seen_at as firstAt'])
    .where('person_id', '=', sql<string>`any(${changes.map((one) => one.before.personId)}::uuid[])`)
    .orderBy('person_id')
    .forNoKeyUpdate()
    .execute();
}

/** Name and picture of a person follow the network's until a member corrects them. Returns who looks different now. */
function redraw(portraits: readonly Portrait[], changes: readonly Change[]): Portrait[] {
  const byPerson = new Map(portraits.map((portrait) => [portrait.personId, { ...portrait }]));
  for (const { before, now, id } of changes) {
    const portrait = byPerson.get(before.personId);
    if (!portrait) continue;
    const follows = portrait.name === calledName(before.name, before.handle, id);
    if (follows) portrait.name = calledName(now.name, now.handle, id);
    if (portrait.avatar === before.avatar) portrait.avatar = now.avatar;
    if (now.firstAt < portrait.firstAt) portrait.firstAt = now.firstAt;
  }
  return portraits.flatMap((old) => {
    const drawn = byPerson.get(old.personId) ?? old;
    const isSame =
      drawn.name === old.name && drawn.avatar === old.avatar && drawn.firstAt === old.firstAt;
    return isSame ? [] : [drawn];
  });
}

async function write(trx: Trx, changes: Change[], portraits: Portrait[]): Promise<void> {
  const c = <T>(pick: (one: Profile) => T) => changes.map(({ now }) => pick(now));
  const p = <T>(pick: (one: Portrait) => T) => portraits.map(pick);
  const sorted = p((one) => sortName(one.name));
  await sql`
    with changed as (
      update identity i set handle = c.handle, sort_handle = c.sort_handle, name = c.name, avatar = c.avatar,
        link = c.link, trust = c.trust, first_seen_at = least(i.first_seen_at, c.first_at)
      from unnest(
        ${changes.map(({ before }) => before.identityId)}::uuid[], ${c((n) => n.handle)}::text[],
        ${changes.map(({ before, now }) => sortHandle(now.handle, before.kind))}::text[], ${c((n) => n.name)}::text[], ${c((n) => n.avatar)}::text[],
        ${c((n) => n.link)}::text[], ${c((n) => n.trust)}::text[], ${c((n) => n.firstAt)}::timestamptz[]
      ) as c (identity_id, handle, sort_handle, name, avatar, link, trust, first_at)
      where i.identity_id = c.identity_id
    ), redrawn as (
      update person set name = p.name, sort_name = p.sort_name, turned_name = p.turned_name, avatar = p.avatar,
        first_seen_at = least(person.first_seen_at, p.first_at)
      from unnest(
        ${p((one) => one.personId)}::uuid[], ${p((one) => one.name)}::text[], ${sorted}::text[],
        ${sorted.map(turnedName)}::text[], ${p((one) => one.avatar)}::text[], ${p((one) => one.firstAt)}::timestamptz[]
      ) as p (person_id, name, sort_name, turned_name, avatar, first_at)
      where person.person_id = p.person_id
      returning person.person_id
    )
    insert into person_uncompared (person_id) select person_id from redrawn on conflict do nothing`.execute(
    trx,
  );
}
