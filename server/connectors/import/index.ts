import {
  type Connector,
  type ImportedRow,
  type IncomingMessage,
  NetworkError,
} from '../connector.ts';
import { fitText } from '../fit.ts';

/** What was said elsewhere, brought in from a file; nothing can be sent back. */
export const importer: Connector = {
  name: 'import',
  probe: async () => ({
    account: null,
    name: 'import',
    link: null,
    capabilities: ['history'],
    limits: { unit: 'grapheme', text: 20_000 },
  }),
  receive: (payload) => ({ items: [message(payload as ImportedRow)], unknown: 0 }),
  fit: fitText,
};

function message(row: ImportedRow): IncomingMessage {
  if (!row?.id || !row.author)
    throw new NetworkError({ kind: 'bug', detail: 'a row without id or author' });
  const { author, authorName, ...said } = row;
  const rest = { version: '1', post: null, attachments: [], permalink: null, automatic: false };
  return { what: 'message', ...said, ...rest, author: authorOf(author, authorName) };
}

function authorOf(id: string, name: string | null): IncomingMessage['author'] {
  const kind = /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(id) ? 'mail' : 'handle';
  return { id, kind, handle: id, name, avatar: null, link: null, trust: 'claimed', scope: '' };
}
