import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createLog } from '#server/platform/log.ts';
import { launchPostgres } from '#server/platform/postgres/launch.ts';
import { freePort, startProcess } from '#test/support/process.ts';
import { aloneOf, type Line, lineOf, type Run } from '../figure.ts';
import { memoryOf } from '../memory.ts';
import { interleave, type Pass } from '../rounds.ts';
import { serveFirm } from '../served.ts';

/** Until Patto says that it is open, in an empty home and in a used one; what it holds when nobody asks anything. */
export async function measure(run: Run): Promise<Line[]> {
  return [...(await starts(run)), await idle(run), installed()];
}

async function starts(run: Run): Promise<Line[]> {
  const [used, usedBare] = [newHome(), newHome()];
  await startOnce(used);
  await bareOnce(usedBare);
  const fresh = { ours: () => inNewHome(startOnce), bare: () => inNewHome(bareOnce) };
  const again = { ours: () => startOnce(used), bare: () => bareOnce(usedBare) };
  const both = { unit: 's', key: 'seconds', against: 'the embedded PostgreSQL alone' };
  const lines: Line[] = [];
  for (const [figure, passes] of Object.entries({
    'start, empty home': fresh,
    'start, used home': again,
  }))
    lines.push(
      lineOf(await interleave({ ...run, name: figure, by: 'seconds', ...passes }), {
        figure,
        ...both,
      }),
    );
  for (const home of [used, usedBare]) rmSync(home, { recursive: true, force: true });
  return lines;
}

async function startOnce(home: string): Promise<Pass> {
  const port = await freePort();
  const began = performance.now();
  const patto = await startProcess(home, port);
  const seconds = (performance.now() - began) / 1000;
  await patto.kill('SIGTERM');
  return { seconds };
}

async function bareOnce(home: string): Promise<Pass> {
  const began = performance.now();
  const postgres = await launchPostgres({ home, log: createLog('error') });
  const seconds = (performance.now() - began) / 1000;
  await postgres.stop();
  return { seconds };
}

async function inNewHome(work: (home: string) => Promise<Pass>): Promise<Pass> {
  const home = newHome();
  try {
    return await work(home);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

function newHome(): string {
  return mkdtempSync(join(tmpdir(), 'patto-bench-'));
}

/** With a firm in it that has looked at its inbox; workers on; after a while of quiet. Node and every process of PostgreSQL. */
async function idle({ quick, rounds }: Run): Promise<Line> {
  const served = await serveFirm();
  try {
    await served.call('/api/conversations');
    await pause(quick ? 5000 : 30_000);
    const seen: number[] = [];
    for (let round = 0; round < rounds; round++) {
      seen.push(memoryOf(served.pid));
      await pause(1000);
    }
    return aloneOf('idle memory, all processes (PSS)', 'MiB', seen);
  } finally {
    await served.stop();
  }
}

function installed(): Line {
  const folder = fileURLToPath(new URL('../../node_modules', import.meta.url));
  const kilobytes = Number(
    execFileSync('du', ['-sk', folder], { encoding: 'utf8' }).split('\t')[0],
  );
  return aloneOf('installed, tools of development included', 'MiB', [kilobytes / 1024]);
}
