import { type Kept, type Known, nobody } from './protocol.ts';

/**
 * What the browser keeps for a visitor lies in the storage of the firm's own page: many browsers give frames of others
 * none, or forget it when they are closed, and with it the answer that somebody waits for.
 */
export type Store = {
  readonly known: Known;
  know(some: Partial<Known>): void;
  kept(): Kept;
  keep(name: string, text: string | null): void;
  /** Somebody writes a comment, or no longer does. */
  write(now: boolean): void;
  readonly writing: boolean;
  /** Also when another tab of the same site changed it. */
  onChange(listener: () => void): void;
};

export function createStore(channel: string): Store {
  const prefix = `patto-${channel}-`;
  const memory = new Map<string, string>();
  const listeners: (() => void)[] = [];
  const read = (): Known => ({ ...nobody, ...JSON.parse(get(memory, `${prefix}known`) ?? '{}') });
  const store = { known: read(), writing: false };
  const change = () => {
    store.known = read();
    for (const listener of listeners) listener();
  };
  addEventListener('storage', (event) => event.key === `${prefix}known` && change());
  return {
    get known() {
      return store.known;
    },
    know: (some) => {
      put(memory, `${prefix}known`, JSON.stringify({ ...read(), ...some }));
      change();
    },
    kept: () => entriesOf(memory, `${prefix}kept-`),
    keep: (name, text) => put(memory, `${prefix}kept-${name}`, text),
    get writing() {
      return store.writing;
    },
    write: (now) => {
      store.writing = now;
      change();
    },
    onChange: (listener) => listeners.push(listener),
  };
}

/** A browser that lets nothing be kept keeps it until the page is left. */
function storage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

function get(memory: Map<string, string>, key: string): string | null {
  return storage()?.getItem(key) ?? memory.get(key) ?? null;
}

function put(memory: Map<string, string>, key: string, text: string | null): void {
  if (text === null) memory.delete(key);
  else memory.set(key, text);
  try {
    if (text === null) storage()?.removeItem(key);
    else storage()?.setItem(key, text);
  } catch {}
}

function entriesOf(memory: Map<string, string>, prefix: string): Kept {
  const all = [...memory, ...Object.entries(storage() ?? {})];
  const ours = all.filter(([key]) => key.startsWith(prefix));
  return Object.fromEntries(ours.map(([key, text]) => [key.slice(prefix.length), String(text)]));
}
