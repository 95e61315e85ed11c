import type { Message } from './queries.ts';

export interface Branch {
  message: Message;
  answers: Branch[];
}

/** Deeper answers stand beside their parents: a phone has no room for more. */
const deepest = 3;

/**
 * The comment tree of messages in order of time. An answer whose parent is not here stands on its
 * own; branches deeper than three levels are laid flat.
 */
export function treeOf(messages: Message[]): Branch[] {
  const branches = new Map<string, Branch & { depth: number; under?: Branch }>();
  const roots: Branch[] = [];
  for (const message of inTime(messages)) {
    const parent = branches.get(message.parentId ?? '');
    const beside = parent && parent.depth >= deepest ? parent.under : parent;
    const depth = !parent ? 1 : Math.min(parent.depth + 1, deepest);
    const branch = { message, answers: [], depth, ...(beside ? { under: beside } : {}) };
    branches.set(message.id, branch);
    (beside?.answers ?? roots).push(branch);
  }
  return roots;
}

function inTime(messages: Message[]): Message[] {
  return [...messages].sort((a, b) => Date.parse(a.sentAt) - Date.parse(b.sentAt));
}
