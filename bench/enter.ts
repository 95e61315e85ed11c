/** A request to a Patto, in this process or in another. */
export type Ask = (path: string, init?: RequestInit) => Promise<Response>;

/** A firm of its own, its owner signed in, with the promises of the medium preset in force, its site connected. */
export type Firm = {
  workspaceId: string;
  memberId: string;
  slug: string;
  cookie: string;
  channelId: string;
  ask: Ask;
  /** As the owner, in the firm; what is not a good answer is thrown. */
  call<T = unknown>(path: string, body?: object): Promise<T>;
};

export const site = 'https://osteria.example';

/** Opens a firm the way a new owner does, over HTTP. */
export async function openFirm(ask: Ask, origin: string): Promise<Firm> {
  const cookie = await signUp(ask, origin);
  const headers = { 'content-type': 'application/json', origin, cookie };
  const place = { timeZone: 'Europe/Rome', country: 'IT', language: 'it' };
  const wanted = { name: 'Osteria del Ponte', ...place, memberName: 'Marta Bassi' };
  const opened = await ask('/api/workspaces', {
    method: 'POST',
    headers,
    body: JSON.stringify(wanted),
  });
  const { workspace, memberId } = await answer<Seat>(opened);
  const inside = { ...headers, 'patto-workspace': workspace.id };
  const call = async <T>(path: string, body?: object) =>
    answer<T>(
      await ask(path, {
        headers: inside,
        ...(body && { method: 'POST', body: JSON.stringify(body) }),
      }),
    );
  await call('/api/promises/preset', { size: 'medium' });
  const wantedChannel = { network: 'website', name: 'Il nostro sito', settings: { site } };
  const channel = await call<{ id: string }>('/api/channels', wantedChannel);
  const { id: workspaceId, slug } = workspace;
  return { workspaceId, memberId, slug, cookie, channelId: channel.id, ask, call };
}

type Seat = { workspace: { id: string; slug: string }; memberId: string };

async function signUp(ask: Ask, origin: string): Promise<string> {
  const body = { name: 'Marta', email: 'marta@example.org', password: 'una parola lunga' };
  const headers = { 'content-type': 'application/json', origin };
  const response = await ask('/api/auth/sign-up/email', {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  await answer(response);
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  return cookies.join('; ');
}

/** The JSON of a good answer. */
export async function answer<T>(response: Response): Promise<T> {
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}
