import { parentPort } from 'node:worker_threads';
import type { Task } from './read-elsewhere.ts';
import { readTexts } from './read-texts.ts';

/** The other side of `readElsewhere`. */
parentPort?.on('message', ({ id, texts, languages }: Task) => {
  parentPort?.postMessage({ id, read: readTexts(texts, languages) });
});
