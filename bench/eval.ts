/**
 * `npm run eval -- <task> <path> [--json]` runs the product's own code on data in a public format and prints its
 * figures. A task lives in `bench/eval/<task>.ts`; add it to `tasks` below.
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';

/** What a task found: lines for a person, figures for a machine. */
type Evaluation = { lines: string[]; json: object };
type Evaluate = (path: string) => Promise<Evaluation>;

// Only the task asked for is loaded: some start a database.
const tasks: Record<string, () => Promise<Evaluate>> = {
  threads: async () => (await import('./eval/threads.ts')).evaluateThreads,
  language: async () => (await import('./eval/language.ts')).evaluateLanguage,
  when: async () => (await import('./eval/when.ts')).evaluateWhen,
  duplicates: async () => (await import('./eval/duplicates.ts')).evaluateDuplicates,
  reservations: async () => (await import('./eval/reservations.ts')).evaluateReservations,
  turns: async () => (await import('./eval/turns.ts')).evaluateTurns,
  tone: async () => (await import('./eval/tone.ts')).evaluateTone,
  triage: async () => (await import('./eval/triage.ts')).evaluateTriage,
};

const usage = `Use: npm run eval -- <task> <path> [--json]\nTasks: ${Object.keys(tasks).join(', ')}`;

await run(process.argv.slice(2));

async function run(args: string[]): Promise<void> {
  const asked = read(args);
  if (typeof asked === 'string') return giveUp(asked);
  const evaluate = await asked.load();
  const found = await evaluate(asked.path).catch((error: unknown) => String(error));
  if (typeof found === 'string') return giveUp(`${asked.path} could not be evaluated. ${found}`);
  print(found.lines.join('\n'));
  if (asked.json) print(JSON.stringify(found.json));
}

type Asked = { load: () => Promise<Evaluate>; path: string; json: boolean };

/** What is asked, or the sentence that says what is wrong with it. */
function read(args: string[]): Asked | string {
  const { values, positionals } = parse(args) ?? { values: {}, positionals: [] };
  const [task, path] = positionals;
  if (task === undefined) return usage;
  const load = Object.hasOwn(tasks, task) ? tasks[task] : undefined;
  if (load === undefined) return `There is no evaluation called "${task}".\n${usage}`;
  if (path === undefined) return `Say which file or folder "${task}" should read.\n${usage}`;
  if (!existsSync(path)) return `There is no file or folder at ${path}.`;
  return { load, path, json: values.json === true };
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options: { json: { type: 'boolean' } } });
  } catch {
    return null;
  }
}

function giveUp(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 2;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
