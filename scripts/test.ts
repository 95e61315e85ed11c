import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { watchParent } from '#server/platform/parent-watch.ts';
import { chromiumPath } from './chromium.ts';
import { type External, startDebianPostgres } from './debian-postgres.ts';

/** Everything that must hold: types, style and dead code, then every test; `--external` runs the tests elsewhere. */
async function main(): Promise<number> {
  stopWithParent();
  const args = process.argv.slice(2);
  const external = args.includes('--external') ? await startDebianPostgres() : null;
  const chosen = args.filter((arg) => arg !== '--external');
  const env = { ...process.env, ...browser(), ...database(external) };
  try {
    for (const [command, ...words] of stepsOf(external !== null, chosen)) {
      const code = await run(command, words, env);
      if (code) return code;
    }
    return 0;
  } finally {
    await external?.stop();
  }
}

type Step = [command: string, ...words: string[]];

/** Types, style and dead code; every story; every story in a browser. Who names files wants those alone. */
function stepsOf(isExternal: boolean, chosen: readonly string[]): Step[] {
  if (chosen.length > 0) return [['npx', 'vitest', 'run', ...chosen]];
  const check: Step[] = isExternal ? [] : [['npm', 'run', 'check']];
  const inBrowser: Step = ['npx', 'vitest', 'run', '-c', 'e2e/vitest.config.ts'];
  return [...check, ['npx', 'vitest', 'run'], inBrowser];
}

/** Found, or installed, before the tests begin: whoever lacks it reads it first, not after four minutes. */
function browser(): NodeJS.ProcessEnv {
  return { CHROMIUM: chromiumPath() };
}

function database(external: External | null): NodeJS.ProcessEnv {
  return external ? { PATTO_TEST_DATABASE_URL: external.url } : {};
}

let running: ChildProcess | undefined;

function stopWithParent(): void {
  const end = () => running?.kill('SIGTERM');
  process.on('SIGINT', end).on('SIGTERM', end);
  watchParent(end);
}

async function run(command: string, args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  running = spawn(command, args, { stdio: 'inherit', env });
  const [code] = await once(running, 'exit');
  return code ?? 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
