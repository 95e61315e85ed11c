import { type Context, Hono } from 'hono';
import { type App, answerRefusal } from '#server/platform/http.ts';
import { Refusal } from '#server/platform/refusal.ts';
import { serveFiles } from './widget-files.ts';
import { servePages } from './widget-pages.ts';
import { serveDoor } from './widget-routes.ts';

/** The firm's own site: what the widget is, what it asks, what visitors say. */
export function widgetPages(app: App): Hono {
  const pages = new Hono();
  pages.onError(answerError);
  serveFiles(pages);
  servePages(app, pages);
  serveDoor(app, pages);
  return pages;
}

/** A refusal is an answer with a code; anything else is the application's to tell. */
function answerError(error: Error, c: Context): Response {
  if (!(error instanceof Refusal)) throw error;
  const { data } = error;
  if ('retryAfter' in data) c.header('retry-after', String(data.retryAfter));
  return answerRefusal(c, error);
}
