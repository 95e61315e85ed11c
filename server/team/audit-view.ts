import { z } from 'zod';
import type * as shape from '#contract/team.ts';
import type { Trx } from '#server/platform/database.ts';
import { decodeCursor, pageFrom } from '#server/platform/page.ts';

type AuditEntry = z.output<typeof shape.AuditEntry>;
type AuditPage = { items: AuditEntry[]; next: string | null };

const lastSeen = z.tuple([z.iso.datetime(), z.uuid()]);

/** Who changed what, the latest first. */
export async function viewAudit(
  trx: Trx,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<AuditPage> {
  const after = decodeCursor(cursor, lastSeen);
  const rows = await entriesOf(trx)
    .$if(after !== null, (q) =>
      q.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('e.at', 'e.entry_id'), '<', tuple(new Date(after?.[0] ?? 0), after?.[1] ?? '')),
      ),
    )
    .limit(limit + 1)
    .execute();
  return pageFrom(rows, limit, {
    item: (row) => ({ ...row, at: row.at.toISOString() }),
    key: (row) => [row.at.toISOString(), row.id],
  });
}

function entriesOf(trx: Trx) {
  return trx
    .selectFrom('audit_entry as e')
    .leftJoin('member as m', (join) =>
      join.onRef('m.workspace_id', '=', 'e.workspace_id').onRef('m.member_id', '=', 'e.member_id'),
    )
    .select(['e.entry_id as id', 'e.at', 'm.name as member', 'e.act', 'e.subject', 'e.detail'])
    .orderBy('e.at', 'desc')
    .orderBy('e.entry_id', 'desc');
}
