import type { Message } from './queries.ts';

type Listener = (message: Message) => void;
const listeners = new Set<Listener>();

/** Tells the composer which message is to be answered. */
export function answerTo(message: Message): void {
  for (const listen of listeners) listen(message);
}

export function onAnswerTo(listen: Listener): () => void {
  listeners.add(listen);
  return () => listeners.delete(listen);
}
