import type { Hono } from 'hono';
import { channelJobs } from '#server/channels/jobs.ts';
import { channelRoutes } from '#server/channels/routes.ts';
import { conversationReactions } from '#server/conversations/reactions.ts';
import { conversationRoutes } from '#server/conversations/routes.ts';
import { pactJobs } from '#server/pact/jobs.ts';
import { pactReactions } from '#server/pact/reactions.ts';
import { pactRoutes } from '#server/pact/routes.ts';
import type { Reaction } from '#server/platform/events.ts';
import type { App } from '#server/platform/http.ts';
import type { JobKind } from '#server/platform/jobs.ts';
import { teamRoutes } from '#server/team/routes.ts';

/** The procedures of all modules, as the contract names them. */
export const routes = {
  ...teamRoutes,
  channels: channelRoutes,
  conversations: conversationRoutes,
  pact: pactRoutes,
};

/** What modules do on each other's events, in the order of the modules. */
export const reactions: readonly Reaction[] = [...conversationReactions, ...pactReactions];

/** The jobs of all modules. */
export function jobs(app: App): readonly JobKind[] {
  return [...channelJobs(app), ...pactJobs];
}

/** Plain pages and webhooks of the modules. */
export const pages: readonly ((app: App) => Hono)[] = [];
