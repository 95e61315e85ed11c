import { Worker } from 'node:worker_threads';
import type { Read, Text } from './read-texts.ts';

export type Task = { id: number; texts: readonly Text[]; languages: readonly string[] };
type Done = { id: number; read: Read[] };
type Waiting = { resolve(read: Read[]): void; reject(error: Error): void };
type Thread = { worker: Worker; waiting: Map<number, Waiting>; quiet: NodeJS.Timeout | undefined };

/** Milliseconds without work after which the thread ends: its lexicons are memory. */
const patience = 30_000;

let thread: Thread | null = null;
let count = 0;

/**
 * Reads texts in a thread of its own: while a file or a backlog is read, whoever knocks at the door is answered and the
 * database is kept busy. One thread a process; it starts with the work and ends after it.
 */
export function readElsewhere(
  texts: readonly Text[],
  languages: readonly string[],
): Promise<Read[]> {
  thread ??= start();
  const { worker, waiting, quiet } = thread;
  clearTimeout(quiet);
  worker.ref();
  const id = ++count;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    worker.postMessage({ id, texts, languages } satisfies Task);
  });
}

function start(): Thread {
  const worker = new Worker(new URL('./reading-thread.ts', import.meta.url));
  const started: Thread = { worker, waiting: new Map(), quiet: undefined };
  worker.on('message', (done: Done) => finish(started, done));
  worker.on('error', (error) =>
    giveUp(started, error instanceof Error ? error : new Error(String(error))),
  );
  worker.on('exit', () => giveUp(started, new Error('the reading thread ended')));
  return started;
}

function finish(one: Thread, { id, read }: Done): void {
  one.waiting.get(id)?.resolve(read);
  one.waiting.delete(id);
  if (one.waiting.size > 0) return;
  one.worker.unref();
  one.quiet = setTimeout(() => void one.worker.terminate(), patience).unref();
}

/** Whoever waits is refused, and tries again with a new thread. */
function giveUp(one: Thread, error: Error): void {
  if (thread === one) thread = null;
  clearTimeout(one.quiet);
  for (const { reject } of one.waiting.values()) reject(error);
  one.waiting.clear();
}
