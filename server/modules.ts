import type { Hono } from 'hono';
import type { Reaction } from '#server/platform/events.ts';
import type { App } from '#server/platform/http.ts';
import type { JobKind } from '#server/platform/jobs.ts';
import { teamRoutes } from '#server/team/routes.ts';

/** The procedures of all modules, as the contract names them. */
export const routes = { ...teamRoutes };

/** What modules do on each other's events, in the order of the modules. */
export const reactions: readonly Reaction[] = [];

/** The jobs of all modules; without an app, only their names and settings matter. */
export function jobs(_app: App | null): readonly JobKind[] {
  return [];
}

/** Plain pages and webhooks of the modules. */
export const pages: readonly ((app: App) => Hono)[] = [];
