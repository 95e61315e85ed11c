import type { Hono } from 'hono';
import { channelJobs } from '#server/channels/jobs.ts';
import { channelRoutes } from '#server/channels/routes.ts';
import { uploadDoor } from '#server/channels/upload.ts';
import { conversationExport } from '#server/conversations/export.ts';
import { widgetPages } from '#server/conversations/public.ts';
import { conversationReactions } from '#server/conversations/reactions.ts';
import { conversationRoutes } from '#server/conversations/routes.ts';
import { demoJobs } from '#server/demo/jobs.ts';
import { demoPages } from '#server/demo/public.ts';
import { demoRoutes } from '#server/demo/routes.ts';
import { pactJobs } from '#server/pact/jobs.ts';
import { pactPages } from '#server/pact/public.ts';
import { pactReactions } from '#server/pact/reactions.ts';
import { pactRoutes } from '#server/pact/routes.ts';
import type { ExportPart } from '#server/people/export.ts';
import { peopleJobs } from '#server/people/jobs.ts';
import { peopleRoutes } from '#server/people/routes.ts';
import type { Reaction } from '#server/platform/events.ts';
import { filePages } from '#server/platform/files.ts';
import type { App } from '#server/platform/http.ts';
import type { JobKind } from '#server/platform/jobs.ts';
import { teamJobs } from '#server/team/jobs.ts';
import { teamRoutes } from '#server/team/routes.ts';

/** What each module holds of a person, for whoever asks for all of it. */
const exportParts: readonly ExportPart[] = [conversationExport];

/** The procedures of all modules, as the contract names them. */
export const routes = {
  ...teamRoutes,
  people: peopleRoutes(exportParts),
  channels: channelRoutes,
  conversations: conversationRoutes,
  pact: pactRoutes,
  demo: demoRoutes,
};

/** What modules do on each other's events, in the order of the modules. */
export const reactions: readonly Reaction[] = [...conversationReactions, ...pactReactions];

/** The jobs of all modules. */
export function jobs(app: App): readonly JobKind[] {
  return [...teamJobs(app), ...peopleJobs, ...channelJobs(app), ...pactJobs, ...demoJobs(app)];
}

/** Plain pages and webhooks of the modules. */
export const pages: readonly ((app: App) => Hono)[] = [
  filePages,
  uploadDoor,
  widgetPages,
  pactPages,
  demoPages,
];
