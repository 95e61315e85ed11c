/**
 * `npm run eval -- <task> <path> [--json]` runs the product's own code on data in a public format and prints its
 * figures. A task lives in `bench/eval/<task>.ts` and exports `evaluate<Task>(path)`.
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';

/** What a task found: lines for a person, figures for a machine. */
export type Evaluation = { lines: string[]; json: object };
type Evaluate = (path: string) => Promise<Evaluation>;

const tasks: Record<string, string> = {
  threads: 'evaluateThreads',
  language: 'evaluateLanguage',
  duplicates: 'evaluateDuplicates',
};

const usage = `Use: npm run eval -- <task> <path> [--json]\nTasks: ${Object.keys(tasks).join(', ')}`;

await run(process.argv.slice(2));

async function run(args: string[]): Promise<void> {
  const asked = read(args);
  if (typeof asked === 'string') return giveUp(asked);
  const evaluate = await load(asked.task);
  const { lines, json } = await evaluate(asked.path);
  print(lines.join('\n'));
  if (asked.json) print(JSON.stringify(json));
}

type Asked = { task: string; path: string; json: boolean };

/** What is asked, or the sentence that says what is wrong with it. */
function read(args: string[]): Asked | string {
  const { values, positionals } = parse(args) ?? { values: {}, positionals: [] };
  const [task, path] = positionals;
  if (task === undefined) return usage;
  if (!Object.hasOwn(tasks, task)) return `There is no evaluation called "${task}".\n${usage}`;
  if (path === undefined) return `Say which file or folder "${task}" should read.\n${usage}`;
  if (!existsSync(path)) return `There is no file or folder at ${path}.`;
  return { task, path, json: values.json === true };
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options: { json: { type: 'boolean' } } });
  } catch {
    return null;
  }
}

async function load(task: string): Promise<Evaluate> {
  // Only the task asked for is loaded: some start a database.
  const module: Record<string, Evaluate> = await import(`./eval/${task}.ts`);
  const evaluate = module[tasks[task] ?? ''];
  if (evaluate === undefined) throw new Error(`bench/eval/${task}.ts exports no ${tasks[task]}`);
  return evaluate;
}

function giveUp(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 2;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
