import { type Context, Hono } from 'hono';
import { ImportMapping } from '#contract/channels.ts';
import { inWorkspace } from '#server/platform/database.ts';
import { type App, answerRefusal, requestContext } from '#server/platform/http.ts';
import { Refusal, refuse } from '#server/platform/refusal.ts';
import { asRefusal } from '#server/platform/said-no.ts';
import { seatedAs } from '#server/team/access.ts';
import { viewImport } from './import-views.ts';
import { openImport, readImport } from './imports.ts';

/**
 * `POST /api/imports?name=&mapping=&channelId=` takes a file as it streams in, of any length, and answers with the report. The
 * contract's procedures take whole bodies; this one must not.
 */
export function uploadDoor(app: App): Hono {
  const door = new Hono();
  door.post('/api/imports', async (c) => {
    try {
      return c.json(await upload(app, c));
    } catch (error) {
      const no = asRefusal(error);
      if (!(no instanceof Refusal)) throw error;
      return answerRefusal(c, no);
    }
  });
  return door;
}

async function upload(app: App, c: Context) {
  const { workspaceId, member } = await seatedAs(
    await requestContext(app, c.req.raw.headers),
    'member',
  );
  const mapping = mappingFrom(c.req.query('mapping'), c.req.query('name'));
  const scope = () => app.scope(workspaceId);
  const bytes = Number(c.req.header('content-length') ?? 0);
  const name = (c.req.query('name') ?? 'import').slice(0, 120);
  const wanted = { name, mapping, bytes, memberId: member.id, channelId: c.req.query('channelId') };
  if (!c.req.raw.body) throw refuse('file_unreadable');
  const opened = await inWorkspace(app.db, scope(), (trx) => openImport(trx, wanted));
  await readImport({ db: app.db, scope }, { ...opened, mapping }, c.req.raw.body);
  return inWorkspace(app.db, scope(), (trx) => viewImport(trx, opened.importId));
}

/** Without a mapping the file is JSON Lines in the words of our own columns: what a developer pipes. */
function mappingFrom(text: string | undefined, name = '') {
  if (!text)
    return ImportMapping.parse({
      format: /\.csv/i.test(name) ? 'csv' : 'jsonl',
      columns: plainColumns,
    });
  try {
    return ImportMapping.parse(JSON.parse(text));
  } catch {
    throw refuse('invalid', { field: 'mapping' });
  }
}

const plainColumns = {
  ...{ id: 'id', author: 'author', text: 'text', sentAt: 'sent_at', authorName: 'author_name' },
  ...{ inbound: 'inbound', parent: 'parent', thread: 'thread', visibility: 'visibility' },
};
