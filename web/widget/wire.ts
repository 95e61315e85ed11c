import type { Page, Visitor } from './protocol.ts';
import type { Language } from './words.ts';

/** The routes of server/conversations/public.ts, as the frames know them. */
export type Config = {
  firm: string;
  language: Language;
  greeting: string | null;
  colour: string | null;
  faces: { name: string; face: string | null }[];
  longest: number;
};
export type Framed = Config & { part: 'comments' | 'chat'; workspaceId: string; channelId: string };

export type Comment = {
  id: string;
  name: string | null;
  face: string | null;
  team: boolean;
  text: string;
  sentAt: string;
  edited: boolean;
};
export type Branch = Comment & { replies: Branch[] };
export type Comments = { items: Branch[]; next: string | null };
export type Chat = { items: Comment[]; writing: string | null };
export type Thread = { comments: Comments | null; chat: Chat | null };

export type Outgoing = {
  kind: 'comment' | 'chat';
  id: string;
  name: string;
  page: Page;
  parent: string | null;
  text: string;
  company: string;
};

/** `later`: worth trying again after so many seconds. `stranger`: the token is not valid (any more). */
export type Answer =
  | { state: 'sent' }
  | { state: 'later'; seconds: number; busy: boolean }
  | { state: 'stranger' }
  | { state: 'refused'; code: string };

const patience = 15_000;

export type Wire = ReturnType<typeof wireTo>;

/** Asks and tells the channel's door. */
export function wireTo({ workspaceId, channelId }: Pick<Framed, 'workspaceId' | 'channelId'>) {
  const at = `/widget/${workspaceId}/${channelId}`;
  return {
    newVisitor: async (): Promise<Visitor> => {
      const response = await ask(`${at}/visitor`, { method: 'POST' });
      if (!response.ok) throw new Error(String(response.status));
      return response.json();
    },
    thread: async (query: string, visitor: Visitor | null): Promise<Thread> => {
      const response = await ask(`${at}/thread${query}`, { headers: signed(visitor) });
      if (!response.ok) throw new Error(String(response.status));
      return response.json();
    },
    say: (said: Outgoing, visitor: Visitor): Promise<Answer> =>
      say(`${at}/messages`, said, visitor),
    live: (query: string, visitor: Visitor | null, signal: AbortSignal) =>
      fetch(`${at}/live${query}`, { headers: signed(visitor), signal, credentials: 'omit' }),
  };
}

/** Never with cookies: a member who is signed in is a visitor here like everybody else. */
function ask(path: string, init: RequestInit): Promise<Response> {
  return fetch(path, { ...init, credentials: 'omit', signal: AbortSignal.timeout(patience) });
}

function signed(visitor: Visitor | null): Record<string, string> {
  return visitor ? { authorization: `Bearer ${visitor.visitor}.${visitor.token}` } : {};
}

async function say(path: string, said: Outgoing, visitor: Visitor): Promise<Answer> {
  const headers = { 'content-type': 'application/json', ...signed(visitor) };
  const response = await ask(path, { method: 'POST', headers, body: JSON.stringify(said) });
  if (response.ok) return { state: 'sent' };
  if (response.status === 401) return { state: 'stranger' };
  const seconds = Number(response.headers.get('retry-after')) || 5;
  if (response.status === 429) return { state: 'later', seconds, busy: true };
  if (response.status >= 500) return { state: 'later', seconds, busy: false };
  const { code = '' } = (await response.json().catch(() => ({}))) as { code?: string };
  return { state: 'refused', code };
}
