import type { Account, Io, Limits, Probe } from '../connector.ts';
import { signedIn } from './session.ts';
import { type Profile, profileLink } from './wire.ts';
import { expectOk, type Reply } from './xrpc.ts';

export const limits: Limits = { unit: 'grapheme', text: 300 };

/** Who we are there and what the server lets us do: listening needs an AppView behind the server, not only a sign-in. */
export async function probe(account: Account, io: Io): Promise<Probe> {
  const agent = signedIn(account, io);
  const session = await agent.session();
  const profile = await agent.get('app.bsky.actor.getProfile', { actor: session.did });
  const heard = await agent.get('app.bsky.notification.listNotifications', { limit: 1 });
  return {
    account: session.did,
    name: nameOf(profile) ?? session.handle,
    link: profileLink(session),
    capabilities: heard.status === 200 ? ['listen', 'answer', 'confirm'] : ['answer'],
    limits,
  };
}

/** A server without an AppView has no profiles: the handle then is the name. */
function nameOf(reply: Reply): string | null {
  if (reply.status === 404 || reply.status === 400) return null;
  return (expectOk(reply) as unknown as Profile).displayName || null;
}
