import { sql } from 'kysely';
import type { Trx } from '#server/platform/database.ts';
import { pageFrom } from '#server/platform/page.ts';
import { cursorValues, type Listing, onNetwork, type PeoplePage } from './listing.ts';
import { sortName } from './naming.ts';
import { searchPeople } from './search.ts';
import { type LineRow, lineColumns, lineOf } from './views.ts';

/** Persons last seen first; with `search`, those whose name or a handle begins so, in the order of what matched. */
export async function listPeople(trx: Trx, listing: Listing): Promise<PeoplePage> {
  const search = listing.search?.trim() ?? '';
  return sortName(search) ? searchPeople(trx, { ...listing, search }) : recentPeople(trx, listing);
}

type Row = LineRow & { seenHour: Date };

async function recentPeople(trx: Trx, { cursor, limit, network }: Listing): Promise<PeoplePage> {
  const [hour, at, id] = cursorValues(cursor, ['instant', 'instant', 'id']);
  const { rows } = await sql<Row>`
    select ${lineColumns}, a.seen_hour as "seenHour"
    from person_activity a ${network ? sql`join person p on p.person_id = a.person_id` : eachPerson}
    where p.merged_into is null and p.erased_at is null ${onNetwork(network)}
      ${hour ? sql`and (a.seen_hour, a.last_seen_at, a.person_id) < (${hour}::timestamptz, ${at}::timestamptz, ${id}::uuid)` : sql``}
    order by a.seen_hour desc, a.last_seen_at desc, a.person_id desc limit ${limit + 1}`.execute(
    trx,
  );
  return pageFrom<Row, PeoplePage['items'][number]>(rows, limit, {
    item: lineOf,
    key: (row) => [row.seenHour, row.lastSeenAt, row.id],
  });
}

/** One look-up a row, whatever the planner guesses; a filter by network, though, may be quicker from the network's side. */
const eachPerson = sql`cross join lateral
  (select * from person where person.person_id = a.person_id limit 1) p`;
