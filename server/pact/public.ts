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
  pages.get('/p/:slug/pact', async (c) => {
    const pact = await pactOf(app, c.req.param('slug'));
    const url = `${app.origin}${c.req.path}`;
    c.header('content-security-policy', pagePolicy);
    if (!pact) return c.html(await noPactPage({ tongue: tongueOf(c, 'en'), url }), 404);
    return c.html(await read(c, pactPage(pact, { tongue: tongueOf(c, pact.firm.language), url })));
  });
  pages.get('/p/:slug/pact.svg', async (c) => {
    const pact = await pactOf(app, c.req.param('slug'));
    if (!pact || (pact.promises.length === 0 && pact.hidden.length === 0)) return c.notFound();
    const drawn = await read(c, badge(pact, { tongue: tongueOf(c, pact.firm.language) }));
    c.header('cross-origin-resource-policy', 'cross-origin');
    return c.body(String(drawn), 200, { 'content-type': 'image/svg+xml' });
  });
  return pages;
}

/** Fresh enough for a figure that changes by the minute. */
function read(c: Context, page: Html): Html {
  c.header('cache-control', 'public, max-age=60');
  c.header('vary', 'accept-language');
  return page;
}

async function pactOf(app: App, slug: string): Promise<PublicPact | null> {
  const place = await app.db
    .selectFrom('auth.workspace_directory')
    .select('workspace_id')
    .where('slug', '=', slug)
    .executeTakeFirst();
  if (!place) return null;
  return inWorkspace(app.db, app.scope(place.workspace_id), viewPublicPact);
}
