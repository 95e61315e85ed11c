import { channels } from './channels.ts';
import { conversations } from './conversations.ts';
import { demo } from './demo.ts';
import { pact } from './pact.ts';
import { people } from './people.ts';
import { team } from './team.ts';

/** The public API, served under /api: one contract gives validation, the typed client, the query hooks and OpenAPI. */
export const contract = { ...team, people, channels, conversations, pact, demo };

export type Contract = typeof contract;
