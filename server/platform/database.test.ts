import pg from 'pg';
import { expect, test } from 'vitest';
import { connectionOf } from './database.ts';

const owner = { user: 'owner', password: 'o p', database: 'firm', port: 5432 };
const forms: [string, object][] = [
  ['postgres://owner:o%20p@/firm?host=/run/db', { ...owner, host: '/run/db' }],
  ['postgres://owner:o%20p@db.example/firm', { ...owner, host: 'db.example' }],
  ['postgresql://owner:o%20p@[::1]:6432/firm?ssl=0', { ...owner, host: '::1', port: 6432 }],
  ['postgres://db.example/firm?user=owner&password=o+p', { ...owner, host: 'db.example' }],
];

test.each(forms)('%s names a database, and its owner or whoever we are', (url, named) => {
  const app = { user: 'firm & sons_app', password: 'p@ss+w/0=' };
  expect(new pg.Client(connectionOf(url))).toMatchObject(named);
  expect(new pg.Client(connectionOf(url, app))).toMatchObject({ ...named, ...app });
});
