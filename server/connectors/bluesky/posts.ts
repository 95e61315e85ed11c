import type { Problem } from '../connector.ts';
import type { Agent } from './session.ts';
import { ownerOf, type PostView, type Profile } from './wire.ts';
import { expectOk, problemOf } from './xrpc.ts';

const BATCH = 25;

/** The posts the network shows us, by uri. Missing: deleted, or between us there is a block. */
export async function postsOf(agent: Agent, uris: string[]): Promise<Map<string, PostView>> {
  const wanted = [...new Set(uris)];
  const found = new Map<string, PostView>();
  for (let from = 0; from < wanted.length; from += BATCH) {
    const batch = wanted.slice(from, from + BATCH);
    const body = expectOk(await agent.get('app.bsky.feed.getPosts', { uris: batch }));
    for (const post of body.posts as PostView[]) found.set(post.uri, post);
  }
  return found;
}

/** Whether the record itself is no more, blocks or not. An account that is only switched off keeps its posts. */
export async function isDeleted(agent: Agent, uri: string): Promise<boolean> {
  const [, , repo, collection, rkey] = uri.split('/');
  const reply = await agent.get('com.atproto.repo.getRecord', { repo, collection, rkey });
  if (reply.status === 200) return false;
  const { error, message } = reply.body;
  if (error === 'RecordNotFound' || /could not locate record/i.test(String(message))) return true;
  return /could not find repo/i.test(String(message)) ? isAccountGone(agent, repo ?? '') : false;
}

/** Why a post we answer, or answered, is out of reach: a block from either side, or it is gone. */
export async function whyMissing(agent: Agent, uri: string): Promise<Problem> {
  const reply = await agent.get('app.bsky.actor.getProfile', { actor: ownerOf(uri) });
  if (reply.status !== 200) return { kind: 'not-found', detail: 'the account is no longer there' };
  const { viewer, handle } = reply.body as unknown as Profile;
  if (viewer?.blockedBy) return { kind: 'blocked', detail: `@${handle} blocks this account` };
  if (viewer?.blocking) return { kind: 'blocked', detail: `this account blocks @${handle}` };
  return { kind: 'not-found', detail: 'the message was deleted' };
}

/** The DID behind a handle, or null when nobody has it. */
export async function didOf(agent: Agent, handle: string): Promise<string | null> {
  const reply = await agent.get('com.atproto.identity.resolveHandle', { handle });
  const did = reply.body.did;
  return reply.status === 200 && typeof did === 'string' ? did : null;
}

async function isAccountGone(agent: Agent, did: string): Promise<boolean> {
  const reply = await agent.get('app.bsky.actor.getProfile', { actor: did });
  if (reply.status === 200 || problemOf(reply).kind === 'auth') return false;
  return !/deactivated|takedown|taken down/i.test(`${reply.body.error} ${reply.body.message}`);
}
