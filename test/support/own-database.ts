import { inject } from 'vitest';
import { administer, inDatabase } from './database.ts';

/** A copy of the migrated template; its address. */
export async function copyTemplate(name: string): Promise<string> {
  const url = inject('serverUrl');
  await administer(url, `create database ${name} template ${inject('template')}`);
  return inDatabase(url, name);
}

/** With whoever still holds it, and the role the app had in it. */
export async function dropDatabase(name: string): Promise<void> {
  await administer(inject('serverUrl'), `drop database if exists ${name} with (force)`);
  await administer(inject('serverUrl'), `drop role if exists ${name}_app`);
}
