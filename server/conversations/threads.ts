/** A message as threading sees it: the names it goes by and the names it points to. */
export type Threaded = { id: string; joins: readonly string[] };

/** Which conversation each message belongs to, and which existing conversations turned out to be one. */
export type Threading = {
  conversationOf: Map<string, string>;
  opened: Set<string>;
  merged: Map<string, string>;
};

type Known = ReadonlyMap<string, string>;

/**
 * Pure: unites messages that name each other (parent, private thread), whatever the order they arrive in. `known` maps
 * names seen or heard of before to their conversation. Where a message joins two conversations the oldest survives
 * (ids sort by time). `newId` makes ids for conversations that nobody knew.
 */
export function thread(
  messages: readonly Threaded[],
  known: Known,
  newId: () => string,
): Threading {
  const groups = unite(messages, known);
  const result: Threading = { conversationOf: new Map(), opened: new Set(), merged: new Map() };
  for (const names of groups.values()) settle(names, known, { newId, result });
  return result;
}

/** Names known to share a conversation are together too: a merge elsewhere in the batch must reach them all. */
function unite(messages: readonly Threaded[], known: Known): Map<string, string[]> {
  const parents = new Map<string, string>();
  for (const { id, joins } of messages) {
    for (const name of [id, ...joins]) {
      parents.set(find(parents, name), find(parents, id));
      const conversation = known.get(name);
      if (conversation) parents.set(find(parents, `=${conversation}`), find(parents, id));
    }
  }
  const names = [...parents.keys()].filter((name) => !name.startsWith('='));
  return Map.groupBy(names, (name) => find(parents, name));
}

function find(parents: Map<string, string>, name: string): string {
  let root = name;
  for (let next = parents.get(root); next !== undefined && next !== root; next = parents.get(root))
    root = next;
  for (let at = name; at !== root; ) {
    const next = parents.get(at) ?? root;
    parents.set(at, root);
    at = next;
  }
  parents.set(root, root);
  return root;
}

function settle(
  names: string[],
  known: Known,
  { newId, result }: { newId: () => string; result: Threading },
): void {
  const conversations = [...new Set(names.flatMap((name) => known.get(name) ?? []))].sort();
  const survivor = conversations[0] ?? newId();
  if (conversations.length === 0) result.opened.add(survivor);
  for (const other of conversations.slice(1)) result.merged.set(other, survivor);
  for (const name of names) result.conversationOf.set(name, survivor);
}
