import { OpenAPIGenerator } from '@orpc/openapi';
import type { AnyRouter } from '@orpc/server';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { Scalar } from '@scalar/hono-api-reference';
import { Hono } from 'hono';

/** `/api/openapi.json`, and a page to browse it. */
export function openApiPages(router: AnyRouter): Hono {
  const pages = new Hono();
  let document: Promise<object> | undefined;
  pages.get('/api/openapi.json', async (c) => {
    document ??= openApi(router);
    return c.json(await document);
  });
  pages.get('/api/docs', Scalar({ url: '/api/openapi.json', pageTitle: 'Patto API' }));
  return pages;
}

/** OpenAPI 3.1. */
function openApi(router: AnyRouter): Promise<object> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  return generator.generate(router, {
    info: {
      title: 'Patto',
      version: '0.1.0',
      description:
        'Send `patto-workspace: <id>` with every request inside a workspace. Sign in with a session cookie or an `x-api-key`.',
    },
    servers: [{ url: '/api' }],
  });
}
