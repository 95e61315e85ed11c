export type Ref = { uri: string; cid: string };
/** Somebody on the network, with the network's own calls: nothing here goes through our connector. */
export type Somebody = {
  did: string;
  handle: string;
  password: string;
  post(text: string, more?: Record<string, unknown>): Promise<Ref>;
  /** `root` where the parent is itself a reply. */
  reply(text: string, parent: Ref, root?: Ref): Promise<Ref>;
  /** Speaks to somebody in a post: `mention('ciao', aurora)` is "@aurora.test ciao". */
  mention(text: string, whom: Somebody): Promise<Ref>;
  quote(text: string, of: Ref): Promise<Ref>;
  like(post: Ref): Promise<Ref>;
  repost(post: Ref): Promise<Ref>;
  follow(whom: Somebody): Promise<Ref>;
  block(whom: Somebody): Promise<Ref>;
  /** Nobody may reply. */
  closeThread(post: Ref): Promise<void>;
  edit(post: Ref, text: string): Promise<Ref>;
  remove(record: Ref): Promise<void>;
  /** Any query, as this account: what they would see. */
  sees(nsid: string, params: Record<string, string>): Promise<Record<string, unknown>>;
  /** An app password, as a user makes one for us. */
  appPassword(): Promise<string>;
};

type Call = (nsid: string, body?: unknown, params?: Record<string, string>) => Promise<Answer>;
// biome-ignore lint/suspicious/noExplicitAny: the network's own answers, read by tests
type Answer = any;

export async function openAccount(service: string, name: string): Promise<Somebody> {
  const handle = `${name}.test`;
  const password = `${name}-password`;
  const email = `${name}@example.com`;
  const open = caller(service, () => '');
  const account = await open('com.atproto.server.createAccount', { handle, email, password });
  const call = caller(service, () => account.accessJwt);
  const records = writing(call, account.did);
  return {
    did: account.did,
    handle,
    password,
    ...records,
    ...talking(records),
    sees: (nsid, params) => call(nsid, undefined, params),
    appPassword: async () =>
      (await call('com.atproto.server.createAppPassword', { name: 'Patto' })).password,
  };
}

function writing(call: Call, repo: string) {
  const now = () => new Date().toISOString();
  const create = async (collection: string, fields: Record<string, unknown>): Promise<Ref> => {
    const record = { $type: collection, createdAt: now(), ...fields };
    return call('com.atproto.repo.createRecord', { repo, collection, record });
  };
  return {
    post: (text: string, more = {}) => create('app.bsky.feed.post', { text, ...more }),
    like: (subject: Ref) => create('app.bsky.feed.like', { subject: refOf(subject) }),
    repost: (subject: Ref) => create('app.bsky.feed.repost', { subject: refOf(subject) }),
    follow: (whom: Somebody) => create('app.bsky.graph.follow', { subject: whom.did }),
    block: (whom: Somebody) => create('app.bsky.graph.block', { subject: whom.did }),
    closeThread: async (post: Ref): Promise<void> => {
      const record = { post: post.uri, allow: [], createdAt: now() };
      const at = { repo, collection: 'app.bsky.feed.threadgate', rkey: placeOf(post).rkey };
      await call('com.atproto.repo.putRecord', { ...at, record });
    },
    edit: async (post: Ref, text: string): Promise<Ref> => {
      const at = { repo, ...placeOf(post) };
      const { value } = await call('com.atproto.repo.getRecord', undefined, at);
      return call('com.atproto.repo.putRecord', { ...at, record: { ...value, text } });
    },
    remove: async (record: Ref): Promise<void> => {
      await call('com.atproto.repo.deleteRecord', { repo, ...placeOf(record) });
    },
  };
}

function talking({ post }: Pick<ReturnType<typeof writing>, 'post'>) {
  return {
    reply: (text: string, parent: Ref, root = parent) =>
      post(text, { reply: { root: refOf(root), parent: refOf(parent) } }),
    mention: (text: string, whom: Somebody) => {
      const index = { byteStart: 0, byteEnd: whom.handle.length + 1 };
      const features = [{ $type: 'app.bsky.richtext.facet#mention', did: whom.did }];
      return post(`@${whom.handle} ${text}`, { facets: [{ index, features }] });
    },
    quote: (text: string, of: Ref) =>
      post(text, { embed: { $type: 'app.bsky.embed.record', record: refOf(of) } }),
  };
}

function caller(service: string, token: () => string): Call {
  return async (nsid, body, params = {}) => {
    const url = `${service}/xrpc/${nsid}?${new URLSearchParams(params)}`;
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    if (token()) headers.authorization = `Bearer ${token()}`;
    const post = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(url, { headers, ...post });
    const text = await response.text();
    if (!response.ok) throw new Error(`${nsid}: ${response.status} ${text}`);
    return text ? JSON.parse(text) : {};
  };
}

function placeOf({ uri }: Ref): { collection: string; rkey: string } {
  const [, , , collection = '', rkey = ''] = uri.split('/');
  return { collection, rkey };
}

function refOf({ uri, cid }: Ref): Ref {
  return { uri, cid };
}
