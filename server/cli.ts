import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { appRole } from '#server/app.ts';
import { backup } from '#server/platform/backup/backup.ts';
import { restore } from '#server/platform/backup/restore.ts';
import { connectionOf, createPool } from '#server/platform/database.ts';
import { addressFile, secretOf } from '#server/platform/home.ts';
import { createLog } from '#server/platform/log.ts';
import { launchPostgres } from '#server/platform/postgres/launch.ts';
import { reasonOf } from '#server/platform/reason.ts';
import { createSecrets } from '#server/platform/secrets.ts';

const usage = `npm run patto -- backup FILE    everything in one file, also while Patto runs
npm run patto -- restore FILE   into an empty installation
DATABASE_URL and PATTO_HOME as for npm start. The secret (${'<home>/secret'} or PATTO_SECRET) is not in the file: keep it apart.`;

const log = createLog('warn');
const home = resolve(process.env.PATTO_HOME ?? '.patto');

await main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${reasonOf(error)}\n`);
  process.exit(1);
});

async function main([command, file]: string[]): Promise<void> {
  if (!file || (command !== 'backup' && command !== 'restore')) return say(usage);
  const { url, stop } = await database();
  try {
    const counts =
      command === 'backup'
        ? await backup({ databaseUrl: url, home, file: resolve(file) })
        : await put(url, resolve(file));
    const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
    say(
      `${command === 'backup' ? 'Saved' : 'Restored'} ${rows} rows of ${Object.keys(counts).length} tables.`,
    );
  } finally {
    await stop();
  }
}

async function put(url: string, file: string): Promise<Record<string, number>> {
  const owner = createPool({ url, max: 2, log });
  try {
    return await restore({
      file,
      home,
      owner,
      role: await appRole(owner, createSecrets(secretOf(home))),
    });
  } finally {
    await owner.end();
  }
}

/** The external database, the one a running Patto has open, or the embedded one started for the moment. */
async function database(): Promise<{ url: string; stop(): Promise<void> }> {
  const known = process.env.DATABASE_URL || (await runningDatabase());
  return known ? { url: known, stop: async () => {} } : launchPostgres({ home, log });
}

/** What a running Patto said of its database; one that was killed says it still. */
async function runningDatabase(): Promise<string | null> {
  const file = join(home, addressFile);
  if (!existsSync(file)) return null;
  const url = readFileSync(file, 'utf8');
  const client = new pg.Client(connectionOf(url));
  const answers = await client
    .connect()
    .then(() => client.end())
    .then(
      () => true,
      () => false,
    );
  return answers ? url : null;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
