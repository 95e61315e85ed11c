import { DatabaseSync } from 'node:sqlite';

const CODES = {
  5: 'SQLITE_BUSY',
  517: 'SQLITE_BUSY_SNAPSHOT',
  1555: 'SQLITE_CONSTRAINT_PRIMARYKEY',
  2067: 'SQLITE_CONSTRAINT_UNIQUE',
};

/** The part of better-sqlite3 that a PDS calls (through Kysely), over Node's own SQLite. */
// biome-ignore lint/style/noDefaultExport: the shape of the package it stands for
export default class Database {
  #db;
  constructor(location) {
    this.#db = new DatabaseSync(location);
  }
  prepare(sql) {
    const statement = named(() => this.#db.prepare(sql));
    return {
      reader: statement.columns().length > 0,
      all: (values = []) => named(() => statement.all(...values.map(bound))).map(read),
      run: (values = []) => named(() => statement.run(...values.map(bound))),
      *iterate(values = []) {
        for (const row of statement.iterate(...values.map(bound))) yield read(row);
      },
    };
  }
  pragma(text) {
    return this.#db.prepare(`PRAGMA ${text}`).all();
  }
  close() {
    if (this.#db.isOpen) this.#db.close();
  }
}

function bound(value) {
  return value === undefined ? null : value;
}

/** Rows with a prototype, and blobs as Buffers. */
function read(row) {
  const copy = { ...row };
  for (const [name, value] of Object.entries(copy))
    if (value instanceof Uint8Array)
      copy[name] = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  return copy;
}

/** An error under the name that callers look for. */
function named(work) {
  try {
    return work();
  } catch (error) {
    throw Object.assign(error, { code: CODES[error.errcode] ?? error.code });
  }
}
