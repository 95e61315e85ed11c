import { type Connector, type IncomingMessage, NetworkError, type Sent } from '../connector.ts';
import { fitText } from '../fit.ts';

/** What the widget sends us: a comment under a page, or a line of a private chat. */
export type WidgetPayload = {
  kind: 'comment' | 'chat' | 'page';
  id: string;
  /** The visitor: a stable id the widget keeps, and the name they gave. */
  visitor: { id: string; name: string };
  page: { url: string; title: string };
  parent: string | null;
  text: string;
  /** When our door heard it: the visitor's clock is not asked. */
  sentAt: string;
};

const limits = { unit: 'grapheme', text: 5000 } as const;

/** Our own website: messages come in through the widget's door, answers are read from our own database. */
export const website: Connector = {
  name: 'website',
  probe: async ({ settings }) => ({
    account: null,
    name: 'website',
    link: siteOf(settings.site),
    capabilities: ['comments', 'chat', 'reply'],
    limits,
  }),
  receive: (payload) => {
    if (payload === null || typeof payload !== 'object') throw broken();
    const said = payload as WidgetPayload;
    if (said.kind === 'page') return { items: [page(said)], unknown: 0 };
    if (said.kind !== 'comment' && said.kind !== 'chat') return { items: [], unknown: 1 };
    if (!isWhole(said)) throw broken();
    return {
      items: said.kind === 'comment' ? [page(said), message(said)] : [message(said)],
      unknown: 0,
    };
  },
  fit: fitText,
  idFor: (draft) => draft.key,
  send: async ({ key, text }) => visible(key, text),
  confirm: async () => ({ state: 'visible', permalink: null }),
};

/** Our door stores nothing else; what came another way is not guessed at. */
function isWhole({ id, visitor, page, text }: WidgetPayload): boolean {
  return [id, visitor?.id, page?.url].every(Boolean) && typeof text === 'string';
}

function broken(): NetworkError {
  return new NetworkError({ kind: 'bug', detail: 'a widget message without its parts' });
}

/** The firm's site as a link; none, when nothing was set. Refused, when it is no web address. */
function siteOf(site: unknown): string | null {
  if (typeof site !== 'string' || site.trim() === '') return null;
  const link = site.includes('://') ? site : `https://${site}`;
  if (/^https?:$/.test(URL.parse(link)?.protocol ?? '')) return link;
  throw new NetworkError({ kind: 'permission', detail: 'site: not a web address' });
}

/** An answer is there as soon as it is written: visitors read it from us. */
function visible(key: string, text: string): Sent {
  const { fits, length, limit } = fitText(text, limits);
  if (fits) return { state: 'visible', id: key, permalink: null };
  return { state: 'refused', problem: { kind: 'too-long', detail: `${length} of ${limit}` } };
}

function page({ page: { url, title } }: WidgetPayload) {
  return {
    what: 'post',
    id: url,
    author: '',
    text: title,
    permalink: url,
    publishedAt: null,
    deletedAt: null,
  } as const;
}

const flags = { ours: false, automatic: false, history: false, version: '1', attachments: [] };

function message(said: WidgetPayload): IncomingMessage {
  const { id, visitor, text, sentAt } = said;
  return {
    what: 'message',
    id,
    ...placeOf(said),
    ...flags,
    author: authorOf(visitor),
    text,
    sentAt,
  };
}

function placeOf({ kind, visitor, page: { url }, parent }: WidgetPayload) {
  return kind === 'comment'
    ? {
        thread: null,
        parent: parent ?? url,
        post: url,
        permalink: url,
        visibility: 'public' as const,
      }
    : {
        thread: visitor.id,
        parent: null,
        post: null,
        permalink: null,
        visibility: 'private' as const,
      };
}

function authorOf({ id, name }: WidgetPayload['visitor']): IncomingMessage['author'] {
  const handle = name || id.slice(0, 8);
  return {
    id,
    kind: 'handle',
    handle,
    name: name || null,
    avatar: null,
    link: null,
    trust: 'claimed',
    scope: '',
  };
}
