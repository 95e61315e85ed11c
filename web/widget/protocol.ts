/** What the script on the firm's page and the frames of ours say to each other. */
export type Visitor = { visitor: string; token: string };

/** Who the visitor is, as the browser keeps it. */
export type Known = {
  visitor: Visitor | null;
  name: string;
  /** Has written in private: then answers are waited for. */
  chatted: boolean;
  /** When the private chat was last looked at. */
  seen: string;
};

/** What else is kept, by name: what is being written, what is on its way. */
export type Kept = Record<string, string>;

export type Page = { url: string; title: string };

export type ToFrame =
  | { type: 'hello'; page: Page; known: Known; kept: Kept }
  | { type: 'known'; known: Known }
  | { type: 'show'; full: boolean }
  | { type: 'hide' }
  | { type: 'theme'; theme: Theme };

export type ToPage =
  | { type: 'ready' }
  | { type: 'height'; height: number }
  | { type: 'known'; known: Partial<Known> }
  | { type: 'keep'; name: string; text: string | null }
  | { type: 'unread'; count: number }
  | { type: 'writing'; now: boolean }
  | { type: 'close' };

export type Theme = 'light' | 'dark';

export const nobody: Known = { visitor: null, name: '', chatted: false, seen: '' };

type Marked<T> = T & { patto: 1 };

/** Marks a message as ours among all those that pages send to each other. */
export function marked<T extends ToFrame | ToPage>(message: T): Marked<T> {
  return { patto: 1, ...message };
}

/** Our message, or null. Who sent it is for the caller to check. */
export function unmark<T extends ToFrame | ToPage>(data: unknown): T | null {
  return typeof data === 'object' && data !== null && 'patto' in data ? (data as T) : null;
}
