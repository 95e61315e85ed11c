import { type Connector, type IncomingMessage, NetworkError } from '../connector.ts';
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
  sentAt: string;
};

/** Our own website: messages come in through the widget's door, answers are read from our own database. */
export const website: Connector = {
  name: 'website',
  probe: async ({ settings }) => ({
    account: null,
    name: 'website',
    link: typeof settings.site === 'string' ? settings.site : null,
    capabilities: ['comments', 'chat', 'reply'],
    limits: { unit: 'grapheme', text: 5000 },
  }),
  receive: (payload) => {
    const said = payload as WidgetPayload;
    if (said.kind === 'page') return { items: [page(said)], unknown: 0 };
    if (said.kind !== 'comment' && said.kind !== 'chat') return { items: [], unknown: 1 };
    return {
      items: said.kind === 'comment' ? [page(said), message(said)] : [message(said)],
      unknown: 0,
    };
  },
  fit: fitText,
  idFor: (draft) => draft.key,
  send: async (draft) => ({ state: 'visible', id: draft.key, permalink: null }),
  confirm: async () => ({ state: 'visible', permalink: null }),
};

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
  if (!visitor?.id || !id)
    throw new NetworkError({ kind: 'bug', detail: 'a widget message without visitor or id' });
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
