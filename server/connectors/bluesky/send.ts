import {
  type Account,
  type Confirmation,
  type Draft,
  type Io,
  NetworkError,
  type Problem,
  type Sent,
} from '../connector.ts';
import { fit as measure } from './fit.ts';
import { didOf, postsOf, whyMissing } from './posts.ts';
import { limits } from './probe.ts';
import { keyOf, recordOf, replyTo, uriOf } from './record.ts';
import { type Agent, selfOf, signedIn } from './session.ts';
import { POST, type PostRecord, permalinkOf } from './wire.ts';
import { expectOk } from './xrpc.ts';

export function idFor(draft: Draft, account: Account): string {
  const did = selfOf(account);
  if (did) return uriOf(draft, did);
  throw new NetworkError({ kind: 'bug', detail: 'the account was never probed' });
}

/** Writes the post under a key that follows from the draft: the same draft twice is one post. */
export async function send(draft: Draft, account: Account, io: Io): Promise<Sent> {
  if (!measure(draft.text, limits).fits)
    return refused({ kind: 'too-long', detail: 'over the limit' });
  const agent = signedIn(account, io);
  const target = await answering(agent, draft);
  if ('kind' in target) return refused(target);
  const { did, handle } = await agent.session();
  const record = await recordOf(draft, target.reply, (name) => didOf(agent, name));
  const body = { repo: did, collection: POST, rkey: keyOf(draft), record };
  const reply = expectOk(await agent.post('com.atproto.repo.putRecord', body));
  const id = typeof reply.uri === 'string' ? reply.uri : uriOf(draft, did);
  return { state: 'accepted', id, permalink: permalinkOf(id, handle) };
}

/**
 * Visible: the network shows it, and who it answers can see it.
 * @NOTE our own server accepts and shows us a reply to somebody who blocks us; nobody else sees it.
 */
export async function confirm(id: string, account: Account, io: Io): Promise<Confirmation> {
  const agent = signedIn(account, io);
  const post = (await postsOf(agent, [id])).get(id);
  if (!post) return { state: 'absent', permalink: null };
  const permalink = permalinkOf(id, post.author.handle);
  const problem = post.record.reply ? await hiddenBy(agent, post.record.reply.parent.uri) : null;
  return problem ? { state: 'absent', permalink, problem } : { state: 'visible', permalink };
}

type Target = { reply: PostRecord['reply'] | null };

async function answering(agent: Agent, draft: Draft): Promise<Target | Problem> {
  const uri = draft.replyTo ?? draft.post;
  if (uri === null) return { reply: null };
  const parent = (await postsOf(agent, [uri])).get(uri);
  if (!parent) return whyMissing(agent, uri);
  if (parent.viewer?.replyDisabled)
    return { kind: 'permission', detail: 'the author limits who can reply' };
  return { reply: replyTo(parent, parent.record) };
}

/** A parent deleted afterwards leaves the answer where it is: only a block hides it. */
async function hiddenBy(agent: Agent, parent: string): Promise<Problem | null> {
  const found = await postsOf(agent, [parent]);
  if (found.has(parent)) return null;
  const problem = await whyMissing(agent, parent);
  return problem.kind === 'blocked' ? problem : null;
}

function refused(problem: Problem): Sent {
  return { state: 'refused', problem };
}
