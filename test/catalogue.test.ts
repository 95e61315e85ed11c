import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectionOf } from '#server/platform/database.ts';
import { openFirm, sharedPatto } from './support/firm.ts';
import { connectOwner, lookInto } from './support/owner.ts';
import { type Column, type Declared, declaredTables } from './support/tables.ts';

const patto = sharedPatto({ workers: false });
let owner: pg.Client;
let tables: string[];

beforeAll(async () => {
  const { workspaceId } = await openFirm(patto);
  owner = await connectOwner(patto.databaseUrl);
  await lookInto(owner, workspaceId);
  tables = await ask(`select relname from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`);
});
afterAll(() => owner.end());

/** The first column of every row. */
async function ask(text: string, values: unknown[] = []): Promise<string[]> {
  const { rows } = await owner.query<unknown[]>({ text, values, rowMode: 'array' });
  return rows.map((row) => String(row[0]));
}

/** The role the application connects as. */
async function appRole(): Promise<string> {
  const { rows } = await sql<{ name: string }>`select current_user as name`.execute(patto.app.db);
  return rows[0]?.name ?? '';
}

describe('the workspace is the first column', () => {
  test('of every table, and never empty', async () => {
    expect(tables.length).toBeGreaterThan(25);
    const having = await ask(`select table_name from information_schema.columns
      where table_schema = 'public' and column_name = 'workspace_id' and data_type = 'uuid' and is_nullable = 'NO'
      order by 1`);
    expect(having).toEqual(tables);
  });

  test('of every primary key', async () => {
    const keyed = await ask(`select c.relname from pg_index i join pg_class c on c.oid = i.indrelid
      join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where i.indisprimary and c.relnamespace = 'public'::regnamespace and a.attname = 'workspace_id' order by 1`);
    expect(keyed).toEqual(tables);
  });

  test('of every other unique key', async () => {
    const otherwise =
      await ask(`select i.indexrelid::regclass from pg_index i join pg_class c on c.oid = i.indrelid
      left join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where i.indisunique and c.relnamespace = 'public'::regnamespace and a.attname is distinct from 'workspace_id'`);
    expect(otherwise).toEqual([]);
  });

  test('of every reference, on both sides', async () => {
    const first = (side: 'conrelid' | 'confrelid', key: 'conkey' | 'confkey') =>
      `(select attname from pg_attribute where attrelid = c.${side} and attnum = c.${key}[1])`;
    const otherwise = await ask(`select c.conrelid::regclass || ': ' || conname from pg_constraint c
      where contype = 'f' and connamespace = 'public'::regnamespace
      and not (${first('conrelid', 'conkey')} = 'workspace_id' and ${first('confrelid', 'confkey')} = 'workspace_id')`);
    expect(otherwise).toEqual([]);
  });
});

describe('row-level security', () => {
  test('is on, and forced, on every table', async () => {
    const secured = await ask(`select relname from pg_class
      where relnamespace = 'public'::regnamespace and relrowsecurity and relforcerowsecurity order by 1`);
    expect(secured).toEqual(tables);
  });

  test('shows and takes only what is of the workspace of the transaction', async () => {
    const rule = `(workspace_id = ( SELECT (NULLIF(current_setting('patto.workspace'::text, true), ''::text))::uuid AS "nullif"))`;
    const ruled = await ask(
      `select tablename from pg_policies where schemaname = 'public' and policyname = 'workspace'
       and permissive = 'PERMISSIVE' and cmd = 'ALL' and roles = '{public}' and qual = $1 and with_check = $1 order by 1`,
      [rule],
    );
    expect(ruled).toEqual(tables);
  });

  test('has no other opening than the search, which reads messages as a role of its own', async () => {
    const others =
      await ask(`select tablename || ' ' || policyname || ' ' || cmd || ' ' || roles::text
      from pg_policies where schemaname = 'public' and policyname <> 'workspace'`);
    expect(others).toEqual(['message search SELECT {patto_search}']);
    const definers = await ask(`select proname from pg_proc
      where pronamespace = 'public'::regnamespace and prosecdef`);
    expect(definers).toEqual(['search_messages']);
    const views = await ask(`select relname from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')`);
    expect(views).toEqual([]);
  });
});

describe('the application', () => {
  test('connects as nobody special', async () => {
    const role = await appRole();
    const { rows } = await owner.query('select * from pg_roles where rolname = $1', [role]);
    const nothing = { rolsuper: false, rolbypassrls: false, rolcreaterole: false };
    expect(rows[0]).toMatchObject({ ...nothing, rolcreatedb: false, rolreplication: false });
    const owned = await ask(`select relname from pg_class where relowner = $1::regrole`, [role]);
    expect(owned).toEqual([]);
    const memberOf = await ask(
      `select roleid::regrole from pg_auth_members where member = $1::regrole`,
      [role],
    );
    expect(memberOf).toEqual([]);
    const makes = await ask(
      `select nspname from pg_namespace where has_schema_privilege($1, oid, 'create') and nspname !~ '^pg_temp'`,
      [role],
    );
    expect(makes).toEqual([]);
  });

  test('is nobody else on any of its connections', async () => {
    const connected = `select distinct application_name || ' as ' || usename from pg_stat_activity
      where datname = current_database() and application_name like 'patto%' order by 1`;
    const role = await appRole();
    const kinds = ['patto', 'patto-jobs', 'patto-live'].map((kind) => `${kind} as ${role}`);
    await expect.poll(() => ask(connected)).toEqual(kinds);
  });

  test('sees nothing outside a workspace, and writes nothing', async () => {
    expect(await ask('select count(*) from member')).toEqual(['1']);
    for (const table of tables) {
      const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(patto.app.db);
      expect(rows, table).toEqual([]);
    }
    const write = sql`update workspace set name = 'Mine' where true`.execute(patto.app.db);
    expect(Number((await write).numAffectedRows)).toBe(0);
    const [workspaceId] = await ask('select workspace_id from workspace');
    const insert = sql`insert into department (workspace_id, department_id, name, created_at)
      values (${workspaceId}, gen_random_uuid(), 'Ladri', now())`.execute(patto.app.db);
    await expect(insert).rejects.toThrow(/row-level security/);
  });

  test('cannot step over the rows, or change what they are', async () => {
    const role = await appRole();
    const steps = [
      'set row_security = off; select * from member',
      'alter table member disable row level security',
      'alter table member no force row level security',
      `set role ${JSON.stringify((await ask('select current_user'))[0])}`,
      'set role patto_search',
      `alter role ${JSON.stringify(role)} bypassrls`,
      'drop policy workspace on member',
      'create table mine (a int)',
    ];
    const password = patto.app.secrets.derive('database role');
    const app = new pg.Client(connectionOf(patto.databaseUrl, { user: role, password }));
    await app.connect();
    try {
      for (const step of steps) await expect(app.query(step), step).rejects.toThrow();
    } finally {
      await app.end();
    }
  });
});

describe('tables.ts of every module', () => {
  const declared = declaredTables();

  test('declare every table once', () => {
    const names = declared.map((one) => one.table).filter((name) => !name.includes('.'));
    expect(names.toSorted()).toEqual(tables);
  });

  test.each(declared)('$module says what $table is', async ({ table, columns }: Declared) => {
    const [schema, name] = table.includes('.') ? table.split('.') : ['public', table];
    const { rows } = await owner.query<CatalogueColumn>(
      `select a.attname as name, t.typname as type, not a.attnotnull as nullable, a.attgenerated <> '' as generated
       from pg_attribute a join pg_type t on t.oid = a.atttypid
       where a.attrelid = format('%I.%I', $1::text, $2::text)::regclass and a.attnum > 0 and not a.attisdropped`,
      [schema, name],
    );
    const wrong = rows
      .filter((row) => !row.generated || columns.has(row.name))
      .filter((row) => !agrees(row, columns.get(row.name)));
    expect(wrong.map((row) => [row, columns.get(row.name)])).toEqual([]);
    const names = new Set(rows.map((row) => row.name));
    expect([...columns.keys()].filter((column) => !names.has(column))).toEqual([]);
  });
});

type CatalogueColumn = { name: string; type: string; nullable: boolean; generated: boolean };

/** How `pg` hands a column to us, by the type the catalogue names. */
const asRead: Record<string, RegExp> = {
  bool: /^boolean$/,
  int4: /^number$/,
  int8: /^number$/,
  float8: /^number$/,
  timestamptz: /^Date$/,
  uuid: /^string$/,
  date: /^string$/,
  tsvector: /^string$|^unknown$/,
  _text: /\[\]$/,
  _uuid: /^string\[\]$/,
  // a word, one of some words, or a type that names them
  text: /^(?!Date$|number$|boolean$|unknown$)[^[\]{}]+$/,
  jsonb: /./,
};

function agrees(row: CatalogueColumn, column: Column | undefined): boolean {
  if (!column) return false;
  const type = asRead[row.type];
  if (!type) throw new Error(`no rule for the type ${row.type}`);
  // the catalogue calls every generated column nullable
  const mayDiffer = row.generated || column.type === 'unknown';
  return type.test(column.type) && (mayDiffer || column.nullable === row.nullable);
}
