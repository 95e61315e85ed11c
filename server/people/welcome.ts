import { sql } from 'kysely';
import { column } from '#server/platform/column.ts';
import type { Trx } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { identityHash } from './known.ts';
import { calledName, sortHandle, sortName, turnedName } from './naming.ts';
import type { Recognised } from './recognise.ts';
import type { Sighting } from './sightings.ts';

/**
 * Makes a person with one identity of each stranger, in one statement. Left out of the answer: whom another process made
 * first, and who was seen only before being erased.
 */
export async function welcome(
  trx: Trx,
  network: string,
  strangers: readonly Sighting[],
): Promise<Map<string, Recognised>> {
  const hashOf = identityHash(trx, network);
  const newcomers = strangers.map((sighting) => newcomerOf(sighting, hashOf(sighting)));
  const made = new Set(await insert(trx, network, newcomers));
  const welcomed = newcomers.filter((one) => made.has(one.personId));
  return new Map(welcomed.map((one) => [one.key, recognised(one)]));
}

type Newcomer = ReturnType<typeof newcomerOf>;

function newcomerOf(sighting: Sighting, hash: string) {
  const { author, scope, externalId } = sighting;
  const called = calledName(author.name, author.handle, author.id);
  const sorted = sortName(called);
  return {
    ...sighting,
    hash,
    scope,
    externalId,
    identityId: newId(),
    personId: newId(),
    sortHandle: sortHandle(author.handle, author.kind),
    called,
    sorted,
    turned: turnedName(sorted),
  };
}

async function insert(trx: Trx, network: string, all: Newcomer[]): Promise<string[]> {
  const of = <T>(pick: (one: Newcomer) => T) => all.map(pick);
  const { rows } = await sql<{ person_id: string }>`
    with newcomer as (
      select * from unnest(
        ${column(of((n) => n.identityId))}::uuid[], ${column(of((n) => n.personId))}::uuid[], ${column(of((n) => n.hash))}::text[],
        ${column(of((n) => n.scope))}::text[], ${column(of((n) => n.externalId))}::text[], ${column(of((n) => n.author.kind))}::text[],
        ${column(of((n) => n.author.handle))}::text[], ${column(of((n) => n.sortHandle))}::text[], ${column(of((n) => n.author.name))}::text[],
        ${column(of((n) => n.author.avatar))}::text[], ${column(of((n) => n.author.link))}::text[], ${column(of((n) => n.author.trust))}::text[],
        ${column(of((n) => n.called))}::text[], ${column(of((n) => n.sorted))}::text[], ${column(of((n) => n.turned))}::text[],
        ${column(of((n) => n.language))}::text[], ${column(of((n) => n.firstAt))}::timestamptz[], ${column(of((n) => n.lastAt))}::timestamptz[]
      ) as n (identity_id, person_id, hash, scope, external_id, kind, handle, sort_handle, name, avatar, link, trust,
        called, sorted, turned, language, first_at, last_at)
    ), made as (
      insert into identity (identity_id, person_id, network, scope, external_id, kind, handle, sort_handle, name, avatar,
        link, trust, first_seen_at)
      select identity_id, person_id, ${network}, scope, external_id, kind, handle, sort_handle, name, avatar,
        link, trust, first_at
      from newcomer n
      where not exists (select from erased_identity e where e.hash = n.hash and e.at >= n.last_at)
      on conflict do nothing
      returning person_id
    ), named as (
      insert into person (person_id, name, sort_name, turned_name, avatar, first_seen_at)
      select person_id, called, sorted, turned, avatar, first_at from newcomer join made using (person_id)
    ), active as (
      insert into person_activity (person_id, last_seen_at, language)
      select person_id, last_at, language from newcomer join made using (person_id)
    )
    insert into person_uncompared (person_id) select person_id from made
    returning person_id`.execute(trx);
  return rows.map((row) => row.person_id);
}

function recognised({ personId, identityId, language }: Newcomer): Recognised {
  return { personId, identityId, language, isNew: true, isErased: false };
}
