import type { Trx } from '#server/platform/database.ts';
import { type Journal, joinedPortrait, type Parting, partedPortrait } from './merge-journal.ts';

type Undone = { mergeId: string; keptId: string; backId: string; journal: Journal };
type Open = { mergeId: string; keptId: string; journal: Journal };

/**
 * Rewrites the journals of the merges that came after an undone one as if it had never been, so that they too can be undone
 * exactly, in any order: later merges into the same person, then the merge of that person into another, and so on up.
 * Returns what is to change of the person at the top.
 */
export async function replayWithout(
  trx: Trx,
  { mergeId, keptId, backId, journal }: Undone,
): Promise<Parting> {
  const { other } = journal;
  let change: Parting = journal;
  let from = { mergeId, keptId };
  for (;;) {
    for (const later of await mergesInto(trx, from)) {
      const before = partedPortrait(later.journal.before, change);
      change = { other, ...(await rewrite(trx, later, { ...later.journal, before })) };
    }
    const outer = await mergeOf(trx, from.keptId);
    if (!outer) return change;
    const gone = partedPortrait(outer.journal.other, change);
    const rest = without(outer.journal, [backId, ...journal.identities, ...journal.pointers]);
    change = { other, ...(await rewrite(trx, outer, { ...rest, other: gone })) };
    from = outer;
  }
}

/** What left with the undone merge is no longer moved by the merges above it. */
function without(journal: Journal, ids: readonly string[]): Journal {
  const gone = new Set(ids);
  return {
    ...journal,
    identities: journal.identities.filter((id) => !gone.has(id)),
    pointers: journal.pointers.filter((id) => !gone.has(id)),
  };
}

/** Saves a journal with what follows from its changed part. Returns how the kept person differs. */
async function rewrite(
  trx: Trx,
  open: Open,
  journal: Journal,
): Promise<Pick<Parting, 'before' | 'after'>> {
  const after = joinedPortrait(journal.before, journal.other);
  await trx
    .updateTable('person_merge')
    .set({ journal: JSON.stringify({ ...journal, after }) })
    .where('merge_id', '=', open.mergeId)
    .execute();
  return { before: after, after: open.journal.after };
}

async function mergesInto(trx: Trx, from: { mergeId: string; keptId: string }): Promise<Open[]> {
  const rows = await openMerges(trx)
    .where('kept_id', '=', from.keptId)
    .where('merge_id', '>', from.mergeId)
    .orderBy('merge_id')
    .execute();
  return rows.map(openOf);
}

async function mergeOf(trx: Trx, personId: string): Promise<Open | null> {
  const row = await openMerges(trx).where('merged_id', '=', personId).executeTakeFirst();
  return row ? openOf(row) : null;
}

function openMerges(trx: Trx) {
  return trx
    .selectFrom('person_merge')
    .select(['merge_id as mergeId', 'kept_id as keptId', 'journal'])
    .where('undone_at', 'is', null)
    .forUpdate();
}

function openOf(row: { mergeId: string; keptId: string; journal: unknown }): Open {
  return { ...row, journal: row.journal as Journal };
}
