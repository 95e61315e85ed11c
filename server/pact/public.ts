import { type Context, Hono } from 'hono';
import { inWorkspace } from '#server/platform/database.ts';
import type { App } from '#server/platform/http.ts';
import type { Html } from '#server/platform/page-shell.ts';
import { pagePolicy } from '#server/platform/page-style.ts';
import { tongueOf } from '#server/platform/say.ts';
import { badge } from './badge.ts';
import { noPactPage, pactPage } from './page.ts';
import { type PublicPact, viewPublicPact } from './public-pact.ts';

/** The pact for everybody: a page without JavaScript, and a badge that other sites may show. */
export function pactPages(app: App): Hono {
  const pages = new Hono();
  const pactOf = lately(app);
  pages.get('/p/:slug/pact', async (c) => {
    const pact = await pactOf(c.req.param('slug'));
    const url = `${app.origin}${c.req.path}`;
    c.header('content-security-policy', pagePolicy);
    if (!pact) return c.html(await noPactPage({ tongue: tongueOf(c, 'en'), url }), 404);
    return c.html(await read(c, pactPage(pact, { tongue: tongueOf(c, pact.firm.language), url })));
  });
  pages.get('/p/:slug/pact.svg', async (c) => {
    const pact = await pactOf(c.req.param('slug'));
    if (!pact || (pact.promises.length === 0 && pact.hidden.length === 0)) return c.notFound();
    const drawn = await read(c, badge(pact, { tongue: tongueOf(c, pact.firm.language) }));
    c.header('cross-origin-resource-policy', 'cross-origin');
    return c.body(String(drawn), 200, { 'content-type': 'image/svg+xml' });
  });
  return pages;
}

const seconds = 30;

function read(c: Context, page: Html): Html {
  c.header('cache-control', `public, max-age=${seconds}`);
  c.header('vary', 'accept-language');
  return page;
}

type Looked = { at: number; pact: Promise<PublicPact> };

/** A firm's public pact, looked up once in half a minute whoever asks and however often: anybody may ask. */
function lately(app: App): (slug: string) => Promise<PublicPact | null> {
  const looked = new Map<string, Looked>();
  return async (slug) => {
    const workspaceId = await workspaceNamed(app, slug);
    if (!workspaceId) return null;
    const scope = app.scope(workspaceId);
    const at = scope.now.getTime();
    const last = looked.get(workspaceId);
    if (last && Math.abs(at - last.at) < seconds * 1000) return last.pact;
    const pact = inWorkspace(app.db, scope, viewPublicPact);
    looked.set(workspaceId, { at, pact });
    pact.catch(() => looked.delete(workspaceId));
    return pact;
  };
}

async function workspaceNamed(app: App, slug: string): Promise<string | null> {
  const place = await app.db
    .selectFrom('auth.workspace_directory')
    .select('workspace_id')
    .where('slug', '=', slug)
    .executeTakeFirst();
  return place?.workspace_id ?? null;
}
