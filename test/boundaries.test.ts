import { describe, expect, test } from 'vitest';
import { importsOf, sources, withoutComments } from './support/sources.ts';
import { tableOwners } from './support/tables.ts';

/** In order: a module imports only modules above it. `docs/` and ARCHITECTURE.md tell why. */
const order = [
  'team',
  'people',
  'channels',
  'conversations',
  'rooms',
  'knowledge',
  'pact',
  'publishing',
  'outcomes',
  'bookings',
  'orders',
  'ideas',
  'fans',
  'goals',
  'pilots',
  'crisis',
  // fills shops through the doors of all the others; nobody knows it
  'demo',
];
const shared = ['platform', 'reading', 'connectors'];

/** Tests, and what only tests use. */
const isTest = (path: string) =>
  /\.(?:test|fixture)\.tsx?$|\/connectors\/(?:[\w-]+\/)?(?:fake|contract)-[\w-]+\.ts$/.test(path);
const ours = sources(['contract', 'server', 'web'], /\.tsx?$/);
const code = ours.filter(({ path }) => !isTest(path));
const imports = code.flatMap(importsOf);

/** "server/people/people.ts" -> "people"; "server/app.ts" -> "". */
function placeOf(path: string): string {
  const [, place = '', ...rest] = path.split('/');
  return path.startsWith('server/') && rest.length > 0 ? place : '';
}

const said = (one: { from: string; to: string }) => `${one.from} -> ${one.to}`;
const isOurs = (one: { to: string }) => !one.to.startsWith('package:');

describe('who knows whom', () => {
  test('the folders of the server are the modules, and what all of them share', () => {
    const folders = new Set(code.map(({ path }) => placeOf(path)).filter(Boolean));
    const known = new Set([...order, ...shared, 'reports']);
    expect([...folders].filter((folder) => !known.has(folder))).toEqual([]);
    // the walk has seen something
    expect(imports.length).toBeGreaterThan(100);
  });

  test('the contract knows nothing of ours', () => {
    const wrong = imports
      .filter((one) => one.from.startsWith('contract/') && isOurs(one))
      .filter((one) => !one.to.startsWith('contract/'));
    expect(wrong.map(said)).toEqual([]);
  });

  test('the web app knows the contract', () => {
    const wrong = imports
      .filter((one) => one.from.startsWith('web/') && isOurs(one))
      .filter((one) => !/^(?:web|contract|locales)\//.test(one.to));
    expect(wrong.map(said)).toEqual([]);
  });

  test('the server does not know the web app', () => {
    const wrong = imports.filter(
      (one) => one.from.startsWith('server/') && one.to.startsWith('web/'),
    );
    expect(wrong.map(said)).toEqual([]);
  });

  test('the platform and reading know no module', () => {
    const wrong = imports
      .filter((one) => ['platform', 'reading'].includes(placeOf(one.from)) && isOurs(one))
      .filter((one) => placeOf(one.to) !== placeOf(one.from) && !one.to.startsWith('contract/'));
    expect(wrong.map(said)).toEqual([]);
  });

  test('a connector knows the interface, how a text is measured, and its own folder', () => {
    const wrong = imports
      .filter((one) => /^server\/connectors\/[^/]+\//.test(one.from) && isOurs(one))
      .filter((one) => folderOf(one.to) !== folderOf(one.from))
      .filter((one) => !/^server\/connectors\/(?:connector|fit)\.ts$/.test(one.to));
    expect(wrong.map(said)).toEqual([]);
  });

  test('a module knows the modules above it, and of the networks only what all have in common', () => {
    const wrong = imports.filter((one) => order.includes(placeOf(one.from)) && isOurs(one));
    expect(wrong.filter((one) => !mayKnow(one)).map(said)).toEqual([]);
  });

  test('nobody but the composing files knows the reports', () => {
    const wrong = imports
      .filter((one) => placeOf(one.to) === 'reports')
      .filter((one) => !['', 'reports'].includes(placeOf(one.from)));
    expect(wrong.map(said)).toEqual([]);
  });

  test('nothing is built on what only tests use', () => {
    const wrong = imports.filter((one) => isTest(one.to) || one.to.startsWith('test/'));
    expect(wrong.map(said)).toEqual([]);
  });

  test('what leaves a folder is written from the root', () => {
    const wrong = imports
      .filter((one) => one.asWritten.startsWith('..') && /\.tsx?$/.test(one.to))
      .filter((one) => homeOf(one.to) !== homeOf(one.from));
    expect(wrong.map(said)).toEqual([]);
  });

  test('no barrel files', () => {
    const again = /^export\s+(?:type\s+)?(?:\*|\{[^}]*\})\s*(?:as\s+\w+\s+)?from\b/m;
    expect(code.filter(({ text }) => again.test(text)).map(({ path }) => path)).toEqual([]);
  });
});

function mayKnow({ from, to }: { from: string; to: string }): boolean {
  if (to.startsWith('contract/')) return true;
  const place = placeOf(to);
  if (place === 'platform' || place === 'reading') return true;
  if (place === 'connectors') return commonToNetworks.test(to);
  return order.includes(place) && order.indexOf(place) <= order.indexOf(placeOf(from));
}

const commonToNetworks = /^server\/connectors\/(?:connector|fit|registry)\.ts$/;
const folderOf = (path: string) => path.split('/').slice(0, 3).join('/');
const homeOf = (path: string) => path.split('/').slice(0, 2).join('/');

test('every way of importing is seen, and none in a comment', () => {
  const text = `import { a } from './a.ts';
import type { B } from '#server/b/b.ts';
import './c.ts';
export { d } from "../d.ts";
const e = await import('#web/e.ts');
type F = import('kysely').F;
// import { g } from './g.ts';
/** import { h } from './h.ts'; */
const url = 'https://example.org'; import i from 'i';`;
  const seen = importsOf({ path: 'server/here/x.ts', text }).map((one) => one.to);
  expect(seen).toEqual([
    'server/here/a.ts',
    'server/b/b.ts',
    'server/here/c.ts',
    'server/d.ts',
    'web/e.ts',
    'package:kysely',
    'package:i',
  ]);
});

describe('whose tables', () => {
  const owners = tableOwners();
  const server = code.filter(({ path }) => path.startsWith('server/'));

  test('a table has one owner', () => {
    expect(owners.size).toBeGreaterThan(20);
    expect(owners.get('member')).toBe('team');
  });

  test('a module writes its own tables only', () => {
    const wrong = server.flatMap(({ path, text }) =>
      tablesIn(text, writes)
        .filter((table) => ownerOf(owners, table) !== placeOf(path))
        .map((table) => `${path} writes ${table}`),
    );
    expect(wrong).toEqual([]);
    expect(server.some(({ text }) => tablesIn(text, writes).length > 0)).toBe(true);
  });

  test('a module reads the tables of the modules above it', () => {
    const wrong = server
      .filter(({ path }) => order.includes(placeOf(path)))
      .flatMap(({ path, text }) =>
        tablesIn(text, reads)
          .filter((table) => owners.has(table))
          .filter((table) => order.indexOf(owners.get(table) ?? '') > order.indexOf(placeOf(path)))
          .map((table) => `${path} reads ${table} of ${owners.get(table)}`),
      );
    expect(wrong).toEqual([]);
  });

  test('every way of writing is seen', () => {
    const text = `trx.insertInto('member'); trx.deleteFrom("auth.seat");
      sql\`insert into message (a) values (1) on conflict do update set a = 1\`;
      sql\`with x as (update clock set a = 1) delete from promise\`; // update person
      sql\`select 1 from conversation for update skip locked\`;`;
    const expected = ['member', 'auth.seat', 'message', 'clock', 'promise'];
    expect(tablesIn(text, writes)).toEqual(expected);
    expect(tablesIn(text, reads)).toContain('conversation');
  });

  const writes = [
    /\b(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*['"`]([\w.]+)/g,
    /\b(?:insert\s+into|update(?:\s+only)?|delete\s+from|merge\s+into|truncate)\s+([\w."]+)/gi,
  ];
  const reads = [
    /\b(?:selectFrom|innerJoin|leftJoin|rightJoin|fullJoin)\(\s*['"`]([\w.]+)/g,
    /\b(?:from|join)\s+([\w."]+)/gi,
  ];

  function tablesIn(text: string, patterns: readonly RegExp[]): string[] {
    const bare = withoutComments(text);
    const names = patterns.flatMap((pattern) => [...bare.matchAll(pattern)].map((m) => m[1] ?? ''));
    return names
      .map((name) => name.replaceAll('"', ''))
      .filter((name) => owners.has(name) || name.startsWith('auth.'));
  }
});

/** What stands in `auth` and is no module's is the platform's. */
function ownerOf(owners: ReadonlyMap<string, string>, table: string): string {
  return owners.get(table) ?? 'platform';
}

describe('what is never written down', () => {
  // in halves, so that this file does not contain what it looks for
  const forbidden: [string, RegExp][] = [
    [
      'a path of one machine',
      new RegExp(`${'/wo'}${'rk/'}(?:main|shared)\\b|/home/\\w+/|/Users/\\w+/`),
    ],
    ['a folder beside the repository', new RegExp(`\\.\\./${'sha'}${'red'}/`)],
    ['a private key', new RegExp(`-----${'BEGIN'} [A-Z ]*PRIVATE KEY-----`)],
    ['a token', /\b(?:ghp_|github_pat_|glpat-|AKIA|xox[abp]-)[A-Za-z0-9_]{16,}/],
    [
      'a registry of our own',
      new RegExp(
        `"resolved": "https?://(?!registry\\.npmjs\\.org/)|${'_auth'}Token|^${'regis'}try\\s*=`,
        'm',
      ),
    ],
  ];
  const written = sources().filter(({ text }) => !text.includes('\u0000'));

  test.each(forbidden)('%s', (_what, pattern) => {
    expect(written.filter(({ text }) => pattern.test(text)).map(({ path }) => path)).toEqual([]);
  });
});

describe('names say what is meant', () => {
  test('no manager, service, helper or utils, and nothing is processed', () => {
    const named =
      /^export (?:async )?(?:function|const|class|type|interface) (\w*(?:Manager|Service|Helper|Utils?)|process[A-Z]\w*)\b/gm;
    const wrong = code.flatMap(({ path, text }) =>
      [...text.matchAll(named)].map((m) => `${path}: ${m[1]}`),
    );
    expect(wrong).toEqual([]);
  });

  test('files are named in kebab case', () => {
    const wrong = code.filter(({ path }) => !/^[a-z0-9/.-]+$/.test(path)).map(({ path }) => path);
    expect(wrong).toEqual([]);
  });
});
