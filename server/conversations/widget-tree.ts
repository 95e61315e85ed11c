/** A comment as visitors see it, with the answers below it in the order they came. */
export type Comment = {
  id: string;
  /** The name as it was given with this comment; of a member the first name. Null where nothing is known. */
  name: string | null;
  face: string | null;
  /** Written by the firm. */
  team: boolean;
  text: string;
  sentAt: string;
  edited: boolean;
};
export type Branch = Comment & { replies: Branch[] };

/** A message of a tree; `comment` is null where it may not be shown (any more). */
export type Leaf = { messageId: string; parentId: string | null; comment: Comment | null };

/**
 * Pure: the trees of a list of messages, in its order. What hangs under something that may not be shown moves up to
 * what stands above that.
 */
export function treesOf(leaves: readonly Leaf[]): Branch[] {
  const byId = new Map(leaves.map((leaf) => [leaf.messageId, leaf]));
  const branches = new Map<string, Branch>();
  for (const { messageId, comment } of leaves)
    if (comment) branches.set(messageId, { ...comment, replies: [] });
  const roots: Branch[] = [];
  for (const leaf of leaves) {
    const branch = branches.get(leaf.messageId);
    if (!branch) continue;
    const above = shownAbove(leaf, byId);
    (above ? branches.get(above)?.replies : roots)?.push(branch);
  }
  return roots;
}

/** The nearest shown message above; null at the top. Messages that name each other in a circle stand at the top. */
function shownAbove(leaf: Leaf, byId: ReadonlyMap<string, Leaf>): string | null {
  let shown: string | null = null;
  const seen = new Set([leaf.messageId]);
  for (let at = parentIn(leaf, byId); at; at = parentIn(at, byId)) {
    if (seen.has(at.messageId)) return null;
    seen.add(at.messageId);
    if (at.comment) shown ??= at.messageId;
  }
  return shown;
}

function parentIn({ parentId }: Leaf, byId: ReadonlyMap<string, Leaf>): Leaf | undefined {
  return parentId ? byId.get(parentId) : undefined;
}
