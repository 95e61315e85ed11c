import { sql } from 'kysely';
import type { Trx } from '#server/platform/database.ts';
import type { Known } from './known.ts';
import { calledName, sortHandle, sortName, turnedName } from './naming.ts';
import type { Sighting } from './sightings.ts';
import type { Trust } from './tables.ts';

/** Writes down what changed in the profiles of known authors: one statement, or none. */
export async function refresh(
  trx: Trx,
  sightings: readonly Sighting[],
  known: Map<string, Known>,
): Promise<void> {
  const changes: Change[] = [];
  for (const sighting of sightings) {
    const before = known.get(sighting.key);
    const change = before && changeOf(before, sighting);
    if (change) changes.push(change);
  }
  if (changes.length > 0) await write(trx, changes, portraitsOf(changes));
}

type Profile = Pick<Known, 'handle' | 'name' | 'avatar' | 'link' | 'trust' | 'firstAt'>;
type Change = { before: Known; now: Profile; id: string };

/** What differs; an older message never overwrites what a newer one showed. */
function changeOf(before: Known, { author, firstAt, lastAt }: Sighting): Change | null {
  const isNews = !before.personLastAt || lastAt >= before.personLastAt;
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

/** What changes of the persons: name and picture follow the network's until a member corrects them. */
function portraitsOf(changes: readonly Change[]): Portrait[] {
  const portraits = new Map<string, Portrait>();
  for (const { before, now, id } of changes) {
    const { personId, personName: name, personAvatar: avatar, personFirstAt: firstAt } = before;
    const portrait = portraits.get(personId) ?? { personId, name, avatar, firstAt };
    const follows = portrait.name === calledName(before.name, before.handle, id);
    if (follows) portrait.name = calledName(now.name, now.handle, id);
    if (avatar === before.avatar) portrait.avatar = now.avatar;
    if (now.firstAt < portrait.firstAt) portrait.firstAt = now.firstAt;
    portraits.set(personId, portrait);
  }
  return [...portraits.values()].sort((a, b) => (a.personId < b.personId ? -1 : 1));
}

async function write(trx: Trx, changes: Change[], portraits: Portrait[]): Promise<void> {
  const c = <T>(pick: (one: Profile) => T) => changes.map(({ now }) => pick(now));
  const p = <T>(pick: (one: Portrait) => T) => portraits.map(pick);
  const sorted = p((one) => sortName(one.name));
  await sql`
    with change as (
      select * from unnest(
        ${changes.map(({ before }) => before.identityId)}::uuid[], ${c((n) => n.handle)}::text[],
        ${c((n) => sortHandle(n.handle))}::text[], ${c((n) => n.name)}::text[], ${c((n) => n.avatar)}::text[],
        ${c((n) => n.link)}::text[], ${c((n) => n.trust)}::text[], ${c((n) => n.firstAt)}::timestamptz[]
      ) as c (identity_id, handle, sort_handle, name, avatar, link, trust, first_at)
    ), portrait as (
      select * from unnest(
        ${p((one) => one.personId)}::uuid[], ${p((one) => one.name)}::text[], ${sorted}::text[],
        ${sorted.map(turnedName)}::text[], ${p((one) => one.avatar)}::text[], ${p((one) => one.firstAt)}::timestamptz[]
      ) as p (person_id, name, sort_name, turned_name, avatar, first_at)
    ), locked as (
      select person_id from person where person_id in (select person_id from portrait)
      order by person_id for no key update
    ), changed as (
      update identity i set handle = c.handle, sort_handle = c.sort_handle, name = c.name, avatar = c.avatar,
        link = c.link, trust = c.trust, first_seen_at = least(i.first_seen_at, c.first_at)
      from change c where i.identity_id = c.identity_id
        and (select count(*) from locked) > 0
    )
    update person set name = p.name, sort_name = p.sort_name, turned_name = p.turned_name, avatar = p.avatar,
      first_seen_at = least(person.first_seen_at, p.first_at), compared_at = null
    from portrait p join locked using (person_id) where person.person_id = p.person_id`.execute(
    trx,
  );
}
