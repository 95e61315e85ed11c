import type { Message } from './queries.ts';

/** Words for the answer being written, and the message they answer. */
export interface Written {
  text: string;
  message: Message;
}

type Listener = (written: Written) => void;
const listeners = new Set<Listener>();

/** Tells the composer to take these words in. */
export function writeDown(written: Written): void {
  for (const listen of listeners) listen(written);
}

export function onWriteDown(listen: Listener): () => void {
  listeners.add(listen);
  return () => listeners.delete(listen);
}

/** Puts words into a text at the cursor: nothing is overwritten, blanks only where they lack. Where it ends too. */
export function putIn(text: string, words: string, at: number): { text: string; end: number } {
  const before = text.slice(0, at);
  const after = text.slice(at);
  const lead = before === '' || /\s$/.test(before) ? '' : ' ';
  const trail = after === '' || /^\s/.test(after) ? '' : ' ';
  return { text: `${before}${lead}${words}${trail}${after}`, end: (before + lead + words).length };
}
