import { OpenAPIHandler } from '@orpc/openapi/fetch';
import { onError } from '@orpc/server';
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { addressOf } from '#server/platform/address.ts';
import {
  type App,
  answerRefusal,
  comesFromElsewhere,
  requestContext,
} from '#server/platform/http.ts';
import { limitBody, onlyJson } from '#server/platform/json-body.ts';
import { liveStream } from '#server/platform/live-stream.ts';
import { openApiPages } from '#server/platform/open-api.ts';
import { refuse } from '#server/platform/refusal.ts';
import { serveWeb } from '#server/platform/static.ts';
import { pages, routes } from './modules.ts';

/** Everything Patto answers over HTTP: auth, live, public pages, the contract, the web app. */
export function createWeb(app: App): Hono {
  const web = new Hono();
  web.use(secureHeaders({ contentSecurityPolicy: policy, xFrameOptions: false, overwrite: false }));
  web.use(async (c, next) => {
    if (comesFromElsewhere(c.req.raw, app.origin)) return c.json({ code: 'forbidden' }, 403);
    return next();
  });
  web.get('/healthz', (c) => c.text('ok'));
  web.get('/readyz', async (c) =>
    (await ready(app)) ? c.text('ready') : c.text('not ready', 503),
  );
  web.get('/api/setup', async (c) => c.json({ empty: await app.auth.isEmpty() }));
  web.use('/api/auth/*', limitBody(largestKey));
  web.on(['GET', 'POST'], '/api/auth/*', (c) => app.auth.handler(c.req.raw, addressOf(c)));
  web.get('/api/live', (c) => liveStream(app, c));
  for (const page of pages) web.route('/', page(app));
  web.route('/', openApiPages(routes));
  web.use('/api/*', limitBody(largestBody), onlyJson, contractHandler(app));
  web.all('/api/*', (c) => answerRefusal(c, refuse('not_found', { what: 'address' })));
  web.route('/', serveWeb());
  web.onError((error, c) => {
    app.log.error({ error: error.message, path: c.req.path }, 'request failed');
    return c.json({ code: 'bug', message: 'Something broke on our side. Nothing was lost.' }, 500);
  });
  return web;
}

/** Bytes of a body: a name, an address and a password; a face of 2 MiB in base64. */
const largestKey = 64 * 1024;
const largestBody = 4 * 1024 * 1024;

const self = "'self'";
const policy = {
  defaultSrc: [self],
  scriptSrc: [self],
  styleSrc: [self, "'unsafe-inline'"],
  imgSrc: [self, 'data:', 'https:'],
  connectSrc: [self],
  fontSrc: [self, 'data:'],
  objectSrc: ["'none'"],
  baseUri: [self],
  frameAncestors: ["'none'"],
};

function contractHandler(app: App): Parameters<Hono['use']>[1] {
  const handler = new OpenAPIHandler(routes, {
    interceptors: [onError((error) => logUnexpected(app, error))],
  });
  return async (c, next) => {
    const context = await requestContext(app, c.req.raw.headers);
    const { matched, response } = await handler.handle(c.req.raw, { prefix: '/api', context });
    return matched ? c.newResponse(response.body, response) : next();
  };
}

/** Refusals are answers, not errors: only what nobody foresaw is logged. */
function logUnexpected(app: App, error: unknown): void {
  if (error instanceof Error && 'status' in error && Number(error.status) < 500) return;
  app.log.error(
    { error: error instanceof Error ? error.stack : String(error) },
    'procedure failed',
  );
}

async function ready(app: App): Promise<boolean> {
  return app.db
    .selectFrom('auth.workspace_directory')
    .select('slug')
    .limit(1)
    .execute()
    .then(() => true)
    .catch(() => false);
}
