import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectionOf, inWorkspace } from '#server/platform/database.ts';
import { type Firm, openFirm, sharedPatto } from '#test/support/firm.ts';

const patto = sharedPatto({ workers: false });
let firm: Firm;
let owner: pg.Client;

/** Six thousand messages, a minute apart, two at each moment; `estate` was said often, but not lately. */
beforeAll(async () => {
  firm = await openFirm(patto);
  owner = new pg.Client(connectionOf(patto.databaseUrl));
  await owner.connect();
  const fill = `insert into message (workspace_id, channel_id, message_id, conversation_id, direction, text, language, visibility,
      sent_at, received_at)
    select $1, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'in', concat_ws(' ',
      case when n % 3 = 0 then 'vino' end, case when n % 700 = 0 then 'trofie' end,
      case when n < 2600 then 'estate' end, case when n between 100 and 4000 and n % 90 = 0 then 'pesto' end, 'buonasera'),
      'it', 'public', t, t
    from (select n, timestamptz '2026-01-01' + (n / 2) * interval '1 minute' as t from generate_series(1, 6000) n) said`;
  const fillFirm = async ({ workspaceId }: Firm) => {
    // an owner who is no superuser is under the policy too
    await owner.query(`select set_config('patto.workspace', $1, false)`, [workspaceId]);
    await owner.query(fill, [workspaceId]);
  };
  // whose words they are must not matter: another firm says the same, later
  await fillFirm(await openFirm(patto, 'Passo', 'Dario Neri'));
  await fillFirm(firm);
  await owner.query('analyze message');
});
afterAll(() => owner.end());

type Place = { message_id: string; sent_at: Date };

test.for([
  ['vino', 'said all the time'],
  ['trofie', 'said now and then'],
  ['estate', 'said by thousands, long ago'],
  ['pesto', 'said a little, not lately'],
  ['carbonara', 'never said'],
  ['buonasera', 'said by all'],
])('page by page, %s (%s) is found as by looking at every message', async ([word = '']) => {
  const all = `select message_id from message where workspace_id = $1 and search @@ plainto_tsquery('italian', $2)
    order by sent_at desc, message_id desc limit 300`;
  const wanted = await owner.query<Place>(all, [firm.workspaceId, word]);
  const found: string[] = [];
  for (let last: Place | undefined, pages = 0; pages < 6; pages++) {
    const { rows } = await page(word, last);
    found.push(...rows.map((row) => row.message_id));
    last = rows.at(-1);
    if (rows.length < 50) break;
  }
  expect(found).toEqual(wanted.rows.map((row) => row.message_id));
});

function page(word: string, last: Place | undefined) {
  const scope = patto.app.scope(firm.workspaceId);
  return inWorkspace(patto.app.db, scope, (trx) =>
    sql<Place>`select message_id, sent_at from search_messages(${word}, ${last?.sent_at ?? null}::timestamptz,
      ${last?.message_id ?? null}::uuid, 50)`.execute(trx),
  );
}
