/**
 * `npm run bench -- [figure ...] [--json FILE] [--quick]` measures Patto against bare work done in the same run, prints a table
 * and writes JSON. A figure lives in `bench/figures/<figure>.ts` and exports `measure`. The method: docs/benchmarks.md.
 */
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import type { Line, Measure, Run } from './figure.ts';
import { type Many, seedMany } from './many.ts';
import { tableOf } from './table.ts';

const figures = [
  ...['reading', 'intake', 'backlog', 'door', 'live', 'inbox', 'search', 'reply', 'start', 'web'],
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'string' }, quick: { type: 'boolean', default: false } },
});
const unknown = positionals.filter((name) => !figures.includes(name));
if (unknown.length > 0) {
  say(`There is no figure called ${unknown.join(', ')}. Figures: ${figures.join(', ')}`);
  process.exitCode = 2;
} else await measureAll(positionals.length > 0 ? positionals : figures);

async function measureAll(names: readonly string[]): Promise<void> {
  const notes: string[] = [];
  const { run, end } = prepare((text) => notes.push(text));
  const lines: Line[] = [];
  try {
    for (const name of names) lines.push(...(await measureOne(name, run)));
  } finally {
    await end();
  }
  say(`\n${tableOf(lines)}\n\n${notes.map((note) => `- ${note}`).join('\n')}`);
  if (values.json) writeFileSync(values.json, `${JSON.stringify(lines, null, 2)}\n`);
}

async function measureOne(name: string, run: Run): Promise<Line[]> {
  const began = performance.now();
  // Only what is asked for is loaded.
  const { measure } = (await import(`./figures/${name}.ts`)) as { measure: Measure };
  const lines = await measure(run);
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  say(
    `${name}: measured in ${seconds} s, load ${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores`,
  );
  for (const line of lines)
    say(
      `  ${line.figure}: ${line.value.toPrecision(4)} ${line.unit} (${line.ratio?.toPrecision(3)})`,
    );
  return lines;
}

function prepare(note: (text: string) => void): { run: Run; end(): Promise<void> } {
  const { quick } = values;
  let many: Promise<Many> | undefined;
  const seeded = () => {
    many ??= seedMany(quick ? [2_000, 20_000, 100_000] : [10_000, 100_000, 1_000_000], note);
    return many;
  };
  const end = async () => (await many?.catch(() => undefined))?.stop();
  return { run: { quick, rounds: quick ? 3 : 5, note, many: seeded }, end };
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
