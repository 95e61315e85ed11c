import { fileTypeFromBuffer } from 'file-type';
import { type Trx, workspaceOf } from '#server/platform/database.ts';
import { type FileKind, keepFile } from '#server/platform/files.ts';
import { enqueue } from '#server/platform/jobs.ts';
import { tell } from '#server/platform/live.ts';
import { refuse } from '#server/platform/refusal.ts';

const largest = 2 * 1024 * 1024;
const kinds: ReadonlySet<string> = new Set(['png', 'jpg', 'webp'] satisfies FileKind[]);

/** A member's face as a data URL; null takes it away. */
export type NewFace = { memberId: string; image: string | null };

/**
 * Gives a member a face. Only what is a PNG, JPEG or WebP by its content is kept (`invalid` otherwise), of 2 MiB at most
 * (`too_large`). Anybody outside may see it: it stands beside the answers.
 */
export async function setFace(trx: Trx, home: string, { memberId, image }: NewFace): Promise<void> {
  const face = image === null ? null : await keepImage(trx, home, image);
  const { face: before } = await trx
    .selectFrom('member')
    .select('face')
    .where('member_id', '=', memberId)
    .executeTakeFirstOrThrow();
  await trx.updateTable('member').set({ face }).where('member_id', '=', memberId).execute();
  if (before) await enqueue(trx, 'team.drop-file', { path: before });
  await tell(trx, { type: 'team' });
}

async function keepImage(trx: Trx, home: string, image: string): Promise<string> {
  const bytes = bytesOf(image);
  if (bytes.length > largest) throw refuse('too_large', { field: 'image', limit: largest });
  const kind = (await fileTypeFromBuffer(bytes))?.ext ?? '';
  if (!kinds.has(kind)) throw refuse('invalid', { field: 'image' });
  const workspaceId = workspaceOf(trx);
  return keepFile(home, { workspaceId, shelf: 'open', kind: kind as FileKind, bytes });
}

/** The bytes of a base64 data URL. What type it claims to be does not matter. */
function bytesOf(dataUrl: string): Buffer {
  const [, base64] = /^data:[^,]{0,100};base64,([A-Za-z0-9+/=]+)$/.exec(dataUrl) ?? [];
  if (!base64) throw refuse('invalid', { field: 'image' });
  return Buffer.from(base64, 'base64');
}
