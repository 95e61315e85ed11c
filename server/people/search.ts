import { type RawBuilder, sql } from 'kysely';
import type { Trx } from '#server/platform/database.ts';
import { pageFrom } from '#server/platform/page.ts';
import { viewWorkspace } from '#server/team/views.ts';
import { cursorValues, type Listing, onNetwork, type PeoplePage } from './listing.ts';
import { phonePrefix } from './mail-and-phone.ts';
import { sortHandle, sortName } from './naming.ts';
import { type LineRow, lineColumns, lineOf, withActivity } from './views.ts';

type Search = Listing & { search: string };
type Row = LineRow & { text: string };

/**
 * Persons whose name, name turned or a handle begins with the words, by what matched; each once: by the name before the name
 * turned before the first handle. Every branch walks its own index and stops at the page's end.
 */
export async function searchPeople(trx: Trx, listing: Search): Promise<PeoplePage> {
  const { limit, network, cursor, search } = listing;
  const rest = {
    ...(await prefixes(trx, search)),
    after: cursorValues(cursor, ['text', 'id']),
    limit,
    network,
  };
  const { rows } = await sql<Row>`
    with matched as (
      ${nameBranch(rest)} union all ${turnedBranch(rest)} union all ${handleBranch(rest)}
      order by text, person_id limit ${limit + 1}
    )
    select ${lineColumns}, m.text from matched m join person p on p.person_id = m.person_id
    ${withActivity}
    order by m.text, m.person_id`.execute(trx);
  return pageFrom<Row, PeoplePage['items'][number]>(rows, limit, {
    item: lineOf,
    key: (row) => [row.text, row.id],
  });
}

type Column = 'p.sort_name' | 'p.turned_name' | 'i.sort_handle' | 'other.sort_handle';
/** `name` is null when a handle is asked for ("@anna"). */
type Prefixes = { name: string | null; handle: string; phone: string | null };
type Branch = Prefixes & { after: string[]; limit: number; network: string | undefined };

/** A number may be a phone (written with or without its country) or just what a handle begins with. */
async function prefixes(trx: Trx, search: string): Promise<Prefixes> {
  const name = search.startsWith('@') ? null : sortName(search);
  const names = { name, handle: sortHandle(search, 'handle') };
  if (!/\d{4}/.test(search.replace(/\D/g, ''))) return { ...names, phone: null };
  const { country } = await viewWorkspace(trx);
  return { ...names, phone: phonePrefix(search, country) };
}

function nameBranch(branch: Branch): RawBuilder<unknown> {
  return sql`(select p.sort_name as text, p.person_id from person p
    where ${begins('p.sort_name', branch.name)} ${onward('p.sort_name', branch)})`;
}

function turnedBranch(branch: Branch): RawBuilder<unknown> {
  return sql`(select p.turned_name as text, p.person_id from person p
    where p.turned_name is not null and ${begins('p.turned_name', branch.name)}
      and not ${begins('p.sort_name', branch.name)} ${onward('p.turned_name', branch)})`;
}

/** An identity always belongs to a living person. @NOTE scalar subqueries: they cannot become a join over everybody. */
function handleBranch({
  after: [text, id],
  limit,
  network,
  ...branch
}: Branch): RawBuilder<unknown> {
  const after =
    text === undefined ? sql`` : sql`and (i.sort_handle, i.person_id) > (${text}, ${id}::uuid)`;
  return sql`(select i.sort_handle as text, i.person_id from identity i
    where ${handleBegins('i.sort_handle', branch)} ${after}
      and (select not ${begins('p.sort_name', branch.name)} and not coalesce(${begins('p.turned_name', branch.name)}, false)
        ${onNetwork(network)} from person p where p.person_id = i.person_id)
      and not (select count(*) > 0 from identity other where other.person_id = i.person_id
        and ${handleBegins('other.sort_handle', branch)}
        and (other.sort_handle, other.identity_id) < (i.sort_handle, i.identity_id))
    order by i.sort_handle, i.person_id limit ${limit + 1})`;
}

function handleBegins(column: Column, { handle, phone }: Prefixes): RawBuilder<unknown> {
  const typed = begins(column, handle);
  return phone ? sql`(${typed} or ${begins(column, phone)})` : typed;
}

/** A prefix as a range: `like` would not use the index under row-level security (it is not leakproof). */
function begins(column: Column, prefix: string | null): RawBuilder<unknown> {
  if (prefix === null) return sql`false`;
  const last = `${prefix}\u{10ffff}`;
  return sql`(${sql.raw(column)} >= ${prefix} and ${sql.raw(column)} < ${last})`;
}

/** Living persons after the cursor, in order. */
function onward(
  column: Column,
  { after: [text, id], limit, network }: Branch,
): RawBuilder<unknown> {
  const text_ = sql.raw(column);
  const after =
    text === undefined ? sql`` : sql`and (${text_}, p.person_id) > (${text}, ${id}::uuid)`;
  return sql`and p.merged_into is null and p.erased_at is null ${onNetwork(network)} ${after}
    order by ${text_}, p.person_id limit ${limit + 1}`;
}
